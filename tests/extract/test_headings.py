"""Heads of paragraphs give what is told under them its day and place."""

from __future__ import annotations

import pytest

from onrecord.model import Claim
from tests.extract.sentences import at, read_all

NOTE = """**Aleppo, 3 June.** Shells hit a bakery and killed two bakers.

**Homs, 9 June.** Gunmen robbed a bank and shot a guard. The mayor spoke of a raid on a shop in Hama.

The army denied both. Rockets were fired at a depot."""


@pytest.fixture(scope="module")
def claims() -> tuple[Claim, ...]:
    return read_all([NOTE])[NOTE]


@pytest.mark.parametrize(
    ("word", "place", "day"), [("hit", "Aleppo", "2024-06-03"), ("shot", "Homs", "2024-06-09"), ("fired", None, None)]
)
def test_a_claim_takes_them(claims: tuple[Claim, ...], word: str, place: str | None, day: str | None) -> None:
    claim = at(claims, word)
    assert [p.name for p in claim.place] == ([place] if place else [])
    assert (claim.date.first if claim.date else None) == day


def test_the_words_of_the_date_are_not_the_claims_own(claims: tuple[Claim, ...]) -> None:
    date = at(claims, "shot").date
    assert date is not None
    assert date.text is None


def test_a_place_told_in_the_sentence_comes_first(claims: tuple[Claim, ...]) -> None:
    assert [p.text for p in at(claims, "raid").place] == ["Hama"]


def test_two_days_and_places_are_two_incidents(claims: tuple[Claim, ...]) -> None:
    assert at(claims, "hit").incident_id != at(claims, "shot").incident_id


@pytest.mark.parametrize(
    "text",
    ["ALEPPO, 3 June (Wire) - Shells killed two bakers.", "He was in Aleppo on 3 June. Shells killed two bakers."],
)
def test_an_agencys_dateline_and_a_sentence_are_no_heads(text: str) -> None:
    assert at(read_all([text])[text], "killed").date is None
