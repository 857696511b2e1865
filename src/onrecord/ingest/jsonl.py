"""JSON Lines: one report a line; a broken line is named and the next one read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import InputError, ReportError
from onrecord.ingest.report import check_readable, make_report
from onrecord.model import Report
from onrecord.settings import Settings

_FIELDS = ("title", "publisher", "via", "author", "published", "url")
_MARK = b"\xef\xbb\xbf"


def read_jsonl(
    stream: BinaryIO, *, name: str, published: str | None, settings: Settings
) -> Iterator[Report | InputError]:
    """The report, or what is wrong, of each line that is not blank."""
    number, limit = 0, settings.max_line_bytes
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            yield _too_long(stream, line, name=name, number=number, limit=limit)
            continue
        line = line.removeprefix(_MARK) if number == 1 else line
        if line.strip():
            yield _report_or_error(line, name=name, number=number, published=published, settings=settings)


def _too_long(stream: BinaryIO, line: bytes, *, name: str, number: int, limit: int) -> InputError:
    """The error for a line over the limit, with the stream moved past the line."""
    size, rest = len(line), line
    while rest and not rest.endswith(b"\n"):
        rest = stream.readline(limit)
        size += len(rest)
    return ReportError(
        f"the line has {size / 1e6:.0f} MB, more than the {limit / 1e6:.0f} MB that a report may have",
        where=name, line=number, hint="one report a line; see max_line_bytes in docs/settings.md",
    )  # fmt: skip


def _report_or_error(
    line: bytes, *, name: str, number: int, published: str | None, settings: Settings
) -> Report | InputError:
    try:
        report = _report(_parse(line), published=published)
        check_readable(report, settings=settings)
    except ReportError as error:
        return ReportError(error.what, where=name, line=number, hint=error.hint)
    return report


def _parse(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReportError(
            f"the line is not UTF-8 (byte {error.start})", where="", hint="save the file as UTF-8"
        ) from error
    except (json.JSONDecodeError, RecursionError) as error:
        what = (
            f"{error.msg} at character {error.pos + 1}"
            if isinstance(error, json.JSONDecodeError)
            else "nested too deep"
        )
        raise ReportError(f"this is no JSON ({what})", where="", hint="one JSON object a line") from error
    if not isinstance(value, dict):
        raise ReportError(f"a JSON {_json_type(value)}, not an object", where="", hint='a line is {"text": "…", …}')
    return value


def _report(value: dict[str, Any], *, published: str | None) -> Report:
    if "text" not in value:
        raise ReportError("the object has no 'text'", where="", hint='a line is {"text": "…", …}')
    text = value["text"]
    if not isinstance(text, str):
        raise ReportError(
            f"'text' is a JSON {_json_type(text)}, not a string", where="", hint="give the text as one string"
        )
    given = {key: _optional(value, key) for key in _FIELDS}
    given["published"] = given["published"] or published
    source_id = value.get("id")
    if isinstance(source_id, int) and not isinstance(source_id, bool):
        source_id = str(source_id)
    elif source_id is not None and not isinstance(source_id, str):
        raise ReportError(
            f"'id' is a JSON {_json_type(source_id)}, not a string", where="", hint="give a string, or leave it out"
        )
    return make_report(text, source_id=source_id, **given)


def _optional(value: dict[str, Any], key: str) -> str | None:
    given = value.get(key)
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    if not isinstance(given, str):
        raise ReportError(
            f"'{key}' is a JSON {_json_type(given)}, not a string", where="", hint="give a string, or leave it out"
        )
    return given


def _json_type(value: object) -> str:
    names = {dict: "object", list: "array", str: "string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "number")
