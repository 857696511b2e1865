"""The year of a date without one, where the narrative has told it: "in early November 2005 … On 5 November"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.timex.days import Days, month_days, safe_date
from onrecord.timex.reading import Found

# How far back, in characters, a told year still holds: a paragraph or two.
_REACH = 1200
# A date this near to publication is news, whatever year was told before it.
_NEWS_DAYS = 45


def told_years(found: list[Found], plain: str, published: dt.date | None) -> list[Found]:
    """The readings, those without a year given that of the same month named with its year not long before."""
    if published is None:
        return found
    told: dict[int, tuple[int, int]] = {}
    out: list[Found] = []
    for item in found:
        value = item.reading.value or ""
        if (
            item.reading.type == "DATE"
            and not _opens(plain, item)
            and value[4:5] == "-"
            and value[5:7].isdigit()
            and value[:4].isdigit()
        ):
            item = _with_told(item, told, published)  # noqa: PLW2901
            if item.reading.anchor == "absolute" or item.reading.value != value:
                told[int(value[5:7])] = (int((item.reading.value or "")[:4]), item.end)
        out.append(item)
    return out


def _opens(plain: str, item: Found) -> bool:
    """Whether "since" stands before it: "since late October" reaches up to the news, whatever year was told before."""
    return plain[item.outer : item.start].lower().startswith("since")


def _with_told(item: Found, told: dict[int, tuple[int, int]], published: dt.date) -> Found:
    first, value = item.reading.days.first, item.reading.value or ""
    year, end = told.get(int(value[5:7]), (0, -_REACH))
    if (
        item.reading.anchor == "absolute"
        or first is None
        or not year
        or year == first.year
        or item.start - end > _REACH
    ):
        return item
    if abs((published - first).days) <= _NEWS_DAYS:
        return item
    days = _moved_to(item.reading.days, value, year)
    return (
        item
        if days is None
        else replace(item, reading=item.reading._replace(days=days, value=f"{year:04d}{value[4:]}"))
    )


def _moved_to(days: Days, value: str, year: int) -> Days | None:
    first, last = days
    if first is None or last is None or first.year != last.year:
        return None
    if len(value) == 7 and days == month_days(first.year, first.month):
        return month_days(year, first.month)
    start, end = safe_date(year, first.month, first.day), safe_date(year, last.month, last.day)
    return Days(start, end) if start and end else None
