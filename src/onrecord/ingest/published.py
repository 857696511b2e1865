"""The day of publication: given, or read from its address or its first or last lines; never made up."""

from __future__ import annotations

import re
from datetime import date

from onrecord.errors import ReportError
from onrecord.text import lines
from onrecord.timex import absolute_date

# A dateline or a "Published:" line stands at the very beginning or end of a report.
FIRST_LINES, LAST_LINES = 5, 3

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:?\d{2}.*)?$")
_CUE = re.compile(
    r"(?i)^\W*(?:(?:first |originally )?(?:published|posted|issued|released|filed)(?: (?:on|at))?"
    r"|date|dateline|publication date)\b[:\s]\s*(?P<date>.+)$"
)
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’/-]{2,40}(?:, ?[A-Z][\w. ]{2,24}?)??)[,:]? \(?(?P<date>[^()]{8,24}?)\)?"
    r"(?: ?\([^)]{2,40}\))? ?(?:[-–—]{1,2}|:) "
)
_AROUND_DATE = re.compile(
    r"(?i)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?"
    r"|\b(?:gmt|utc|bst|cet|cest|est|edt|msk|eet|z|at|on|local time)\b|[+-]\d{2}:?\d{2}|[\s,.|·•()/–—-]"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_PATH = re.compile(r"/(\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{2}(?=[/_-]|$)|\d(?=/|$))", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/", re.IGNORECASE)


def iso_day(value: str, *, where: str = "published") -> str:
    """The ISO day that a given value stands for.

    >>> iso_day("2019-12-30T08:15:00Z"), iso_day("30 December 2019")
    ('2019-12-30', '2019-12-30')

    Raises ReportError for anything but one full, possible day.
    """
    text = value.strip()
    match = _ISO.match(text)
    hint = "write it as 2019-12-30, or leave it out where it is not known"
    if match is None:
        found = absolute_date(text)
        if found is None or _rest(text, found[1]):
            raise ReportError(f"'{_short(value)}' is no full date", where=where, hint=hint)
        return found[0].isoformat()
    try:
        return date(*(int(part) for part in match.groups())).isoformat()
    except ValueError as error:
        raise ReportError(f"there is no day '{_short(value)}'", where=where, hint=hint) from error


def day_in_url(url: str) -> str | None:
    """The day in the path of an address, as many papers write it.

    >>> day_in_url("https://example.org/world/2019/dec/30/strikes-on-militia")
    '2019-12-30'
    """
    path = _ARCHIVED.sub("", url).split("?")[0].split("#")[0]
    days = {day for match in _IN_PATH.finditer(path) if (day := _possible_day(*match.groups()))}
    return days.pop() if len(days) == 1 else None


def _possible_day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else 0
    try:
        return date(int(year), number, int(day)).isoformat() if 1800 <= int(year) < 2200 else None
    except ValueError:
        return None


def day_in_text(text: str) -> str | None:
    r"""The day that a dateline, a "Published:" line or a line of its own names; None where two of them differ.

    >>> day_in_text("Published: 30 December 2019\n\nTwo men died on 1 May 2018.")
    '2019-12-30'
    """
    spans = list(lines(text))
    ends = spans[:FIRST_LINES] + spans[FIRST_LINES:][-LAST_LINES:]
    days = {day for start, end in ends if (day := _day_of_line(text[start:end]))}
    return days.pop() if len(days) == 1 else None


def _day_of_line(line: str) -> str | None:
    if not any(char.isdigit() for char in line):
        return None
    dateline = _DATELINE.match(line)
    if dateline:
        return _whole_date(dateline["date"])
    if len(line) > 100:
        return None
    cue = _CUE.match(line)
    return _whole_date(cue["date"] if cue else line)


def _whole_date(words: str) -> str | None:
    """The day, where nothing but a date, a weekday and a time stands in the words."""
    iso = _ISO.match(words.strip())
    if iso:
        return _possible_day(*iso.groups())
    found = absolute_date(words)
    if found is None or _rest(words, found[1]):
        return None
    return found[0].isoformat()


def _rest(words: str, span: tuple[int, int]) -> str:
    """What stands beside the date and is no weekday, time or punctuation."""
    return _AROUND_DATE.sub("", words[: span[0]] + " " + words[span[1] :])


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"
