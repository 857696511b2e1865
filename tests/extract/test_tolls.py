"""What a report's own toll is."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.extract.tolls import report_toll
from onrecord.model import Claim
from tests.factories import a_casualty, a_claim, a_date, a_report

TEXT = (
    "Gunmen hit a bus, killing four people. Two more died, and the toll rose to six. Nine people were shot. "
    "Among those who died were Karim Aziz, Noor Saleh and Hana Aziz. Another man was hurt. Six of the victims, "
    "a woman among them, were taken to hospital."
)
REPORT = a_report(TEXT)
FOUR = (4, 4, "killing four people")
SIX = (6, 6, "rose to six")


def told(**fields: Any) -> Claim:
    return a_claim(REPORT, quote=TEXT, trigger="hit", **fields)


def bounds(*claims: Claim, effect: Any = "killed") -> tuple[int | None, int | None] | None:
    toll = report_toll(claims, effect)
    return None if toll is None else (toll.low, toll.high)


def test_nothing_told_is_no_toll() -> None:
    assert bounds() is None
    assert bounds(told()) is None


def test_a_later_figure_takes_in_the_earlier() -> None:
    assert bounds(told(killed=FOUR), told(killed=SIX)) == (6, 6)


@pytest.mark.parametrize("left_out", [{"polarity": "negative"}, {"modality": "planned"}, {"background": True}])
def test_what_did_not_happen_now_does_not_count(left_out: dict[str, Any]) -> None:
    assert bounds(told(killed=FOUR), told(killed=SIX, **left_out)) == (4, 4)


def test_background_counts_where_no_news_is_told() -> None:
    assert bounds(told(killed=SIX, background=True)) == (6, 6)


def test_a_figure_for_a_whole_year_is_no_toll_of_an_incident() -> None:
    assert bounds(told(killed=FOUR), told(killed=SIX, date=a_date("2024-01-01", "2024-12-31"))) == (4, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed this year.",
        "Twelve men died in separate incidents.",
        "Since 2014 twelve men were killed.",
        "In a spate of attacks twelve men were killed.",
        "Since late on Friday twelve men were killed.",
    ],
)
def test_a_sum_over_many_incidents_is_no_toll_of_one(text: str) -> None:
    report = a_report(TEXT + " " + text)
    many = a_claim(report, quote=text, trigger=text.rsplit(maxsplit=1)[-1].strip("."), killed=(12, 12, text))
    assert bounds(told(killed=FOUR), many) == (4, 4)
    assert bounds(many) == (12, 12)


def test_an_earlier_incident_is_left_out() -> None:
    now, before = a_date("2024-05-06"), a_date("2024-04-20")
    assert bounds(told(killed=FOUR, date=now), told(killed=SIX, date=before)) == (4, 4)
    assert bounds(told(killed=FOUR, date=now), told(killed=SIX, date=a_date("2024-05-05"))) == (6, 6)


def test_the_toll_of_a_war_is_left_out() -> None:
    war = told(killed=(9000, 9000, "rose to six"), incident_id="i:2")
    assert bounds(told(killed=FOUR, incident_id="i:1"), war) == (4, 4)


def test_groups_told_in_one_breath_add_up_and_parts_do_not() -> None:
    group = a_casualty(TEXT, "killing four people. Two more", 2, 2)
    part = a_casualty(TEXT, "four people. Two", 1, 1, part=True)
    claim = told(casualties=[a_casualty(TEXT, "killing four people", 4, 4), group, part])
    assert bounds(claim) == (6, 6)


def test_named_persons_are_counted_once_each() -> None:
    people = [a_casualty(TEXT, name, 1, 1, who=name) for name in ("Karim Aziz", "Noor Saleh", "Hana Aziz")]
    claims = [told(casualties=[person], incident_id="i:1") for person in (*people, people[0])]
    assert bounds(*claims) == (3, 3)


def test_people_shot_are_the_dead_and_the_hurt() -> None:
    shot = told(casualties=[a_casualty(TEXT, "Nine people were shot", 9, 9, effect="injured")])
    assert bounds(shot, told(killed=FOUR), effect="injured") == (5, 5)
    assert bounds(shot, effect="injured") == (9, 9)


def test_one_who_was_hurt_may_be_the_one_who_died() -> None:
    hurt = told(casualties=[a_casualty(TEXT, "man was hurt", 1, 1, effect="injured")])
    other = told(casualties=[a_casualty(TEXT, "Another man was hurt", 1, 1, effect="injured")])
    dead = told(casualties=[a_casualty(TEXT, "Karim Aziz", 1, 1)])
    assert bounds(hurt, dead, effect="injured") is None
    assert bounds(other, dead, effect="injured") == (1, 1)


@pytest.mark.parametrize(
    ("hurt", "died", "wanted"),
    [
        ("a woman", "a boy", (1, 1)),
        ("a woman", "her mother", None),
        ("her 12-year-old sister", "7-year-old Hana", (1, 1)),
        ("a girl, 7", "7-year-old Hana", None),
    ],
)
def test_one_hurt_of_another_sex_or_age_is_not_the_one_who_died(
    hurt: str, died: str, wanted: tuple[int, int] | None
) -> None:
    hurt_one = told(casualties=[a_casualty(TEXT, "man was hurt", 1, 1, effect="injured", who=hurt)])
    dead_one = told(casualties=[a_casualty(TEXT, "Karim Aziz", 1, 1, who=died)])
    assert bounds(hurt_one, dead_one, effect="injured") == wanted


def test_victims_are_the_dead_and_the_hurt() -> None:
    victims = told(casualties=[a_casualty(TEXT, "Six of the victims", 6, 6, effect="injured")])
    assert bounds(victims, told(killed=FOUR), effect="injured") == (2, 2)


def test_of_two_equal_figures_the_one_without_an_open_bound_counts() -> None:
    assert bounds(told(killed=(None, 6, "rose to six")), told(killed=SIX)) == (6, 6)
