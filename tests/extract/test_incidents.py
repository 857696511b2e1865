from __future__ import annotations

import pytest

from tests.extract.sentences import Claims, at, read_all

# (text, two triggers, whether they tell of one incident)
CASES = [
    ("Rebels attacked a convoy near Aleppo on Monday. Police said rebels attacked the convoy on Monday.", 0, 1, True),
    ("Rebels attacked a convoy near Aleppo on Monday. The attack killed nine soldiers.", 0, 1, True),
    ("A bomb killed nine people in Kabul on Monday. Gunmen kidnapped a judge in Herat on Tuesday.", 0, 1, False),
    ("Rebels attacked a convoy near Aleppo on Monday. Rebels attacked a market in Damascus on Sunday.", 0, 1, False),
    ("Rebels attacked a convoy near Aleppo on Monday. Police arrested two rebels on Monday.", 0, 1, False),
    (
        "Jets bombed a depot near Homs on Sunday. Rebels shelled a base on Friday. Four men were hurt in that attack.",
        1,
        2,
        True,
    ),
    ("An airstrike hit a school in Idlib on Sunday. The airstrike killed nine pupils, doctors said.", 0, 1, True),
]  # fmt: skip

INDEFINITE = {
    "The army plans to attack the rebels in the town.": "attack",
    "The council urged the army to withdraw from the town.": "withdraw",
    "If the army attacks the town, thousands will flee.": "attacks",
    "The group still attacks villages in the hills.": "attacks",
}


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    return read_all([*(case[0] for case in CASES), *INDEFINITE])


@pytest.mark.parametrize(("text", "first", "second", "same"), CASES)
def test_which_claims_tell_of_one_incident(
    read: dict[str, Claims], text: str, first: int, second: int, same: bool
) -> None:
    sentences = sorted({c.quote.start for c in read[text]})
    one, two = (next(c for c in read[text] if c.quote.start == sentences[n]) for n in (first, second))
    assert one.incident_id and two.incident_id
    assert (one.incident_id == two.incident_id) is same


@pytest.mark.parametrize(("text", "word"), INDEFINITE.items())
def test_what_did_not_happen_is_no_incident(read: dict[str, Claims], text: str, word: str) -> None:
    assert at(read[text], word).incident_id is None


def test_a_headline_has_the_day_that_the_first_paragraphs_give() -> None:
    text = "Car bomb kills nine at Kabul market\n\nWards were full. A car bomb killed nine people on Monday."
    first, *_ = sorted(read_all([text])[text], key=lambda claim: claim.quote.start)
    assert first.date is not None
    assert (first.date.text, first.date.first) == (None, "2024-06-10")
