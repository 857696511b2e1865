from __future__ import annotations

import io
import json

from onrecord.export.jsonl import write_readings
from tests.export.sample_reading import sample_reading
from tests.factories import a_reading, a_report


def test_records_of_a_report_come_together_in_their_order() -> None:
    out = io.StringIO()
    written = write_readings([sample_reading(), a_reading()], out)
    kinds = [json.loads(line)["record"] for line in out.getvalue().splitlines()]
    assert written == len(kinds)
    assert kinds == ["report", *["removed"] * 2, *["claim"] * 10, "relation", "report", "claim"]


def test_letters_stay_as_they_are_and_lines_are_lines() -> None:
    out = io.StringIO()
    write_readings([a_reading(a_report("Kata’ib\u2028said\nso."))], out)
    assert "Kata’ib" in out.getvalue()
    assert out.getvalue().count("\n") == 1


def test_half_a_surrogate_pair_can_be_written_and_read_back() -> None:
    out = io.StringIO()
    write_readings([a_reading(a_report("bad \ud800 text"))], out)
    out.getvalue().encode("utf-8")
    assert json.loads(out.getvalue())["text"] == "bad \ud800 text"
