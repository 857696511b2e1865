"""The ontology as it is shown."""

import json

import pytest

from onrecord.errors import InputError
from onrecord.ontology import describe, entries, event_types, ontology_rows
from onrecord.ontology.render import SCHEMES, WIDTH


def test_rows_of_everything() -> None:
    rows = ontology_rows()
    assert len(rows) == sum(len(entries(scheme)) for scheme in SCHEMES)
    assert json.loads(json.dumps(rows)) == rows
    assert all(row["definition"] for row in rows)


def test_rows_of_a_type_are_it_and_its_modes() -> None:
    rows = ontology_rows("assault")
    assert [row["name"] for row in rows] == ["ASSAULT", *(mode.name for mode in event_types()["ASSAULT"].modes)]
    drone = next(row for row in rows if row["name"] == "drone")
    assert drone["parent"] == "ASSAULT"
    assert drone["cameo"] == "1952"
    assert drone["acled"] == ["Air/drone strike"]


@pytest.mark.parametrize(("wanted", "number"), [("contexts", 37), ("sectors", 25), ("types", 16), ("ACLED", 31)])
def test_rows_of_a_part(wanted: str, number: int) -> None:
    assert len(ontology_rows(wanted)) == number


def test_what_there_is_not_is_named_with_what_there_is() -> None:
    with pytest.raises(InputError, match=r"'WAR': there is no such event type or scheme; known are AGREE, .*contexts"):
        ontology_rows("WAR")
    with pytest.raises(InputError):
        describe("WAR")


def test_lines_of_a_type() -> None:
    lines = describe("coerce")
    assert lines[0] == "COERCE  (material conflict, score -7)"
    assert "modes" in lines
    assert "  arrest" in lines
    assert any("ACLED Arrests" in line for line in lines)


def test_lines_say_which_modes_are_not_read() -> None:
    assert any("not read" in line for line in describe("THREATEN"))
    assert not any("not read" in line for line in describe("ASSAULT"))
    assert not any(line.startswith("modes") for line in describe("AID"))


@pytest.mark.parametrize("wanted", [None, *SCHEMES, "contexts", "modes", *event_types()])
def test_lines_fit_and_none_is_lost(wanted: str | None) -> None:
    lines = describe(wanted)
    assert all(len(line) <= WIDTH and line == line.rstrip() for line in lines)
    text = " ".join(" ".join(lines).split())
    for row in ontology_rows(wanted):
        assert row["definition"] in text
        assert row["name"] in text


def test_each_scheme_and_kind_has_one_heading() -> None:
    lines = describe()
    for heading in (
        "PLOVER type",
        "PLOVER context",
        "ACLED event type",
        "UCDP where prec",
        "AIRWARS grade",
        "CAMEO root",
    ):
        assert lines.count(heading) == 1
