"""The all-slot score of MUC-4: how keys are read, templates mapped and fills judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.evaluate import muckeys as muc
from onrecord.evaluate.fillers import filler_spans
from onrecord.evaluate.muckeys import Fill, Template, read_keys
from onrecord.evaluate.mucresponse import templates_of
from onrecord.evaluate.mucscore import Tally, score_templates
from onrecord.pipeline import read

KEY = """;;; made by hand

0.  MESSAGE: ID                     TST1-MUC3-0001 (A NOTE)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (03 JAN 90) / (- 04 JAN 90)
3.  INCIDENT: LOCATION              PERU: LIMA (CITY)
4.  INCIDENT: TYPE                  BOMBING
6.  INCIDENT: INSTRUMENT ID         "BOMB" /
                                    "CAR BOMB"
9.  PERP: INDIVIDUAL ID             ? "GUERRILLAS"
12. PHYS TGT: ID                    "EMBASSY"
                                    "SHOP"
18. HUM TGT: NAME                   -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "RAMON UMBRALES"

0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


@pytest.fixture
def keys(tmp_path: Path) -> list[Template]:
    (tmp_path / "key").write_text(KEY, encoding="utf-8")
    return read_keys(tmp_path / "key")


def a_template(**slots: tuple[Fill, ...]) -> Template:
    return Template("r", {getattr(muc, name): fills for name, fills in slots.items()})


def fill(*values: str, about: tuple[str, ...] = (), optional: bool = False) -> tuple[Fill, ...]:
    return (Fill(values, about, optional),)


def counts(tally: Tally) -> tuple[int, int, int, int, int]:
    return tally.correct, tally.partial, tally.incorrect, tally.missing, tally.spurious


def test_keys_are_read(keys: list[Template]) -> None:
    first, second = keys
    assert (first.report, first.optional, second.optional) == ("TST1-MUC3-0001", False, True)
    assert first.fills(muc.DATE) == fill("03 JAN 90", "- 04 JAN 90")
    assert first.fills(muc.LOCATION) == fill("PERU: LIMA (CITY)")
    assert first.fills(muc.INSTRUMENT) == fill("BOMB", "CAR BOMB")
    assert first.fills(muc.PERSON) == fill("GUERRILLAS", optional=True)
    assert first.fills(muc.THING) == (*fill("EMBASSY"), *fill("SHOP"))
    assert first.fills(muc.VICTIM) == ()
    assert first.fills(muc.VICTIM_EFFECT) == fill("DEATH", about=("RAMON UMBRALES",))


def test_what_is_no_template_is_named(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("SOMETHING ELSE\n", encoding="utf-8")
    with pytest.raises(DataError, match="no line of a template"):
        read_keys(tmp_path / "key")


def test_a_key_agrees_with_itself(keys: list[Template]) -> None:
    tally = score_templates(keys, keys)
    assert (tally.recall, tally.precision) == (1.0, 1.0)


# Rows of score reports of 1991, with the recall and precision printed beside them.
@pytest.mark.parametrize(
    ("tally", "recall", "precision"),
    [(Tally(75, 11, 11, 21, 0), 68, 83), (Tally(172, 11, 11, 1278, 248), 12, 40)],
)
def test_recall_and_precision_are_as_the_conference_had_them(tally: Tally, recall: int, precision: int) -> None:
    assert (round(100 * tally.recall), round(100 * tally.precision)) == (recall, precision)


def test_templates_of_one_incident_need_a_type_and_a_name_in_common() -> None:
    key = a_template(TYPE=fill("BOMBING"), THING=fill("EMBASSY"))
    other_name = a_template(TYPE=fill("BOMBING"), THING=fill("SCHOOL"))
    other_type = a_template(TYPE=fill("KIDNAPPING"), THING=fill("EMBASSY"))
    general = a_template(TYPE=fill("ATTACK"), THING=fill("THE EMBASSY BUILDING"))
    assert counts(score_templates([key], [other_name])) == (0, 0, 0, 2, 2)
    assert counts(score_templates([key], [other_type])) == (0, 0, 0, 2, 2)
    assert counts(score_templates([key], [general])) == (0, 2, 0, 0, 0)


def test_fills_left_over_on_both_sides_are_incorrect() -> None:
    key = a_template(TYPE=fill("ATTACK"), THING=(*fill("BUS"), *fill("SHOP"), *fill("BANK")))
    response = a_template(TYPE=fill("ATTACK"), THING=(*fill("BUS"), *fill("SCHOOL")))
    assert counts(score_templates([key], [response])) == (2, 0, 1, 1, 0)


@pytest.mark.parametrize(
    ("slot", "key", "response", "credit"),
    [
        ("DATE", "03 JAN 90", "03 JAN 90", (1, 0, 0)),
        ("DATE", "- 04 JAN 90", "03 JAN 90", (0, 1, 0)),
        ("DATE", "03 JAN 90", "05 JAN 90", (0, 0, 1)),
        ("LOCATION", "PERU: LIMA (CITY)", "PERU: LIMA", (1, 0, 0)),
        ("LOCATION", "PERU: LIMA (CITY)", "PERU", (0, 1, 0)),
        ("LOCATION", "PERU", "CHILE", (0, 0, 1)),
        ("INSTRUMENT_TYPE", "DYNAMITE", "EXPLOSIVE", (0, 1, 0)),
        ("INSTRUMENT_TYPE", "EXPLOSIVE", "DYNAMITE", (0, 0, 1)),
        ("ORGANIZATION", "FARABUNDO MARTI FRONT", "the Farabundo Marti front", (1, 0, 0)),
        ("ORGANIZATION", "FARABUNDO MARTI FRONT", "MARTI", (0, 1, 0)),
    ],
)
def test_a_fill_is_judged_by_its_kind(slot: str, key: str, response: str, credit: tuple[int, int, int]) -> None:
    same = {"TYPE": fill("ATTACK"), "THING": fill("BUS")}
    wanted, given = a_template(**same, **{slot: fill(key)}), a_template(**same, **{slot: fill(response)})
    correct, partial, incorrect, _, _ = counts(score_templates([wanted], [given]))
    assert (correct - 2, partial, incorrect) == credit


def test_a_fill_about_somebody_else_is_half_right() -> None:
    same = {"TYPE": fill("ATTACK"), "THING": fill("BUS")}
    key = a_template(**same, VICTIM_EFFECT=fill("DEATH", about=("ANA RUIZ",)))
    response = a_template(**same, VICTIM_EFFECT=fill("DEATH", about=("LUIS",)))
    assert counts(score_templates([key], [response])) == (2, 1, 0, 0, 0)


def test_what_may_be_left_out_costs_nothing() -> None:
    key = a_template(TYPE=fill("ATTACK"), THING=fill("BUS"), PERSON=fill("REBELS", optional=True))
    response = a_template(TYPE=fill("ATTACK"), THING=fill("BUS"))
    assert counts(score_templates([key, Template("r", key.slots, optional=True)], [response])) == (2, 0, 0, 0, 0)


def test_a_reading_becomes_a_template() -> None:
    text = (
        "Guerrillas of the Shining Path bombed the embassy in Lima yesterday with dynamite and killed Ramon Umbrales, "
        "police said. "
        "The blast broke many windows, and all the people of the street fled at once."
    )
    reading = read(text, published="1990-01-04")
    (made,) = templates_of(reading, filler_spans(reading))
    assert made.fills(muc.DATE) == fill("03 JAN 90")
    assert made.fills(muc.LOCATION)[0].values[0].startswith("PERU")
    assert made.fills(muc.TYPE) == fill("BOMBING")
    assert made.fills(muc.INSTRUMENT_TYPE)[0].values == ("DYNAMITE",)
    assert made.fills(muc.THING_TYPE)[0].values == ("DIPLOMAT OFFICE OR RESIDENCE",)
    assert "DEATH" in {f.values[0] for f in made.fills(muc.VICTIM_EFFECT)}


def test_a_report_without_an_attack_makes_none() -> None:
    reading = read("The mayor opened a school in Lima.", published="1990-01-04")
    assert templates_of(reading, filler_spans(reading)) == []
