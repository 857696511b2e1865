"""Ranges of days: arithmetic on the calendar, EDTF and UCDP precision. No words here."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from onrecord.timex.model import Unit

DAY = dt.timedelta(days=1)


class Days(NamedTuple):
    """A range of days, both ends in it; None is an end that is open or unknown."""

    first: dt.date | None
    last: dt.date | None


UNRESOLVED = Days(None, None)


def day(date: dt.date) -> Days:
    """The range of one day."""
    return Days(date, date)


def safe_date(year: int, month: int, number: int) -> dt.date | None:
    """The date, or None where the calendar has no such day.

    >>> safe_date(2019, 2, 30) is None
    True
    """
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """The first to the last day of a month.

    >>> month_days(2019, 2).last
    datetime.date(2019, 2, 28)
    """
    first = dt.date(year, month, 1)
    following = dt.date(year + month // 12, month % 12 + 1, 1) if year < dt.MAXYEAR else dt.date(year, month, 31)
    return Days(first, following - DAY)


def year_days(year: int, *, years: int = 1) -> Days:
    """The first to the last day of a year, or of several years from it."""
    return Days(dt.date(year, 1, 1), dt.date(year + years - 1, 12, 31))


def week_days(date: dt.date) -> Days:
    """Monday to Sunday of the ISO week that holds the date."""
    monday = moved(date, -date.weekday())
    return Days(monday, moved(monday, 6))


def weekend_days(date: dt.date) -> Days:
    """Saturday and Sunday of the latest weekend that has begun on that date."""
    saturday = moved(date, -((date.weekday() - 5) % 7))
    return Days(saturday, moved(saturday, 1))


def moved(date: dt.date, days: int) -> dt.date:
    """The date so many days later; kept within the calendar's years."""
    ordinal = min(max(date.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def months_away(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of that month where it is shorter.

    >>> months_away(dt.date(2019, 3, 31), -1)
    datetime.date(2019, 2, 28)
    """
    index = date.year * 12 + date.month - 1 + months
    year = min(max(index // 12, dt.MINYEAR), dt.MAXYEAR - 1)
    month = index % 12 + 1
    last = month_days(year, month).last
    assert last is not None
    return dt.date(year, month, min(date.day, last.day))


def shifted(date: dt.date, unit: Unit, count: int) -> dt.date:
    """The date moved by so many units.

    >>> shifted(dt.date(2019, 12, 30), "week", -2)
    datetime.date(2019, 12, 16)
    """
    if unit == "day":
        return moved(date, count)
    if unit in ("week", "weekend"):
        return moved(date, 7 * count)
    return months_away(date, count * {"month": 1, "year": 12, "decade": 120}[unit])


def unit_days(date: dt.date, unit: Unit) -> Days:
    """The whole day, week, month … that holds the date."""
    if unit == "day":
        return day(date)
    if unit == "week":
        return week_days(date)
    if unit == "weekend":
        return weekend_days(moved(date, 1 if date.weekday() == 4 else 0))
    if unit == "month":
        return month_days(date.year, date.month)
    if unit == "year":
        return year_days(date.year)
    return year_days(date.year - date.year % 10, years=10) if date.year >= 10 else year_days(date.year)


def edtf(days: Days) -> str | None:
    """The range as Extended Date/Time Format (ISO 8601-2), as short as it can be said.

    >>> edtf(month_days(2019, 2)), edtf(Days(None, dt.date(2019, 2, 3))), edtf(year_days(1990, years=10))
    ('2019-02', '../2019-02-03', '199X')
    """
    first, last = days
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"../{last}" if first is None else f"{first}/.."
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and moved(last, 1).day == 1
    whole_years = whole_months and first.month == 1 and last.month == 12
    if whole_years:
        return _edtf_years(first.year, last.year)
    if whole_months:
        return _joined(first.isoformat()[:7], last.isoformat()[:7])
    return f"{first}/{last}"


def _edtf_years(first: int, last: int) -> str:
    if first % 10 == 0 and last == first + 9:
        return f"{first // 10:03d}X"
    if first % 100 == 0 and last == first + 99:
        return f"{first // 100:02d}XX"
    return _joined(f"{first:04d}", f"{last:04d}")


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def date_prec(days: Days) -> int | None:
    """UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; None for an open range.

    Source: UCDP GED codebook, variable date_prec.
    """
    if days.first is None or days.last is None:
        return None
    length = (days.last - days.first).days + 1
    for precision, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if length <= longest:
            return precision
    return 5
