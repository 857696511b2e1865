"""MUC-4's roles, their scorer, and how its files are read, on small files of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.fillers import Fillers, ruled_fillers
from onrecord.evaluate.muc4 import GoldReport, evaluate_muc4, read_corpus, score
from onrecord.reader import ROLES
from onrecord.reader.candidates import normal
from tests.factories import a_claim, a_mention, a_reading, a_report

TEXT = """TST1-MUC3-0001

   LIMA, 4 JAN 90 (AGENCY) -- [TEXT] GUERRILLAS BOMBED THE EMBASSY IN
LIMA YESTERDAY AND KILLED RAMON UMBRALES, POLICE SAID. THE BOMB BROKE
MANY WINDOWS, AND ALL THE PEOPLE OF THE STREET FLED AT ONCE.
"""


def a_corpus(folder: Path, text: str = TEXT) -> Path:
    for part in ("processed", "raw/tst1", "raw/tst2"):
        (folder / part).mkdir(parents=True)
    template: dict[str, list[Any]] = {role: [] for role in ROLES}
    template |= {"PerpInd": [[["guerrillas", 0]]], "Target": [[["embassy", 9], ["the embassy", 5]]]}
    template |= {"Victim": [[["ramon umbrales", 30]]]}
    row = {"docid": "TST1-MUC3-0001", "doctext": "", "templates": [template, template]}
    (folder / "processed" / "dev.json").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "raw" / "tst1" / "tst1-muc3").write_text(text, encoding="utf-8")
    return folder


def gold(**roles: list[set[str]]) -> GoldReport:
    named = {role: tuple(frozenset(e) for e in roles.get(role, [])) for role in ROLES}
    return GoldReport(a_report("THE END."), named)


def found(**roles: list[list[str]]) -> Fillers:
    return {role: roles.get(role, []) for role in ROLES}


def test_files_are_read(tmp_path: Path) -> None:
    base = a_corpus(tmp_path)
    (only,) = read_corpus(base / "processed" / "dev.json", [base / "raw" / "tst1"])
    assert only.report.published == "1990-01-04"
    assert only.report.text.strip().startswith("GUERRILLAS BOMBED")
    assert only.roles["Target"] == (frozenset({"embassy"}),)


def test_a_corpus_is_scored(tmp_path: Path) -> None:
    figures = evaluate_muc4(a_corpus(tmp_path))
    assert (figures["reports"], figures["entities"]) == (1, 3)
    assert figures["victim_f1"] > 0.5
    assert figures["published"]["grit_f1"] == 0.545


def test_entities_are_matched_one_to_one() -> None:
    figures = score(
        [gold(PerpInd=[{"rebels", "armed rebels"}, {"men"}])],
        [found(PerpInd=[["rebels"], ["armed rebels"], ["The men"]])],
    )
    assert (figures["precision"], figures["recall"]) == (0.6667, 1.0)


def test_an_entity_is_wrong_where_one_of_its_wordings_is() -> None:
    assert score([gold(Weapon=[{"bomb"}])], [found(Weapon=[["bomb", "mine"]])])["weapon_f1"] == 0.0


def test_the_best_matching_counts() -> None:
    wanted = gold(Victim=[{"ana", "ben"}, {"ana"}])
    assert score([wanted], [found(Victim=[["ana"], ["ben"]])])["victim_f1"] == 1.0


def test_case_articles_and_signs_do_not_count() -> None:
    assert normal('The  "RED" house') == normal("a red house") == "red house"


def test_fighting_between_armed_sides_is_no_act_of_terror() -> None:
    text = "REBELS ATTACKED TROOPS. REBELS BOMBED A BRIDGE."
    report = a_report(text)
    rebels = a_mention(text, "REBELS", kind="armed-group")
    troops, bridge = a_mention(text, "TROOPS", kind="forces"), a_mention(text, "A BRIDGE", kind="object")
    fight = a_claim(report, quote=text, trigger="ATTACKED", actor=rebels, target=troops)
    act = a_claim(report, quote=text, trigger="BOMBED", actor=rebels, target=bridge)
    assert ruled_fillers(a_reading(report, claims=[fight]))["PerpInd"] == []
    filled = ruled_fillers(a_reading(report, claims=[act]))
    assert (filled["PerpInd"], filled["Target"], filled["Victim"]) == ([["REBELS"]], [["BRIDGE"]], [])


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="processed/dev.json"):
        evaluate_muc4(tmp_path)
    base = a_corpus(tmp_path, "TST1-MUC3-0002\n\nNOTHING.\n")
    with pytest.raises(SourceError, match="1 reports are missing"):
        evaluate_muc4(base)
    (base / "processed" / "dev.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="JSON"):
        evaluate_muc4(base)
