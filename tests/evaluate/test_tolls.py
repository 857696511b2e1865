"""The scorer of tolls, on a corpus of our own of the same form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.tolls import Told, evaluate_tolls, read_corpus
from onrecord.model import Effect
from tests.factories import a_report

INCIDENT = {
    "key": "7", "num_killed": 1, "num_injured": 2,
    "participants": [{"Name": " Ana Moss", "Status": " Killed"}, {"Name": " Jo Reed", "Status": " Injured"}],
}  # fmt: skip
DOCS = [
    {"doc_id": "a", "incident_id": "7", "title": "", "dct": "2016-01-04",
     "content": "Gunmen attacked a bus, killing a driver and wounding two passengers."},
    {"doc_id": "b", "incident_id": "7", "title": "", "dct": "2016-01-05",
     "content": "Ana Moss, a driver, died after the shooting."},
    {"doc_id": "c", "incident_id": "9", "title": "", "dct": None, "content": "Nothing is known."},
]  # fmt: skip


def corpus(folder: Path) -> Path:
    docs = folder / "own.docs.jsonl"
    docs.write_text("".join(json.dumps(d) + "\n" for d in DOCS), encoding="utf-8")
    (folder / "own.incidents.jsonl").write_text(json.dumps(INCIDENT) + "\n", encoding="utf-8")
    return docs


def told(text: str, killed: int, injured: int, *names: str) -> Told:
    return Told(a_report(text), {"killed": killed, "injured": injured}, {"killed": names, "injured": ()})


def test_figures(tmp_path: Path) -> None:
    figures = evaluate_tolls(corpus(tmp_path))
    assert (figures["reports"], figures["killed_n"], figures["injured_n"]) == (2, 2, 1)
    assert (figures["killed_exact"], figures["injured_exact"]) == (1.0, 1.0)
    assert (figures["killed_error"], figures["killed_unread"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "effect", "killed", "injured", "states"),
    [
        ("Two men were killed.", "killed", 2, 0, True),
        ("Men were killed by two gunmen. Police came.", "killed", 2, 0, True),
        ("Two gunmen came. Some men were killed.", "killed", 2, 0, False),
        ("A man died.", "killed", 1, 0, True),
        ("A man was hurt.", "killed", 1, 0, False),
        ("Three women were wounded.", "injured", 0, 3, True),
        ("A woman was taken to hospital.", "injured", 0, 1, True),
        ("A woman died at the hospital.", "injured", 1, 1, False),
        ("Nobody was killed.", "killed", 0, 0, False),
    ],
)
def test_a_report_is_measured_on_what_it_states(
    text: str, effect: Effect, killed: int, injured: int, states: bool
) -> None:
    assert told(text, killed, injured).states(effect) == states


def test_all_names_state_the_number_too() -> None:
    assert told("Moss and Reed were killed.", 2, 0, "Moss", "Reed").states("killed")
    assert not told("Moss was killed.", 2, 0, "Moss", "Reed").states("killed")


def test_a_report_whose_incident_is_unknown_is_left_out(tmp_path: Path) -> None:
    assert [each.report.source_id for each in read_corpus(corpus(tmp_path))] == ["a", "b"]


def test_what_is_no_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="incidents.jsonl"):
        evaluate_tolls(tmp_path)
    docs = corpus(tmp_path)
    docs.write_text("{\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 1"):
        evaluate_tolls(docs)
