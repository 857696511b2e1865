"""Event records out of claims, and their scorer, on sentences of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.dyads import countries_of, dyads, named_in, record_type
from onrecord.evaluate.iso3 import alpha2
from onrecord.evaluate.plover import evaluate_plover, read_records, score
from onrecord.registry import load_registry
from tests.factories import a_claim, a_mention, a_report

TEXT = "Kenyan officials met their counterparts from Uganda, the paper said."


def record(event: str, source: str, target: Any, text: str = TEXT) -> dict[str, Any]:
    return {
        "event": event, "text": text, "source": [{"actorText": "", "code": source}],
        "target": [{"actorText": "", "code": target}] if target else "",
    }  # fmt: skip


def a_file(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "gsr_odd.json"
    path.write_text(json.dumps([{"event": "DOCUMENT"}, *records]), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "modality", "polarity", "mode", "coded"),
    [
        ("ASSAULT", "actual", "positive", None, "ASSAULT"),
        ("AID", "planned", "positive", None, "AGREE"),
        ("RETREAT", "planned", "positive", "withdraw", "THREATEN"),
        ("RETREAT", "planned", "positive", "release", "AGREE"),
        ("COERCE", "threatened", "positive", None, "THREATEN"),
        ("RETREAT", "demanded", "positive", None, "REQUEST"),
        ("CONSULT", "actual", "negative", None, "REJECT"),
        ("ASSAULT", "actual", "negative", None, None),
        ("ASSAULT", "hypothetical", "positive", None, None),
    ],
)
def test_what_is_intended_asked_for_or_refused_has_types_of_its_own(
    kind: str, modality: str, polarity: str, mode: str | None, coded: str | None
) -> None:
    assert record_type(kind, modality, polarity, mode) == coded


def test_a_country_beside_the_actors_stands_in_for_theirs() -> None:
    report = a_report(TEXT)
    claim = a_claim(report, quote=TEXT, trigger="met", type="CONSULT", actor="Kenyan officials")
    (dyad,) = dyads([claim], load_registry())
    assert (dyad.sources, dyad.targets, dyad.named) == (frozenset({"KE"}), frozenset({"UG"}), True)


def test_a_sentence_with_one_country_tells_of_something_within_it() -> None:
    text = "Kenyan miners marched on Monday."
    claim = a_claim(a_report(text), quote=text, trigger="marched", type="PROTEST", actor="Kenyan miners")
    (dyad,) = dyads([claim], load_registry())
    assert dyad.sources == dyad.targets == frozenset({"KE"})


def test_what_is_done_unless_something_happens_is_a_threat() -> None:
    text = "Uganda will close the border unless Kenya pays."
    claim = a_claim(a_report(text), quote=text, trigger="close", type="COERCE", modality="hypothetical", actor="Uganda")
    assert [dyad.type for dyad in dyads([claim], load_registry())] == ["THREATEN"]


def test_countries_by_name_adjective_and_capital() -> None:
    found = named_in("Kenyan envoys flew from Kampala to the United States.", load_registry())
    assert [code for _, code in found] == ["KE", "UG", "US"]


def test_a_body_of_many_countries_is_coded_as_one() -> None:
    text = "the mission"
    assert countries_of(load_registry(), a_mention(text, text, kind="igo", country="CH")) == {"IGO", "CH"}


def test_figures(tmp_path: Path) -> None:
    figures = evaluate_plover(a_file(tmp_path, record("CONSULT", "KEN", "UGA"), record("ASSAULT", "KEN", "UGA")))
    assert figures["records"] == 2
    assert (figures["type_found"], figures["type_precision"], figures["type_and_countries"]) == (0.5, 0.5, 0.5)
    assert figures["published"]["type_found"] == 0.627


def test_records_have_the_types_of_today_and_two_letters(tmp_path: Path) -> None:
    (only,) = read_records(a_file(tmp_path, record("DEMAND", "KEN", None)))
    assert (only.type, only.sources, only.targets) == ("REQUEST", frozenset({"KE"}), frozenset())
    assert alpha2("XXX") is None


def test_nothing_read_is_nothing_found(tmp_path: Path) -> None:
    figures = score(read_records(a_file(tmp_path, record("AID", "KEN", "UGA"))), [[]])
    assert (figures["type_found"], figures["type_precision"]) == (0.0, 0.0)


def test_what_is_no_file_of_records_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="gsr_odd"):
        read_records(tmp_path)
    (tmp_path / "gsr_odd.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="no JSON"):
        read_records(tmp_path)
