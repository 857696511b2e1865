"""The scorer of whole readings, on small reports of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.claims import evaluate_claims, read_gold, score
from onrecord.evaluate.wordings import alike, matched
from onrecord.model import Claim, Report
from tests.factories import a_claim, a_date, a_reading, a_report

TEXT = "Shells hit the market in Kramatorsk on Monday, killing four people, the mayor said. Rebels denied an attack."


def gold_claim(**changed: Any) -> dict[str, Any]:
    claim = {
        "sentence": "Shells hit the market in Kramatorsk on Monday, killing four people, the mayor said.",
        "trigger": "hit", "speaker": "the mayor", "polarity": "positive", "modality": "actual", "type": "ASSAULT",
        "mode": "heavy-weapons", "actor": [], "target": ["market"], "weapon": ["shells"], "place": ["Kramatorsk"],
        "date": {"text": "on Monday", "from": "2024-05-06", "to": "2024-05-06"}, "count": None,
        "casualties": [{"effect": "killed", "low": 4, "high": 4, "who": "people", "text": "killing four people"}],
        "incident": "i1", "background": False,
    }  # fmt: skip
    return {**claim, **changed}


def gold_report(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "one", "text": TEXT, "claims": list(claims), "relations": [], "not_report": [], **more}


def read_rightly(report: Report, **changed: Any) -> Claim:
    known: dict[str, Any] = {
        "trigger": "hit", "mode": "heavy-weapons", "speaker": "the mayor", "target": "the market", "weapon": "Shells",
        "place": "Kramatorsk", "date": a_date("2024-05-06"), "killed": (4, 4, "killing four people"),
        "incident_id": "i:1",
    }  # fmt: skip
    return a_claim(report, **{**known, **changed})


def figures(gold: dict[str, Any], *claims: Claim) -> dict[str, float]:
    return score([gold], [a_reading(a_report(TEXT), claims=list(claims))]).figures()


def test_a_right_reading_scores_one() -> None:
    scores = figures(gold_report(gold_claim()), read_rightly(a_report(TEXT)))
    for name in ("claims", "whole_claims", "target", "weapon", "place", "date", "speaker", "figures_killed"):
        assert scores[f"{name}_f1"] == 1.0
    assert (scores["type"], scores["mode"], scores["killed"], scores["gold_claims"]) == (1.0, 1.0, 1.0, 1)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"speaker": None}, "speaker_f1"),
        ({"date": None}, "date_f1"),
        ({"target": ()}, "target_f1"),
        ({"killed": (5, 5, "killing four people")}, "figures_killed_f1"),
        ({"mode": "aerial"}, "mode"),
        ({"type": "COERCE"}, "claims_f1"),
    ],
)
def test_each_wrong_field_is_counted(changed: dict[str, Any], name: str) -> None:
    scores = figures(gold_report(gold_claim()), read_rightly(a_report(TEXT), **changed))
    assert scores[name] == 0.0
    assert name == "mode" or scores["whole_claims_f1"] == 0.0


def test_a_denial_counts_where_polarity_is_right() -> None:
    gold = gold_report(
        gold_claim(
            sentence="Rebels denied an attack.", trigger="attack", speaker="Rebels", polarity="negative", casualties=[]
        )
    )
    told = {"trigger": "attack", "speaker": "Rebels", "killed": None}
    report = a_report(TEXT)
    assert figures(gold, read_rightly(report, **told, polarity="negative"))["not_actual_f1"] == 1.0
    assert figures(gold, read_rightly(report, **told))["not_actual_f1"] == 0.0


def test_claims_of_one_incident_are_compared_in_pairs() -> None:
    gold = gold_report(gold_claim(), gold_claim(sentence="Rebels denied an attack.", trigger="attack", incident="i1"))
    report = a_report(TEXT)
    same = (read_rightly(report), read_rightly(report, trigger="attack"))
    apart = (read_rightly(report), read_rightly(report, trigger="attack", incident_id="i:2"))
    assert (figures(gold, *same)["same_incident_f1"], figures(gold, *apart)["same_incident_f1"]) == (1.0, 0.0)


def test_a_claim_beside_the_gold_costs_precision() -> None:
    report = a_report(TEXT)
    scores = figures(gold_report(gold_claim()), read_rightly(report), read_rightly(report, trigger="attack"))
    assert (scores["claims_precision"], scores["claims_recall"]) == (0.5, 1.0)


def test_a_folder_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(gold_report(gold_claim(), published="2024-05-07")), encoding="utf-8")
    scores = evaluate_claims(tmp_path)
    assert scores["reports"] == 1
    assert scores["claims_recall"] == 1.0


def test_what_is_no_gold_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no claims files"):
        evaluate_claims(tmp_path)
    (tmp_path / "one.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="has id, text, claims"):
        read_gold(tmp_path / "one.json")


def test_wordings_are_alike_that_share_half_of_their_words() -> None:
    assert alike("Mr Hoffman", "Jonathan Hoffman")
    assert not alike("a police officer", "a military officer of the army")
    assert matched(["guards", "guards"], [["guards"]]) == 1
