"""The scorer of dates, on a report and a TimeML text of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import SourceError
from onrecord.evaluate.dates import evaluate_dates, read_timeml, same_value

TIMEML = """<?xml version="1.0" ?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2019-12-30" functionInDocument="CREATION_TIME">2019-12-30</TIMEX3></DCT>
<TEXT>A patrol <EVENT eid="e1">fell</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2019-12-27">Friday</TIMEX3>;
{more} <TIMEX3 tid="t2" type="DATE" value="{value}">{words}</TIMEX3> it rained.</TEXT></TimeML>"""


def timeml(folder: Path, *, words: str = "last week", value: str = "2019-W52", more: str = "and") -> Path:
    file = folder / "a.tml"
    file.write_text(TIMEML.format(words=words, value=value, more=more), encoding="utf-8")
    return file


def test_a_perfect_reading_scores_one(tmp_path: Path) -> None:
    timeml(tmp_path)
    assert evaluate_dates(tmp_path) == {
        "strict_f1": 1,
        "relaxed_f1": 1,
        "value_f1": 1,
        "precision": 1,
        "recall": 1,
        "n": 2,
    }


def test_a_wrong_value_costs_value_only(tmp_path: Path) -> None:
    timeml(tmp_path, value="2018")
    scores = evaluate_dates(tmp_path)
    assert (scores["strict_f1"], scores["value_f1"]) == (1, 0.5)


def test_an_overlap_is_relaxed_not_strict(tmp_path: Path) -> None:
    timeml(tmp_path, words="week", more="and last")
    scores = evaluate_dates(tmp_path)
    assert (scores["strict_f1"], scores["relaxed_f1"]) == (0.5, 1)


def test_a_miss_costs_recall(tmp_path: Path) -> None:
    timeml(tmp_path, words="one rainy spell")
    scores = evaluate_dates(tmp_path)
    assert (scores["precision"], scores["recall"]) == (1, 0.5)


def test_offsets_of_timeml_are_into_its_text(tmp_path: Path) -> None:
    text, published, gold = read_timeml(timeml(tmp_path))
    assert published == "2019-12-30"
    assert [text[g.start : g.end] for g in gold] == ["Friday", "last week"]


@pytest.mark.parametrize(("ours", "theirs"), [("2000-W07", "2000-W7"), ("1998", "1998-XX"), ("1998-10", "1998-10-XX")])
def test_two_notations_of_one_value_are_equal(ours: str, theirs: str) -> None:
    assert same_value(ours, theirs)


def test_values_that_differ_are_not_equal() -> None:
    assert not same_value("1998-10", "1998")
    assert not same_value(None, "1998")


def test_claims_are_scored_by_their_range(tmp_path: Path) -> None:
    text = "A patrol fell on Friday. In March it rained. After the storm they left."
    dates = [
        ("A patrol fell on Friday.", "on Friday", "2019-12-27", "2019-12-27"),
        ("In March it rained.", "In March", "2018-03-01", "2018-03-31"),
        ("After the storm they left.", "After the storm", None, "2019-12-30"),
        ("A patrol fell on Friday.", None, "2019-12-27", "2019-12-27"),
    ]
    claims = [{"sentence": s, "date": {"text": w, "from": first, "to": last}} for s, w, first, last in dates]
    report = {"text": text, "published": "2019-12-30", "claims": [*claims, {"sentence": text, "date": None}]}
    (tmp_path / "a.json").write_text(json.dumps(report), encoding="utf-8")
    assert evaluate_dates(tmp_path) == {"exact": 0.3333, "resolved": 0.6667, "right_if_resolved": 0.5, "n": 3}


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "._a.tml").write_bytes(b"\x00\x05")
    with pytest.raises(SourceError, match="no .tml and no .json"):
        evaluate_dates(tmp_path)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tml").write_text("<TimeML>", encoding="utf-8")
    with pytest.raises(SourceError, match="b.tml"):
        evaluate_dates(tmp_path)
