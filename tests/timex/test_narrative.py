"""Expressions that are counted from a date of the narrative."""

from __future__ import annotations

import pytest

from onrecord.timex import find_timexes, resolve_against, resolve_narrative, until_published

CASES = [
    ("three days earlier", "2019-05-07", "2019-05-07"),
    ("three days later", "2019-05-13", "2019-05-13"),
    ("two days before", "2019-05-08", "2019-05-08"),
    ("a day earlier", "2019-05-09", "2019-05-09"),
    ("the next day", "2019-05-11", "2019-05-11"),
    ("the following day", "2019-05-11", "2019-05-11"),
    ("the previous day", "2019-05-09", "2019-05-09"),
    ("the day before", "2019-05-09", "2019-05-09"),
    ("the same day", "2019-05-10", "2019-05-10"),
    ("that day", "2019-05-10", "2019-05-10"),
    ("that night", "2019-05-10", "2019-05-10"),
    ("the next morning", "2019-05-11", "2019-05-11"),
    ("a week later", "2019-05-17", "2019-05-17"),
    ("two weeks later", "2019-05-20", "2019-05-26"),
    ("the previous week", "2019-04-29", "2019-05-05"),
    ("the week before", "2019-05-03", "2019-05-09"),
    ("three months earlier", "2019-02-01", "2019-02-28"),
    ("a year later", "2020-05-01", "2020-05-31"),
    ("two years later", "2021-01-01", "2021-12-31"),
    ("the previous year", "2018-01-01", "2018-12-31"),
    ("the following month", "2019-06-01", "2019-06-30"),
    ("the same weekend", "2019-05-11", "2019-05-12"),
    ("that March", "2019-03-01", "2019-03-31"),
    ("the following Tuesday", "2019-05-14", "2019-05-14"),
    ("at 6:30 am", "2019-05-10", "2019-05-10"),
]


@pytest.mark.parametrize(("words", "first", "last"), CASES)
def test_counted_from_a_friday_in_may(words: str, first: str, last: str) -> None:
    [timex] = find_timexes(f"Shots were fired {words}.", published="2019-12-30")
    assert timex.anchor == "text"
    assert not timex.resolved
    counted = resolve_against(timex, "2019-05-10")
    assert (counted.first, counted.last) == (first, last)
    assert (counted.start, counted.end, counted.text) == (timex.start, timex.end, timex.text)


@pytest.mark.parametrize("words", ["on Friday", "in 2014", "for three years", "01/05/2019"])
def test_what_needs_no_narrative_stays(words: str) -> None:
    [timex] = find_timexes(f"Shots were fired {words}.", published="2019-12-30")
    assert resolve_against(timex, "2019-05-10") == timex


def test_days_before_an_event_need_that_event() -> None:
    [timex] = find_timexes("He was shot two days after the attack.", published="2019-12-30")
    assert timex.anchor == "none"
    assert not timex.resolved


def test_the_narrative_runs_on_from_the_day_told_before() -> None:
    text = "Gunmen came on 3 May. At 6 am the next day they left. Two weeks later they were back."
    found = resolve_narrative(find_timexes(text, published="2019-12-30"))
    assert [t.first for t in found] == ["2019-05-03", "2019-05-03", "2019-05-04", "2019-05-13"]


def test_a_day_is_not_counted_from_a_year() -> None:
    found = resolve_narrative(find_timexes("In 2014 it was quiet. The next day it was not.", published="2019-12-30"))
    assert [t.resolved for t in found] == [True, False]


def test_a_day_told_long_before_no_longer_holds() -> None:
    text = "Gunmen came on 3 May. " + "The village is poor. " * 60 + "The next day was calm."
    assert not resolve_narrative(find_timexes(text, published="2019-12-30"))[-1].resolved


def test_until_published_runs_to_the_publication() -> None:
    [timex] = find_timexes("Many have died since the war began in 2011.", published="2019-12-30")
    opened = until_published(timex, "2019-12-30")
    assert (opened.first, opened.last, opened.precision) == ("2011-01-01", "2019-12-30", 5)
    assert until_published(timex, None) == timex
