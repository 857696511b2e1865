"""From bytes to text: UTF-8, UTF-16 with its mark, Windows-1252 where nothing in it can be mistaken; else refused."""

from __future__ import annotations

import codecs
import logging

from onrecord.errors import SourceError

_log = logging.getLogger(__name__)

# The UTF-32 marks begin with those of UTF-16, so they come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_KNOWN_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
)

# Bytes that mean a quotation mark, a dash, a space or a sign in Windows-1252 and that no other code page in wide use
# gives to a letter inside English prose. An accented letter is not among them: é, щ and ي share one byte.
_TYPOGRAPHIC = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb\xbd")

# A text holds next to none of the control characters that fill a binary.
_CONTROL_SHARE = 0.01
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\f")


def decode(data: bytes, *, where: str) -> str:
    r"""The text of the bytes, without a byte order mark, its line ends as they are.

    A Windows-1252 file whose only foreign bytes are typographic quotes and dashes is read as such, and that is logged.

    >>> decode(b"\xef\xbb\xbfTwo men died.\r\n", where="a.txt")
    'Two men died.\r\n'

    Raises SourceError for a binary and for an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, where=where)
    _refuse_binary(data, where=where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_windows(data, error, where=where)


def _decode_as(data: bytes, encoding: str, *, where: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the file begins as {encoding.upper()} and then breaks off at byte {error.start}",
            where=where, hint="save it again as UTF-8",
        ) from error  # fmt: skip
    # A binary can begin with the two bytes of a mark by chance.
    if sum(char < " " and char not in "\t\n\r\f" for char in text) > _CONTROL_SHARE * len(text):
        raise SourceError("this is a binary file, not a text", where=where, hint="give a text in UTF-8")
    return text


def _refuse_binary(data: bytes, *, where: str) -> None:
    for magic, what in _KNOWN_FILES:
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not a text", where=where, hint="give the text in it as .txt or .jsonl")
    head = data[:65536]
    if b"\0" in head or len(head) - len(head.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(head):
        raise SourceError("this is a binary file, not a text", where=where, hint="give a text in UTF-8")


def _decode_windows(data: bytes, error: UnicodeDecodeError, *, where: str) -> str:
    foreign = {byte for byte in data if byte > 127}
    if foreign <= _TYPOGRAPHIC:
        _log.warning("%s: not UTF-8; read as Windows-1252, whose quotes and dashes it has", where)
        return data.decode("cp1252")
    raise SourceError(
        f"the text is not UTF-8 (byte {data[error.start]:#04x} at {error.start}) and its encoding cannot be told",
        where=where,
        line=data.count(b"\n", 0, error.start) + 1,
        hint="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
    ) from error
