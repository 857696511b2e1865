"""What neighbours add to a time expression: ranges, a time beside its day, "the first week of"; then `opening`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.timex.days import Days, moved, shifted
from onrecord.timex.model import Anchor
from onrecord.timex.opening import opened
from onrecord.timex.reading import Found, Reading
from onrecord.timex.words import ORDINALS, UNIT_SIZES, count_of


def join(plain: str, found: list[Found], published: dt.date | None) -> list[Found]:
    """The readings after the words between and before them have been heard."""
    items = _partial(plain, found, published)
    items = _ranges(plain, items)
    items = _times(plain, items)
    return opened(plain, items, published)


# --- "the first six days of April", "the end of 2015", "the night of 3 May"
# ---------------------------------------------------

_OF = re.compile(
    r"(?:the )?(?:(?P<edge>beginning|start|middle|end|close|turn)|(?P<which>first|last|final|opening|second|third"
    r"|fourth) "
    r"(?:(?P<count>\d{1,2}|[a-z]+(?:-and-a-half)?) )?(?P<unit>day|week|month|half|quarter|year)s?"
    r"|(?P<part>early hours|night|morning|evening|afternoon|week|weekend)) of (?:the )?$",
    re.IGNORECASE,
)


def _partial(plain: str, found: list[Found], published: dt.date | None) -> list[Found]:
    out: list[Found] = []
    for item in found:
        match = _OF.search(plain[max(0, item.start - 48) : item.start].replace("\n", " "))
        changed = _part_of(match, item) if match else None
        if changed is None:
            out.append(item)
            continue
        while out and out[-1].end > changed.outer:
            out.pop()
        out.append(changed)
    return out


def _part_of(match: re.Match[str], item: Found) -> Found | None:
    first, last = item.reading.days
    if first is None or last is None:
        return None
    length = (last - first).days + 1
    start = item.start - len(match.group())
    if match.group("part"):
        return _night_or_week(match.group("part").lower(), item, start) if length == 1 else None
    if length < 7:
        return None
    days = _edge_days(match.group("edge").lower(), first, last) if match.group("edge") else _counted(match, first, last)
    if days is None:
        return None
    return Found(start, item.end, item.reading._replace(days=days), start)


def _night_or_week(part: str, item: Found, start: int) -> Found | None:
    first = item.reading.days.first
    assert first is not None
    if part in ("week", "weekend"):
        year, week, _ = first.isocalendar()
        monday = moved(first, -first.weekday())
        days = Days(monday, moved(monday, 6)) if part == "week" else Days(moved(monday, 5), moved(monday, 6))
        return Found(start, item.end, item.reading._replace(days=days, value=f"{year}-W{week:02d}"), start)
    return replace(item, outer=start)


def _edge_days(edge: str, first: dt.date, last: dt.date) -> Days:
    length = (last - first).days + 1
    third = 10 if length <= 31 else 90 if length <= 366 else length // 3
    if edge in ("beginning", "start", "turn"):
        return Days(first, moved(first, third - 1))
    if edge == "middle":
        return Days(moved(first, third), moved(last, -third))
    return Days(moved(last, 1 - third), last)


def _counted(match: re.Match[str], first: dt.date, last: dt.date) -> Days | None:
    which, unit = match.group("which").lower(), match.group("unit").lower()
    word = (match.group("count") or "a").lower()
    half_more = word.endswith("-and-a-half")
    count = count_of(word.removesuffix("-and-a-half"))
    if count is None:
        return None
    months = {"half": 6, "quarter": 3}.get(unit)
    if months is not None:
        number = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(which, 12 // months - 1)
        return Days(shifted(first, "month", months * number), moved(shifted(first, "month", months * (number + 1)), -1))
    base, size = UNIT_SIZES[unit]
    if which in ("first", "opening"):
        end = moved(shifted(first, base, count * size), 14 if half_more and base == "month" else -1)
        return Days(first, min(end, last))
    if which in ("last", "final"):
        return Days(max(moved(shifted(last, base, -count * size), 1), first), last)
    nth = ORDINALS[which] - 1
    start = shifted(first, base, nth * size)
    return Days(start, min(moved(shifted(start, base, size), -1), last)) if start <= last else None


# --- "between X and Y", "from X to Y"
# -----------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_AND = re.compile(r"\s?(?:and|-|–)\s?(?:the )?$", re.IGNORECASE)
_TO = re.compile(r",?\s?(?:to|until|till|through|-|–|into)\s(?:[a-z]{1,12} )?$", re.IGNORECASE)


def _ranges(plain: str, items: list[Found]) -> list[Found]:
    out: list[Found] = []
    for item in items:
        merged = _range(plain, out[-1], item) if out else None
        if merged is not None:
            out[-1] = merged
        else:
            out.append(item)
    return out


def _range(plain: str, left: Found, right: Found) -> Found | None:
    before, gap = plain[max(0, left.start - 14) : left.start], plain[left.end : right.start]
    between, until = _BETWEEN.search(before), _FROM.search(before)
    opened = (between and _AND.fullmatch(gap)) or (until and _TO.fullmatch(gap))
    if not opened and not _next_weekday(left, right, gap):
        return None
    if left.reading.type not in ("DATE", "TIME") or right.reading.type not in ("DATE", "TIME"):
        return None
    first, last = left.reading.days.first, right.reading.days.last
    if first is None or last is None:
        return None
    match = between or until
    outer = left.start - len(match.group()) if match else left.outer
    if first > last:
        first = _brought_before(first, last, left, right)
        if first is None:
            return None
    days = Days(first, last)
    anchor: Anchor = "absolute" if left.reading.anchor == right.reading.anchor == "absolute" else "published"
    return Found(left.start, right.end, Reading("DATE", f"{first}/{last}", days, anchor), outer)


def _next_weekday(left: Found, right: Found, gap: str) -> bool:
    """Whether it is like "Wednesday and Thursday", two days in a row that are told of together."""
    first, last = left.reading.days.first, right.reading.days.last
    days = all(_is_day(item) and item.reading.anchor == "published" for item in (left, right))
    return bool(days and first and last and (last - first).days == 1 and gap == " and ")


def _brought_before(first: dt.date, last: dt.date, left: Found, right: Found) -> dt.date | None:
    """The start a week or a year earlier, where it was resolved past the end ("from Friday to Monday")."""
    if (
        left.reading.anchor == "published"
        and left.reading.days.first == left.reading.days.last
        and (first - last).days < 7
    ):
        return moved(first, -7)
    if left.reading.anchor == "published" and right.reading.anchor == "absolute":
        return shifted(
            first, "year", last.year - first.year - (1 if (first.month, first.day) > (last.month, last.day) else 0)
        )
    return None


# --- a time of day beside its day
# ---------------------------------------------------------------------------------------------

_TIME_THEN_DAY = re.compile(r"\.?,?\s(?:on )?(?:the )?$|\s?\($", re.IGNORECASE)
_DAY_THEN_TIME = re.compile(
    r",?\s\(?(?:at |around |about |by |approximately |roughly |exactly |just |shortly |before |after |between "
    r"|from |and |early )*(?:in )?$",
    re.IGNORECASE,
)


def _times(plain: str, items: list[Found]) -> list[Found]:
    out: list[Found] = []
    for item in items:
        left = out[-1] if out else None
        if left is None:
            out.append(item)
            continue
        gap = plain[left.end : item.start]
        if _is_clock(left) and _is_day(item) and _TIME_THEN_DAY.fullmatch(gap):
            value = _timed(item.reading.days.first, left.reading.value)
            out[-1] = Found(left.start, item.end, item.reading._replace(type="TIME", value=value), left.outer)
        elif _is_clock(item) and _is_day(left) and _DAY_THEN_TIME.fullmatch(gap):
            value = _timed(left.reading.days.first, item.reading.value)
            out.append(replace(item, reading=Reading("TIME", value, left.reading.days, left.reading.anchor)))
        else:
            out.append(item)
    return out


def _is_clock(item: Found) -> bool:
    return item.reading.anchor == "text" and (item.reading.value or "").startswith("XXXX-XX-XXT")


def _is_day(item: Found) -> bool:
    first, last = item.reading.days
    return first is not None and first == last


def _timed(date: dt.date | None, value: str | None) -> str:
    return f"{date}{(value or '')[10:]}"
