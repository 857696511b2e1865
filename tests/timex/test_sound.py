"""What holds on any text whatever."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.timex import Timex, absolute_date, find_timexes, resolve_narrative
from onrecord.timex.days import Days, date_prec, edtf, months_away, shifted, unit_days

VOCABULARY = (
    "Friday May march last next this the past week month year years 2014 30 3 12/05/2019 2019-13-45 9:30 am "
    "since until between and from to early late of ago later before , . ’s – \n\n \u00a0 two a several first days "
    "hours 0000 9999 day overnight weekend summer É 1990s on in"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))
PUBLISHED = st.one_of(st.none(), st.dates().map(dt.date.isoformat), st.just("no date"), st.just("2019-12-30T10:00:00Z"))


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_spans_are_sound_and_do_not_overlap(text: str, published: str | None) -> None:
    free = 0
    for timex in find_timexes(text, published=published):
        assert text[timex.start : timex.end] == timex.text
        assert free <= timex.start < timex.end
        outer, end = timex.with_preposition
        assert 0 <= outer <= timex.start
        assert end == timex.end
        free = timex.end


@settings(max_examples=300, deadline=None)
@given(TEXTS, PUBLISHED)
def test_ranges_run_forward_and_carry_their_precision(text: str, published: str | None) -> None:
    for timex in resolve_narrative(find_timexes(text, published=published)):
        check_range(timex)


@settings(max_examples=100, deadline=None)
@given(TEXTS, PUBLISHED)
def test_the_same_text_reads_the_same(text: str, published: str | None) -> None:
    assert find_timexes(text, published=published) == find_timexes(text, published=published)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_full_date_lies_in_the_text(text: str) -> None:
    found = absolute_date(text)
    if found is not None:
        start, end = found[1]
        assert 0 <= start < end <= len(text)


@given(st.dates(), st.sampled_from(["day", "week", "weekend", "month", "year", "decade"]), st.integers(-2000, 2000))
def test_the_calendar_never_breaks(date: dt.date, unit: str, count: int) -> None:
    moved = shifted(date, unit, count)  # type: ignore[arg-type]
    days = unit_days(moved, unit)  # type: ignore[arg-type]
    assert days.first is not None and days.last is not None
    assert days.first <= days.last
    assert edtf(days) is not None


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)), st.integers(-600, 600))
def test_months_there_and_back_stay_in_the_month(date: dt.date, months: int) -> None:
    back = months_away(months_away(date, months), -months)
    assert (back.year, back.month) == (date.year, date.month)


def check_range(timex: Timex) -> None:
    first = dt.date.fromisoformat(timex.first) if timex.first else None
    last = dt.date.fromisoformat(timex.last) if timex.last else None
    if first and last:
        assert first <= last
    assert timex.edtf == edtf(Days(first, last))
    assert timex.precision == date_prec(Days(first, last))
