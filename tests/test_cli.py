import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord import __version__
from onrecord.cli import main
from onrecord.model import Reading
from onrecord.store import Store
from tests.test_records import a_whole_reading

TEXT = "Two men were killed by shells in Homs on Monday, police said."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_SETTINGS", raising=False)


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text(TEXT)
    return "a.txt"


@pytest.fixture
def store(tmp_path: Path) -> Reading:
    with Store(tmp_path / "onrecord.db") as opened:
        opened.add([a_whole_reading()])
    return a_whole_reading()


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> tuple[int, str, str]:
    status = main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def jsonl(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_read_prints_a_table(capsys: pytest.CaptureFixture[str], report: str) -> None:
    status, out, err = run(capsys, "read", report, "--published", "2024-05-01")
    assert (status, err) == (0, "")
    assert "police" in out
    assert "Homs" in out


def test_read_prints_records(capsys: pytest.CaptureFixture[str], report: str) -> None:
    status, out, _ = run(capsys, "read", report, "--format", "jsonl", "--published", "2024-05-01")
    first, *rest = jsonl(out)
    assert status == 0
    assert (first["record"], first["text"], first["published"], first["source_id"]) == (
        "report",
        TEXT,
        "2024-05-01",
        "a.txt",
    )
    assert {record["record"] for record in rest} == {"claim"}


def test_read_prints_a_page(capsys: pytest.CaptureFixture[str], report: str) -> None:
    status, out, _ = run(capsys, "read", report, "--format", "html")
    assert status == 0
    assert out.lstrip().lower().startswith("<!doctype html>")


def test_read_writes_a_page_for_each_report(capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in ("x/1", "x/1", "../.."))
    )
    status, out, _ = run(capsys, "read", report, "b.jsonl", "--format", "html", "--out", "pages")
    assert status == 0
    assert len(set(out.split())) == 4
    assert len(list((tmp_path / "pages").glob("*.html"))) == 4


def test_read_writes_to_a_file(capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path) -> None:
    status, out, _ = run(capsys, "read", report, "--format", "jsonl", "--out", "a.jsonl")
    assert (status, out) == (0, "")
    assert jsonl((tmp_path / "a.jsonl").read_text())[0]["text"] == TEXT


def test_read_goes_on_after_what_it_cannot_read(
    capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path
) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": 1}\n')
    status, out, err = run(capsys, "read", "none.txt", report, "b.jsonl", "--format", "jsonl")
    assert status == 1
    assert jsonl(out)[0]["text"] == TEXT
    assert err.splitlines() == [
        "onrecord: none.txt: there is no such file or folder; check the name",
        "onrecord: b.jsonl, line 1: 'text' is a JSON number, not a string; give the text as one string",
        "1 report read, 2 failed",
    ]


def test_the_name_of_a_file_cannot_draw_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "read", "\x1b[31mred\n.txt")
    assert "\x1b" not in err
    assert len(err.splitlines()) == 2


def test_read_reads_the_samples(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "read", "--sample", "--format", "jsonl")
    count = sum(record["record"] == "report" for record in jsonl(out))
    assert (status, err) == (0, f"{count} reports read, 0 failed\n")
    assert count >= 6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "name at least one SOURCE"),
        (["read", "a.txt", "--published", "2019-02-30"], "there is no day '2019-02-30'"),
        (["read", "a.txt", "--published", "yesterday"], "'yesterday' is no full date"),
        (["read", "a.txt", "--format", "pdf"], "'pdf'"),
        (["nothing"], "No such command"),
        (["bench", "--repeat", "0"], "0"),
        (["evaluate", "dates", "nowhere"], "nowhere"),
        (["read", "a.txt", "--format", "jsonl", "--out", "no/such/folder.jsonl"], "no/such/folder.jsonl"),
    ],
)
def test_a_wrong_call(capsys: pytest.CaptureFixture[str], report: str, arguments: list[str], message: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert message in err


def test_add_show_export_info_verify(capsys: pytest.CaptureFixture[str], report: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("")
    assert run(capsys, "add", report, "b.txt") == (
        1, "", "onrecord: b.txt: the file is empty; remove it, or add its text\n"
        "onrecord.db: 1 new, 0 already there, 0 read anew, 1 failed\n",
    )  # fmt: skip
    assert run(capsys, "add", report)[2] == "onrecord.db: 0 new, 1 already there, 0 read anew, 0 failed\n"

    status, out, _ = run(capsys, "show")
    assert status == 0
    assert "r:" in out
    status, out, _ = run(capsys, "show", "a.txt", "--format", "jsonl")
    assert (status, jsonl(out)[0]["text"]) == (0, TEXT)
    assert run(capsys, "export")[1] == out
    assert "police" in run(capsys, "show", "a.txt")[1]

    facts = json.loads(run(capsys, "info", "--json")[1])
    assert (facts["reports"], facts["failures"], facts["store"], facts["version"]) == (1, 1, "onrecord.db", __version__)
    status, out, _ = run(capsys, "verify")
    assert status == 0
    assert out.startswith("onrecord.db: sound (1 report, ")


def test_the_store_can_be_named_and_set(capsys: pytest.CaptureFixture[str], store: Reading, tmp_path: Path) -> None:
    (tmp_path / "onrecord.db").rename(tmp_path / "x.db")
    assert run(capsys, "show")[2].startswith("onrecord: onrecord.db: there is no store")
    assert run(capsys, "show", "--store", "x.db")[0] == 0
    (tmp_path / "onrecord.toml").write_text('[onrecord]\nstore = "x.db"\n')
    assert run(capsys, "show")[0] == 0
    (tmp_path / "s.toml").write_text('[onrecord]\nstore = "y.db"\n')
    assert "y.db" in run(capsys, "--settings", "s.toml", "show")[2]
    (tmp_path / "s.toml").write_text("[onrecord]\ncolour = 1\n")
    assert "'colour' is no setting" in run(capsys, "--settings", "s.toml", "show")[2]


def test_show_prints_a_page(capsys: pytest.CaptureFixture[str], store: Reading) -> None:
    status, out, _ = run(capsys, "show", "1", "--format", "html")
    assert status == 0
    assert "Kramatorsk" in out


def test_export_to_a_file(capsys: pytest.CaptureFixture[str], store: Reading, tmp_path: Path) -> None:
    assert run(capsys, "export", "--out", "all.jsonl")[:2] == (0, "")
    assert jsonl((tmp_path / "all.jsonl").read_text()) == store.records()


def test_info_without_a_store(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    facts = json.loads(run(capsys, "info", "--json")[1])
    assert facts == {
        "reports": 0, "claims": 0, "incidents": 0, "relations": 0, "readings": 0, "failures": 0,
        "version": __version__, "model": facts["model"], "store": None, "schema": 2,
    }  # fmt: skip
    assert facts["model"].startswith("en_core_web_sm")
    assert "reports    0" in run(capsys, "info")[1]
    assert not (tmp_path / "onrecord.db").exists()


def test_verify_names_faults(capsys: pytest.CaptureFixture[str], store: Reading, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "onrecord.db") as raw:
        raw.execute("UPDATE claim SET record = '{}'")
    status, out, err = run(capsys, "verify")
    assert (status, err) == (1, "onrecord.db: 1 fault\n")
    assert "a record cannot be read" in out


def test_a_file_that_is_no_store(capsys: pytest.CaptureFixture[str], report: str) -> None:
    status, out, err = run(capsys, "show", "--store", report)
    assert (status, out) == (1, "")
    assert err.startswith("onrecord: a.txt: this file is no store")


def test_ontology_and_actor(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "ontology", "MOBILIZE")
    assert (status, "troops" in out) == (0, True)
    assert "troops" in {row["name"] for row in json.loads(run(capsys, "ontology", "MOBILIZE", "--format", "json")[1])}
    assert run(capsys, "ontology", "NOTHING")[0] == 1
    assert "Kata" in run(capsys, "actor", "Kata'ib Hizbollah")[1]
    assert json.loads(run(capsys, "actor", "Kata'ib Hizbollah", "--format", "json")[1])
    assert run(capsys, "actor", "Nobody Knows Them")[0] == 1


def test_lint_data(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(capsys, "lint-data")[0] == 0
    (tmp_path / "mine").mkdir()
    assert run(capsys, "lint-data", "mine")[0] == 0
    (tmp_path / "mine" / "boilerplate.yaml").write_text(
        "- name: x\n  reason: credit\n  pattern: a\n  examples: [b]\n  not: [c]\n"
    )
    status, out, err = run(capsys, "lint-data", "mine")
    assert (status, err) == (1, "mine: 1 fault\n")
    assert "does not match its example" in out


def test_evaluate_dates_on_claims(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    gold = {
        "id": "g", "published": "2024-05-01", "text": TEXT,
        "claims": [{"sentence": TEXT, "date": {"text": "on Monday", "from": "2024-04-29", "to": "2024-04-29"}}],
    }  # fmt: skip
    (tmp_path / "gold" / "g.json").write_text(json.dumps(gold))
    status, out, _ = run(capsys, "evaluate", "dates", "gold", "--json")
    assert status == 0
    assert isinstance(json.loads(out), dict)


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"onrecord {__version__}\n", "")
    status, out, _ = run(capsys, "--help")
    assert (status, "onrecord add reports/" in out) == (0, True)


def test_interrupting_add_says_what_was_kept(
    capsys: pytest.CaptureFixture[str], report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any, on_item: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.add", interrupt)
    status, _, err = run(capsys, "add", report)
    assert status == 130
    assert "interrupted; 0 reports of this run are kept in onrecord.db; run it again to go on" in err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": f"{TEXT} {n}"}) + "\n" for n in range(60)))
    command = [sys.executable, "-m", "onrecord", "read", "a.jsonl", "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()
