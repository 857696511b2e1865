import logging

import pytest

from onrecord.errors import SourceError
from onrecord.ingest.decode import decode


def test_line_ends_are_kept_and_the_mark_is_not() -> None:
    assert decode(b"\xef\xbb\xbfA\r\nB\rC\n", where="a.txt") == "A\r\nB\rC\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode("Kata’ib — четыре".encode(encoding), where="a.txt") == "Kata’ib — четыре"


def test_windows_quotes_are_read_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="onrecord"):
        text = decode("He said “yes” – twice".encode("cp1252"), where="a.txt")
    assert text == "He said “yes” – twice"
    assert "a.txt: not UTF-8; read as Windows-1252" in caplog.text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_an_accented_letter_of_an_unknown_code_page_is_refused(encoding: str) -> None:
    with pytest.raises(SourceError, match="line 2: .*encoding cannot be told; convert it"):
        decode("Two died.\nNicolás was one.".encode(encoding), where="a.txt")


def test_cyrillic_of_an_unknown_code_page_is_refused() -> None:
    with pytest.raises(SourceError, match="encoding cannot be told"):
        decode("Двое убиты в Изюме".encode("cp1251"), where="a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n",
        b"abc\x00def",
        bytes(range(1, 32)) * 5,
        b"\xff\xfe" + bytes([1, 0]) * 50,
    ],
)
def test_binaries_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="not a text"):
        decode(data, where="a.txt")


def test_a_broken_utf16_is_named() -> None:
    with pytest.raises(SourceError, match="begins as UTF-16-LE and then breaks off"):
        decode(b"\xff\xfeA\x00B", where="a.txt")
