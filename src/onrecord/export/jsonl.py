"""Readings as JSON Lines: one record a line, in the order and shapes of docs/output.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.model import Reading

# Half of a surrogate pair is legal in JSON as an escape but not in UTF-8, so such a line is written in ASCII.
_SURROGATES = range(0xD800, 0xE000)


def write_readings(readings: Iterable[Reading], file: TextIO) -> int:
    """How many records were written: each report, what was removed, its claims in the order of its text, its relations.

    >>> import io
    >>> from onrecord.model import Reading, Report
    >>> out = io.StringIO()
    >>> write_readings([Reading(Report(id="r:1", text="Two men died."))], out)
    1
    >>> out.getvalue()[:35]
    '{"record": "report", "id": "r:1", "'
    """
    written = 0
    for reading in readings:
        for record in reading.records():
            file.write(_line(record) + "\n")
            written += 1
    return written


def _line(record: dict[str, object]) -> str:
    line = json.dumps(record, ensure_ascii=False)
    return json.dumps(record) if any(ord(c) in _SURROGATES for c in line) else line
