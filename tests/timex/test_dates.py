"""Dates in sentences of our own, read as published on Monday 30 December 2019 unless said otherwise."""

from __future__ import annotations

import pytest

from onrecord.timex import Timex, find_timexes

PUBLISHED = "2019-12-30"

# sentence, the words found, first day, last day, EDTF, UCDP precision
CASES = [
    # weekdays lie at or before the publication
    ("A patrol was ambushed on Friday.", "Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("The depot burned on Monday.", "Monday", "2019-12-30", "2019-12-30", "2019-12-30", 1),
    ("The depot burned last Monday.", "last Monday", "2019-12-23", "2019-12-23", "2019-12-23", 1),
    ("The depot burned on Tuesday.", "Tuesday", "2019-12-24", "2019-12-24", "2019-12-24", 1),
    ("Rockets landed on Sunday night.", "Sunday night", "2019-12-29", "2019-12-29", "2019-12-29", 1),
    ("The raid began late on Saturday.", "Saturday", "2019-12-28", "2019-12-28", "2019-12-28", 1),
    ("The raid began early Thursday.", "Thursday", "2019-12-26", "2019-12-26", "2019-12-26", 1),
    ("Friday's strike hit a clinic.", "Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("Friday’s strike hit a clinic.", "Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("They left on Tuesday last week.", "Tuesday last week", "2019-12-24", "2019-12-24", "2019-12-24", 1),
    # the future, only where the text marks it
    ("The court will sit on Thursday.", "Thursday", "2020-01-02", "2020-01-02", "2020-01-02", 1),
    ("The convoy leaves next Tuesday.", "next Tuesday", "2019-12-31", "2019-12-31", "2019-12-31", 1),
    ("The truce starts on 7 June.", "7 June", "2020-06-07", "2020-06-07", "2020-06-07", 1),
    ("Elections are due on 11 May.", "11 May", "2020-05-11", "2020-05-11", "2020-05-11", 1),
    ("The army will strike back, a spokesman said on Friday.", "Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("The minister predicted on Friday that they will fail.", "Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("The vote is set for 12 January.", "12 January", "2020-01-12", "2020-01-12", "2020-01-12", 1),
    # calendar days with and without a year
    ("It fell on 19 September.", "19 September", "2019-09-19", "2019-09-19", "2019-09-19", 1),
    ("It fell on September 19.", "September 19", "2019-09-19", "2019-09-19", "2019-09-19", 1),
    ("It fell on the 19th of September.", "19th of September", "2019-09-19", "2019-09-19", "2019-09-19", 1),
    ("It fell on Sept. 19, 2016.", "Sept. 19, 2016", "2016-09-19", "2016-09-19", "2016-09-19", 1),
    ("It fell on Monday, 26 September 2016.", "Monday, 26 September 2016", "2016-09-26", "2016-09-26", "2016-09-26", 1),
    ("It fell on Saturday 12 May.", "Saturday 12 May", "2019-05-12", "2019-05-12", "2019-05-12", 1),
    ("It fell on 18 August last year.", "18 August last year", "2018-08-18", "2018-08-18", "2018-08-18", 1),
    ("He died last Oct. 23 in hospital.", "last Oct. 23", "2019-10-23", "2019-10-23", "2019-10-23", 1),
    ("Filed 2020-05-01 in Gao.", "2020-05-01", "2020-05-01", "2020-05-01", "2020-05-01", 1),
    ("Filed 30/12/2019 in Gao.", "30/12/2019", "2019-12-30", "2019-12-30", "2019-12-30", 1),
    ("Filed 05/05/2019 in Gao.", "05/05/2019", "2019-05-05", "2019-05-05", "2019-05-05", 1),
    ("Filed 01/05/2019 in Gao.", "01/05/2019", None, None, None, None),
    ("Since 9/11 the law has changed.", "9/11", "2001-09-11", "2019-12-30", "2001-09-11/2019-12-30", 5),
    ("On the night of 3 May a bridge was mined.", "3 May", "2019-05-03", "2019-05-03", "2019-05-03", 1),
    # months, parts of months
    ("They fled in March.", "March", "2019-03-01", "2019-03-31", "2019-03", 4),
    ("They fled in May.", "May", "2019-05-01", "2019-05-31", "2019-05", 4),
    ("They fled in December.", "December", "2019-12-01", "2019-12-31", "2019-12", 4),
    ("They fled in March 2012.", "March 2012", "2012-03-01", "2012-03-31", "2012-03", 4),
    ("They fled in mid-March 2012.", "mid-March 2012", "2012-03-11", "2012-03-20", "2012-03-11/2012-03-20", 4),
    ("They fled in early January.", "early January", "2019-01-01", "2019-01-10", "2019-01-01/2019-01-10", 4),
    ("They fled in late February.", "late February", "2019-02-21", "2019-02-28", "2019-02-21/2019-02-28", 4),
    ("They fled last September.", "last September", None, None, None, None),
    ("They fled last November.", "last November", "2018-11-01", "2018-11-30", "2018-11", 4),
    ("They fled in April of last year.", "April of last year", "2018-04-01", "2018-04-30", "2018-04", 4),
    ("Earlier in December they fled.", "December", "2019-12-01", "2019-12-29", "2019-12-01/2019-12-29", 4),
    ("the first six days of April were calm", "the first six days of April", "2019-04-01", "2019-04-06",
    "2019-04-01/2019-04-06", 2),
    # years, decades, seasons
    ("It was mined in 2014.", "2014", "2014-01-01", "2014-12-31", "2014", 5),
    ("Many recall the 2014 offensive.", "2014", "2014-01-01", "2014-12-31", "2014", 5),
    ("It was mined in early 2014.", "early 2014", "2014-01-01", "2014-04-30", "2014-01/2014-04", 5),
    ("It was mined in late 2010.", "late 2010", "2010-10-01", "2010-12-31", "2010-10/2010-12", 5),
    ("It was mined in mid-2015.", "mid-2015", "2015-06-01", "2015-07-31", "2015-06/2015-07", 5),
    ("It was mined in the 1990s.", "1990s", "1990-01-01", "1999-12-31", "199X", 5),
    ("Fighting raged in 2012-15.", "2012-15", "2012-01-01", "2015-12-31", "2012/2015", 5),
    ("They held it in the summer of 2014.", "the summer of 2014", "2014-06-01", "2014-08-31", "2014-06/2014-08", 5),
    ("They held it last summer.", "last summer", "2019-06-01", "2019-08-31", "2019-06/2019-08", 5),
    ("It ended in the first half of 2015.", "the first half of 2015", "2015-01-01", "2015-06-30", "2015-01/2015-06", 5),
    ("a post-2003 militia", "post-2003", "2003-01-01", None, "2003-01-01/..", None),
    # weeks, weekends, last and this
    ("They met last week.", "last week", "2019-12-23", "2019-12-29", "2019-12-23/2019-12-29", 3),
    ("They met last month.", "last month", "2019-11-01", "2019-11-30", "2019-11", 4),
    ("They met last year.", "last year", "2018-01-01", "2018-12-31", "2018", 5),
    ("They met this year.", "this year", "2019-01-01", "2019-12-30", "2019-01-01/2019-12-30", 5),
    ("They met earlier this month.", "earlier this month", "2019-12-01", "2019-12-30", "2019-12-01/2019-12-30", 4),
    ("So far this year 40 have died.", "So far this year", "2019-01-01", "2019-12-30", "2019-01-01/2019-12-30", 5),
    ("They will meet next month.", "next month", "2020-01-01", "2020-01-31", "2020-01", 4),
    ("They met this weekend.", "this weekend", "2019-12-28", "2019-12-29", "2019-12-28/2019-12-29", 2),
    ("They met over the weekend.", "the weekend", "2019-12-28", "2019-12-29", "2019-12-28/2019-12-29", 2),
    # days around the publication
    ("Two boys drowned today.", "today", "2019-12-30", "2019-12-30", "2019-12-30", 1),
    ("Two boys drowned yesterday.", "yesterday", "2019-12-29", "2019-12-29", "2019-12-29", 1),
    ("Two boys drowned the day before yesterday.", "the day before yesterday", "2019-12-28", "2019-12-28",
    "2019-12-28", 1),
    ("Two boys drowned this morning.", "this morning", "2019-12-30", "2019-12-30", "2019-12-30", 1),
    ("Two boys drowned last night.", "last night", "2019-12-29", "2019-12-29", "2019-12-29", 1),
    ("Shells fell overnight.", "overnight", "2019-12-29", "2019-12-30", "2019-12-29/2019-12-30", 2),
    # counted back from the publication
    ("It began 11 days ago.", "11 days ago", "2019-12-19", "2019-12-19", "2019-12-19", 1),
    ("It began a week ago.", "a week ago", "2019-12-23", "2019-12-23", "2019-12-23", 1),
    ("It began two weeks ago.", "two weeks ago", "2019-12-16", "2019-12-22", "2019-12-16/2019-12-22", 3),
    ("It began a month ago.", "a month ago", "2019-11-01", "2019-11-30", "2019-11", 4),
    ("It began a year ago.", "a year ago", "2018-12-01", "2018-12-31", "2018-12", 4),
    ("It began four years ago.", "four years ago", "2015-01-01", "2015-12-31", "2015", 5),
    ("It began more than a year ago.", "more than a year ago", None, "2018-12-30", "../2018-12-30", None),
    ("It began less than a year ago.", "Less than a year ago", "2018-12-30", "2019-12-30", "2018-12-30/2019-12-30", 5),
    ("Over the past two weeks it grew.", "past two weeks", "2019-12-16", "2019-12-30", "2019-12-16/2019-12-30", 4),
    ("In the past week it grew.", "past week", "2019-12-23", "2019-12-30", "2019-12-23/2019-12-30", 4),
    ("In the last 24 hours it grew.", "last 24 hours", "2019-12-29", "2019-12-30", "2019-12-29/2019-12-30", 2),
    ("They have fought for three years.", "three years", "2016-12-30", "2019-12-30", "2016-12-30/2019-12-30", 5),
    ("In recent days it grew.", "recent days", None, "2019-12-30", "../2019-12-30", None),
    ("It will end in the coming weeks.", "coming weeks", "2019-12-30", None, "2019-12-30/..", None),
    # ranges and what prepositions open
    ("It lasted from Monday to Wednesday last week.", "Monday to Wednesday last week", "2019-12-23", "2019-12-25",
    "2019-12-23/2019-12-25", 2),
    ("They died between 10 and 12 May.", "10 and 12 May", "2019-05-10", "2019-05-12", "2019-05-10/2019-05-12", 2),
    ("They died on 12-14 May 2019.", "12-14 May 2019", "2019-05-12", "2019-05-14", "2019-05-12/2019-05-14", 2),
    ("They died between 30 May and 2 June.", "30 May and 2 June", "2019-05-30", "2019-06-02",
    "2019-05-30/2019-06-02", 2),
    ("They died between 2011 and 2014.", "2011 and 2014", "2011-01-01", "2014-12-31", "2011/2014", 5),
    ("They died on January 1–2.", "January 1–2", "2019-01-01", "2019-01-02", "2019-01-01/2019-01-02", 2),
    ("Shelling since Friday has killed nine.", "Friday", "2019-12-27", "2019-12-30", "2019-12-27/2019-12-30", 2),
    ("Shelling since June has killed nine.", "June", "2019-06-01", "2019-12-30", "2019-06-01/2019-12-30", 5),
    ("The base was held until 2015.", "2015", None, "2015-12-31", "../2015-12-31", None),
    ("The same period in 2014 was calmer.", "2014", "2014-01-01", "2014-12-30", "2014-01-01/2014-12-30", 5),
    # times of day
    ("It exploded at 9 a.m. on Friday.", "9 a.m. on Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
    ("It exploded at 10:30 pm Friday.", "10:30 pm Friday", "2019-12-27", "2019-12-27", "2019-12-27", 1),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "first", "last", "edtf", "precision"), CASES)
def test_a_date_is_found_and_resolved(
    sentence: str, words: str, first: str | None, last: str | None, edtf: str | None, precision: int | None
) -> None:
    timex = one(sentence)
    assert timex.text.lower() == words.lower()
    assert (timex.first, timex.last, timex.edtf, timex.precision) == (first, last, edtf, precision)
    assert sentence[timex.start : timex.end] == timex.text


NOTHING = [
    "The march on the palace may follow.",
    "Residents may leave.",
    "He is 12 years old.",
    "The one-year-old survived.",
    "Resolution 1973 was passed.",
    "The blast killed 2000 people.",
    "A second man was hurt.",
    "The fall of Aleppo was near.",
    "April Jones was there.",
    "He sat in the sun with the satellite phone.",
    "Ban the sale of 30 tons.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_only_looks_like_a_date_is_left(sentence: str) -> None:
    assert find_timexes(sentence, published=PUBLISHED) == []


VALUES = [
    ("a three-day siege", "DURATION", "P3D"),
    ("for months of fighting", "DURATION", "PXM"),
    ("a decades-long feud", "DURATION", "PXY"),
    ("a week-long truce", "DURATION", "P1W"),
    ("at least 72 hours", "DURATION", "PT72H"),
    ("shelled daily", "SET", "P1D"),
    ("shelled every week", "SET", "P1W"),
    ("200 times a day", "SET", "P1D"),
    ("it is now quiet", "DATE", "PRESENT_REF"),
    ("on Friday morning", "TIME", "2019-12-27TMO"),
    ("the raid last week", "DATE", "2019-W52"),
    ("in the 1980s", "DATE", "198X"),
    ("at 0430 GMT on Friday", "TIME", "2019-12-27T04:30Z"),
    ("at 12 a.m. on Friday", "TIME", "2019-12-27T00:00"),
]


@pytest.mark.parametrize(("sentence", "kind", "value"), VALUES)
def test_the_value_is_timex3(sentence: str, kind: str, value: str) -> None:
    timex = one(sentence)
    assert (timex.type, timex.value) == (kind, value)


def test_without_a_publication_date_nothing_relative_is_resolved() -> None:
    text = "On Friday, in March, last week, two weeks ago, overnight and on 3 May, troops fired; in 2014 they left."
    found = find_timexes(text, published=None)
    assert len(found) == 7
    assert [t.text for t in found if t.resolved] == ["2014"]


def test_the_caller_can_say_that_dates_lie_ahead() -> None:
    [timex] = find_timexes("on Thursday", published=PUBLISHED, future=True)
    assert timex.first == "2020-01-02"
    [timex] = find_timexes("It will end on Thursday", published=PUBLISHED, future=False)
    assert timex.first == "2019-12-26"


def test_a_near_date_without_a_year_is_not_put_a_year_away() -> None:
    [timex] = find_timexes("before the 5 January deadline", published="2020-01-02")
    assert timex.last == "2020-01-04"
    [timex] = find_timexes("ahead of the 20 December strike", published=PUBLISHED)
    assert timex.first == "2019-12-20"


def test_a_day_that_names_an_event_is_no_date() -> None:
    assert find_timexes("Many recall Bloody Friday.", published=PUBLISHED) == []
    [timex] = find_timexes("It was a bloody Friday in the city.", published=PUBLISHED)
    assert timex.first == "2019-12-27"


def test_the_preposition_is_given_apart() -> None:
    text = "He left late on Friday and has been away since early June."
    found = find_timexes(text, published=PUBLISHED)
    assert [text[slice(*t.with_preposition)] for t in found] == ["late on Friday", "since early June"]


def test_a_since_clause_keeps_the_date_of_its_event() -> None:
    text = "Thousands have fled since the revolt began in 2011."
    timex = one(text)
    assert (timex.first, timex.last) == ("2011-01-01", "2011-12-31")
    assert timex.since == text.index("since")


def test_a_year_told_before_holds_for_a_date_without_one() -> None:
    text = "The siege began in early November 2005. On 5 November, marines entered."
    assert find_timexes(text, published="2017-01-01")[1].first == "2005-11-05"
    assert find_timexes(text, published="2018-11-09")[1].first == "2018-11-05"


def one(sentence: str) -> Timex:
    found = find_timexes(sentence, published=PUBLISHED)
    assert len(found) == 1, [t.text for t in found]
    return found[0]
