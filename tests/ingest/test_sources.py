import io
import json
import logging
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError, ReportError, SourceError
from onrecord.ingest import read_sources
from onrecord.model import Report
from onrecord.settings import Settings

TEXT = "Two men were killed in Homs, police said."


def read(*sources: Any, **options: Any) -> list[Any]:
    return list(read_sources(sources, **options))


def messages(items: Any) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


def texts(items: Any) -> list[str]:
    return [item.text for item in items if isinstance(item, Report)]


def lines(path: Path, *values: Any) -> Path:
    path.write_text("".join((v if isinstance(v, str) else json.dumps(v)) + "\n" for v in values), encoding="utf-8")
    return path


def test_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "a.TXT"
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n")
    (report,) = read(file, published="2020-01-02")
    assert (report.text, report.source_id, report.published) == (TEXT + "\r\n", "a.TXT", "2020-01-02")


def test_a_markdown_file_with_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        f"---\ntitle: Blast\nPublisher: The Post\ndate: 2020-01-02\nauthor: [A, B]\ntags: x\n---\n\n{TEXT}\n"
    )
    (report,) = read(file, published="2021-01-01")
    assert report.text == TEXT + "\n"
    assert (report.title, report.publisher, report.author) == ("Blast", "The Post", "A, B")
    assert (report.published, report.published_from) == ("2020-01-02", "metadata")


def test_a_markdown_file_without(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"# Blast in Homs\n\n{TEXT}\n\n---\n\nThe end.")
    (report,) = read(file)
    assert (report.title, report.text[:7], report.published_from) == ("Blast in Homs", "# Blast", None)


def test_broken_front_matter_and_an_impossible_date_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [x\n---\nTwo died.")
    (tmp_path / "b.md").write_text("---\npublished: 2019-02-30\n---\nTwo died.")
    first, second = messages(read(tmp_path / "a.md", tmp_path / "b.md"))
    assert "a.md: the front matter is no YAML" in first
    assert "b.md: there is no day '2019-02-30'" in second


def test_json_lines(tmp_path: Path) -> None:
    file = lines(
        tmp_path / "a.jsonl",
        {"id": "1", "title": "T", "publisher": "P", "published": "2020-01-02", "url": "http://e.org", "text": TEXT},
        "",
        {"id": 7, "text": TEXT, "title": None, "via": "AFP", "author": "X"},
    )
    first, second = read(file, published="2021-03-04")
    assert (first.source_id, first.title, first.publisher, first.url, first.published) == (
        "1",
        "T",
        "P",
        "http://e.org",
        "2020-01-02",
    )
    assert (second.source_id, second.title, second.via, second.author, second.published) == (
        "7",
        None,
        "AFP",
        "X",
        "2021-03-04",
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{bad", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"text": NaN}', "'text' is a JSON number, not a string"),
        ("[1]", "a JSON array, not an object"),
        ("null", "a JSON null, not an object"),
        ('{"title": "x"}', "no 'text'"),
        ('{"text": ["x"]}', "'text' is a JSON array"),
        ('{"text": "x", "title": 3}', "'title' is a JSON number"),
        ('{"text": "x", "id": {}}', "'id' is a JSON object"),
        ('{"text": "x", "published": "2019-02-30"}', "there is no day '2019-02-30'"),
        ('{"text": "x", "published": "yesterday"}', "'yesterday' is no full date"),
        ('{"text": "a \\ud800 b"}', "broken character (U+D800) at 2"),
        ('{"text": "a \\u0000 b"}', "broken character (U+0000) at 2"),
        ('{"text": ""}', "the text is empty"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, what: str) -> None:
    items = read(lines(tmp_path / "a.jsonl", {"text": TEXT}, line, {"text": TEXT}))
    assert [type(item) for item in items] == [Report, ReportError, Report]
    (message,) = messages(items)
    assert message.startswith(f"{tmp_path / 'a.jsonl'}, line 2: ")
    assert what in message
    assert "\n" not in message


def test_a_line_that_is_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Nicol\xe1s"}\n' + json.dumps({"text": TEXT}).encode())
    items = read(tmp_path / "a.jsonl")
    assert "line 1: the line is not UTF-8 (byte 15)" in messages(items)[0]
    assert texts(items) == [TEXT]


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.jsonl", {"text": "a" * 5_000_000}, {"text": TEXT}, {"text": "b" * 3_000_000})
    items = read(file, settings=Settings(max_line_bytes=1_000_000))
    assert messages(items)[0].startswith(f"{file}, line 1: the line has 5 MB, more than the 1 MB")
    assert messages(items)[1].startswith(f"{file}, line 3: the line has 3 MB")
    assert texts(items) == [TEXT]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \r\n ", "the file is empty"),
        ("a.txt", b"\xef\xbb\xbf", "the text is empty"),
        ("a.jsonl", b"\n\n", "the file is empty"),
        ("a.txt", b"x" * 2_000_000, "larger than the 1 MB"),
        ("a.txt", b"Two men. " * 200, "one report may have 1,000"),
        ("a.html", b"<p>Two</p>", "files of type '.html' are not read yet; read are .txt, .md, .jsonl"),
        ("noname", b"Two", "files of type 'noname' are not read yet"),
        ("a.txt", b"\x00\x01", "binary"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT)
    items = read(
        tmp_path / name, tmp_path / "good.txt", settings=Settings(max_line_bytes=1_000_000, max_text_chars=1_000)
    )
    assert texts(items) == [TEXT]
    (message,) = messages(items)
    assert message.startswith(f"{tmp_path / name}")
    assert what in message


def test_a_missing_file_and_a_web_address() -> None:
    items = read("nowhere.txt", "https://example.org/a")
    assert messages(items) == [
        "nowhere.txt: there is no such file or folder; check the name",
        "https://example.org/a: addresses on the web are not read yet; save the page's text as .txt",
    ]
    assert all(isinstance(item, SourceError) for item in items)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert messages(read(tmp_path / "a.txt")) == [f"{tmp_path / 'a.txt'}: it may not be read; check its permissions"]


def test_permission_errors_are_told_even_to_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert "it may not be read; check its permissions" in messages(read(tmp_path / "a.txt"))[0]


def test_a_folder_is_walked_in_order(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".hidden/x.txt", "c/.x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}")
    (tmp_path / "b" / "page.html").write_text("x")
    (tmp_path / "README").write_text("x")
    lines(tmp_path / "b" / "m.jsonl", {"text": TEXT}, "{")
    with caplog.at_level(logging.WARNING, logger="onrecord"):
        items = read(tmp_path)
    assert texts(items) == [f"{TEXT} a.txt", f"{TEXT} b/a.txt", TEXT, f"{TEXT} b/z.txt"]
    assert len(messages(items)) == 1
    assert "passed over files of other types (.html 1, no suffix 1)" in caplog.text


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("x")
    assert "the folder holds no report" in messages(read(tmp_path))[0]


def test_a_folder_that_leads_back_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    items = read(tmp_path)
    assert texts(items) == [TEXT]
    assert "this link leads back to a folder that holds it" in messages(items)[0]


def test_a_dangling_link_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    items = read(tmp_path)
    assert texts(items) == [TEXT]
    assert "there is no such file" in messages(items)[0]


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))


@pytest.mark.parametrize("data", [TEXT.encode(), json.dumps({"text": TEXT}).encode() + b"\n"])
def test_standard_input_is_text_or_json_lines(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(data))
    (report,) = read("-")
    assert (report.text, report.source_id) == (TEXT, None)


def test_an_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(b""))
    assert messages(read("-")) == ["standard input: the file is empty; remove it, or add its text"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
    writer.start()
    assert texts(read(pipe)) == [TEXT]
    writer.join()
