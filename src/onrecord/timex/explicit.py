"""A full date that a dateline, a byline or a header states."""

from __future__ import annotations

import datetime as dt

from onrecord.timex.find import find_timexes


def absolute_date(text: str) -> tuple[dt.date, tuple[int, int]] | None:
    """The first full date (day, month and year) of the text with where it stands, or None.

    >>> absolute_date("Published: 30 December 2019")
    (datetime.date(2019, 12, 30), (11, 27))

    A date that can be read two ways (01/05/2020), or that lacks its year, is none.
    """
    for timex in find_timexes(text, published=None):
        if timex.anchor == "absolute" and timex.first is not None and timex.first == timex.last:
            return dt.date.fromisoformat(timex.first), (timex.start, timex.end)
    return None
