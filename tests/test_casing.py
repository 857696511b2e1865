"""Text in capitals is given its case, and every offset holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate import annotate, is_common
from onrecord.casing import is_upper, truecase

KNOWN = frozenset("the guerrillas attacked farm near town on and said that government president of front for".split())
TEXT = "THE GUERRILLAS ATTACKED A FARM NEAR SAN MIGUEL ON 4 JANUARY, AND THE FRONT (FMLN) SAID THAT THE FMLN WON."


def cased(text: str, names: list[tuple[int, int]] | None = None) -> str:
    return truecase(text, is_common=KNOWN.__contains__, names=names or [])


@pytest.mark.parametrize(
    ("text", "upper"),
    [(TEXT, True), (TEXT.lower(), False), ("THREE KILLED IN RAID", False), ("The UN met. " * 9, False), ("", False)],
)
def test_only_a_text_in_capitals_is_one(text: str, upper: bool) -> None:
    assert is_upper(text) == upper


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GUERRILLAS ATTACKED THE FARM.", "Guerrillas attacked the farm."),
        ("THE FARM OF MENDOZA. GUERRILLAS SAID", "The farm of Mendoza. Guerrillas said"),
        ("ON 4 JANUARY AND FRIDAY", "On 4 January and Friday"),
        ("THE FRONT (FMLN) SAID THE FMLN", "The front (FMLN) said the FMLN"),
        ("NEAR SAN MIGUEL AND EL PASO", "Near San Miguel and El Paso"),
        ("THE U.S. GOVERNMENT", "The U.S. government"),
        ("O'BRIEN'S FARM", "O'Brien's farm"),
    ],
)
def test_names_and_first_words_are_written_large(text: str, wanted: str) -> None:
    assert cased(text) == wanted


def test_known_names_are_written_large_in_whole() -> None:
    text = "SAID THE FRONT FOR THE FARM OF TOWN."
    assert cased(text, names=[(9, len(text) - 1)]) == "Said the Front for the Farm of Town."


@given(st.text())
def test_every_offset_holds(text: str) -> None:
    shown = cased(text)
    assert len(shown) == len(text)
    # By way of capitals, since some letters share one: dotless i.
    assert shown.upper().casefold() == text.upper().casefold()


def test_words_of_the_language_are_told_from_names() -> None:
    assert [w for w in ("attacked", "bombs", "peasants", "usulutan", "peru", "families") if not is_common(w)] == [
        "usulutan",
        "peru",
    ]


def test_a_report_in_capitals_is_parsed_as_if_it_had_its_case() -> None:
    doc = annotate(TEXT)
    assert [(t.idx, t.lemma_) for t in doc if t.pos_ == "VERB"][0] == (TEXT.index("ATTACKED"), "attack")
    assert "San Miguel" in [e.text for e in doc.ents]
