"""Names of places that are a part of something else, or no name at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.gazetteer import Gazetteer, load_gazetteer
from onrecord.gazetteer.lookup import DATA
from onrecord.gazetteer.supplement import compile_things, read_things
from onrecord.gazetteer.things import Things, is_part_of_thing


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def texts(gazetteer: Gazetteer, text: str) -> list[str]:
    return [match.text for match in gazetteer.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A SWAT team broke in the door.",
        "Auditors of the GAO wrote to ABS and RAWA.",
        "The ABS, a broadcaster, went off the air.",
    ],
)
def test_a_few_capitals_are_an_acronym(gazetteer: Gazetteer, text: str) -> None:
    assert texts(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drones flew to the UAE.", "UAE"),
        ("Rebels left the DRC.", "DRC"),
        ("Jets left T-4.", "T-4"),
        ("Jets left K-1.", "K-1"),
        ("GAO (Reuters) - Two men were shot.", "GAO"),
        ("NEWS OF THE DAY\nSHELLS FALL IN GAO\nTwo men were shot.", "GAO"),
        ("Two men were shot in Gao.", "Gao"),
    ],
)
def test_but_not_where_the_place_is_written_so_nor_in_a_line_of_capitals(
    gazetteer: Gazetteer, text: str, name: str
) -> None:
    assert texts(gazetteer, text) == [name]


def test_an_acronym_held_for_a_body_is_not_freed(gazetteer: Gazetteer) -> None:
    assert texts(gazetteer, "The GAO wrote a letter.") == []
    assert [m.text for m in gazetteer.find("The GAO wrote a letter.", taken=[(4, 7)])] == []


def test_a_users_own_capitals_are_a_place(tmp_path: Path) -> None:
    own = "- {name: Fort Example, names: [FEX], kind: base, country: ML, lat: 15.5, lon: -3.2}\n"
    (tmp_path / "places-mine.yaml").write_text(own, encoding="utf-8")
    assert texts(load_gazetteer((str(tmp_path),)), "Two men were shot near FEX.") == ["near FEX"]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi border guards trained in a hall.",
        "The Syrian border police flew out.",
        "An Iraq-Syria border patrol came late.",
        "The Turkish frontier troops and their Turkish border security forces slept.",
    ],
)
def test_those_who_guard_a_border_are_no_border(gazetteer: Gazetteer, text: str) -> None:
    assert [words for words in texts(gazetteer, text) if "border" in words or "frontier" in words] == []


@pytest.mark.parametrize(
    "text", ["Jordan and Syria border Iraq.", "Iraq and Syria border on Turkey.", "Mali and Niger border the Gambia."]
)
def test_to_border_is_no_border(gazetteer: Gazetteer, text: str) -> None:
    assert not any("border" in words for words in texts(gazetteer, text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell on the Iraq-Syria border on Monday.", "Iraq-Syria border"),
        ("Shells fell on the Iraq-Syria border Tuesday.", "Iraq-Syria border"),
        ("Shells fell on Syria's border with Iraq.", "Syria's border with Iraq"),
        ("He was shot at a Turkish border post.", "Turkish border"),
    ],
)
def test_a_border_still_is_one(gazetteer: Gazetteer, text: str, words: str) -> None:
    assert words in texts(gazetteer, text)


@pytest.mark.parametrize(
    "text",
    [
        "They planted the Euphrates poplar.",
        "The Karabakh horse won.",
        "The Somaliland shilling fell again.",
        "He keeps to the Mediterranean diet.",
        "She has seen the miniseries Chernobyl twice.",
        "They played the song “Kashmir”.",
        "A copy of the magazine Dabiq lay there; so did Al-Thawra newspaper.",
        "Mekele City football club drew.",
        "Mindanao State University opened a hall.",
        "Cabinda Gulf Oil and Siachen Base Brewing made a deal.",
        "A book of Tomasi di Lampedusa was sold.",
        "He wrote of Lawrence of Arabia.",
        "She is Raqqa-raised and Mosul-educated.",
        "The chip was called Elbrus-2000.",
    ],
)
def test_what_is_called_after_a_place_is_none(gazetteer: Gazetteer, text: str) -> None:
    assert texts(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Aleppo soap is made.", "Aleppo"),
        ("He came to film Chernobyl.", "Chernobyl"),
        ("John Lawrence of Mosul was shot.", "Mosul"),
        ("The governor of Mosul was shot.", "Mosul"),
        ("He drove at speed from Mosul-speed was of use.", "Mosul"),
        ("Shells fell on Mindanao.", "Mindanao"),
        ("Clubs were shut in Mosul.", "Mosul"),
    ],
)
def test_the_place_itself_is_one(gazetteer: Gazetteer, text: str, words: str) -> None:
    assert texts(gazetteer, text) == [words]


def test_every_group_of_words_proves_itself() -> None:
    groups = read_things(DATA)
    assert all(group["why"] and group["examples"] and group["not"] for group in groups)
    assert set(compile_things(DATA)) == set(Things.__slots__)


@pytest.mark.parametrize("text", ["", "Aleppo", "the Aleppo ", "“Aleppo” \ud800", "Aleppo Aleppo of Aleppo"])
def test_any_words_around_are_read_without_harm(text: str) -> None:
    things = Things.of(compile_things(DATA))
    for start in range(len(text)):
        assert is_part_of_thing(text, start, len(text), things) in (True, False)


@pytest.mark.parametrize(
    "text", ["KYIV, Ukraine (AP) — A bomb went off.", "KYIV, Ukraine, March 3 (AP) - A bomb went off."]
)
def test_the_place_of_a_dateline_is_one(gazetteer: Gazetteer, text: str) -> None:
    assert texts(gazetteer, text)[0] == "KYIV"


def test_an_acronym_is_no_widely_known_place(gazetteer: Gazetteer) -> None:
    assert [gazetteer.widely_known(name) for name in ("SWAT", "IRAN", "Gao")] == [False, True, True]


def test_nor_one_where_a_model_calls_it_a_place(gazetteer: Gazetteer) -> None:
    text = "A SWAT team broke in."
    assert gazetteer.find(text, spans=[(2, 6)]) == []
