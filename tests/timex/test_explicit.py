from __future__ import annotations

import datetime as dt

import pytest

from onrecord.timex import absolute_date

CASES = [
    ("Monday, September 26, 2016", dt.date(2016, 9, 26)),
    ("Published: 30 December 2019", dt.date(2019, 12, 30)),
    ("2019-12-30", dt.date(2019, 12, 30)),
    ("Updated 2019-12-30T10:15:00Z by the desk", dt.date(2019, 12, 30)),
    ("GAO, Mali, 3rd May 2013 (our staff) --", dt.date(2013, 5, 3)),
    ("Sat 5 Nov 2005 10.15 GMT", dt.date(2005, 11, 5)),
    ("Last modified on Thu 30 Nov 2017", dt.date(2017, 11, 30)),
    ("31/01/2020", dt.date(2020, 1, 31)),
    ("SEPTEMBER 26, 2016", dt.date(2016, 9, 26)),
]


@pytest.mark.parametrize(("text", "date"), CASES)
def test_a_full_date_is_read(text: str, date: dt.date) -> None:
    found = absolute_date(text)
    assert found is not None
    assert found[0] == date


@pytest.mark.parametrize(
    "text",
    ["", "Friday", "30 December", "December 2019", "01/05/2020", "30 February 2019", "in 2014", "12-14 May 2019"],
)
def test_less_than_a_full_date_is_none(text: str) -> None:
    assert absolute_date(text) is None


def test_the_span_covers_the_date() -> None:
    text = "By a reporter in Goma, 4 June 2018, for the record"
    found = absolute_date(text)
    assert found is not None
    start, end = found[1]
    assert text[start:end] == "4 June 2018"
