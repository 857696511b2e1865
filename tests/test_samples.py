"""The sample reports hold what they are there to show."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.consolidate.model import Incident
from onrecord.consolidate.record import Record
from onrecord.ingest import read_sources
from onrecord.model import Report
from onrecord.pipeline import read_reports
from onrecord.samples import folder


def texts() -> dict[str, str]:
    """The words of each sample report by its name; the lines of a .jsonl file are reports of their own."""
    found = {}
    for path in sorted(folder().iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            found.update({row["id"]: row["text"] for row in map(json.loads, content.splitlines())})
        else:
            found[path.name] = content.split("---\n", 2)[-1] if content.startswith("---\n") else content
    return found


def test_there_are_eight_reports_of_the_length_of_a_dispatch() -> None:
    lengths = {name: len(text.split()) for name, text in texts().items()}
    assert len(lengths) == 8
    assert {name: n for name, n in lengths.items() if not 150 <= n <= 400} == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"^Via \w+", r"^READ ALSO ", r"^RELATED: ", r"Photo: .+ / Handout", r"CORRECTION|\*\*Correction",
        r"\bden(?:y|ies|ied)\b", r"\bplans? to\b|\bis to\b", r"\bdozens of wounded\b",
        r"spoke on condition of anonymity",
        r"\b39\b", r"\b50 people\b", r"\b52 dead\b", r"Fifty-seven", r"\bfour dead\b", r"\b25 fighters\b",
        r"\b19 dead\b",
    ],
)  # fmt: skip
def test_between_them_they_show(pattern: str) -> None:
    assert any(re.search(pattern, text, re.MULTILINE) for text in texts().values())


def test_each_says_when_it_was_published() -> None:
    for path in sorted(folder().iterdir()):
        content = path.read_text(encoding="utf-8")
        rows = content.splitlines() if path.suffix == ".jsonl" else [content]
        for row in rows:
            assert re.search(r"published\W+20\d\d-\d\d-\d\d|\b\d\d? December 2019\b", row), path.name


def killed(incident: Incident) -> set[int | None]:
    toll = incident.toll("killed")
    return {figure.low for figure in toll.figures} if toll else set()


def test_the_rockets_and_the_strikes_are_two_incidents() -> None:
    reports = [report for report in read_sources([folder()]) if isinstance(report, Report)]
    attacks = [i for i in Record(list(read_reports(reports))).incidents() if len(i.sources) > 1]
    rockets, strikes = ([i for i in attacks if i.date == day] for day in ("2019-12-27", "2019-12-29"))
    assert [(len(i.sources), i.place, killed(i)) for i in rockets] == [(4, "K-1", {1})]
    assert [(len(i.sources), i.place) for i in strikes] == [(3, "Al-Qaim")]
    assert killed(strikes[0]) == {4, 19, 22, 25}
