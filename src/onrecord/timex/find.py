"""Finding the time expressions of a text: the longest match at each word, then what the words around add."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache

from onrecord.text import plain_punctuation
from onrecord.timex import calendar_dates, clock, deictic, lengths
from onrecord.timex.days import Days, date_prec, edtf, moved, shifted, unit_days
from onrecord.timex.join import join
from onrecord.timex.model import Shift, Timex, Unit
from onrecord.timex.reading import Context, Found, Rule
from onrecord.timex.told import told_years

# TIMEX3's value of a length in whole units ("P4M"); X where it is not told how many ("PXY").
_LENGTH = re.compile(r"P(?P<count>X|[1-9]\d{0,2})(?P<unit>[DWMY])")
_LENGTH_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_WORD = re.compile(r"[A-Za-z]+|\d+")
_BREAKS = str.maketrans("\n\r\t\u2028", "    ")
_PREPOSITION = re.compile(
    r"(?:\b(?:(?:late|early|later|earlier|only|just|shortly|as early as|as late as) )?"
    r"(?:on|in|at|since|until|till|by|before|after|from|during|over|throughout|through|for|within|between|around"
    r"|about|as of|of|to|into|"
    r"beginning|starting|late|early|earlier|later|post)(?: (?:about|around|approximately|roughly|the|a|an))*[ -])$",
    re.IGNORECASE,
)
_LOOK_BACK = 40


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the word that a match starts with, in the order of the modules."""
    table: dict[str, list[Rule]] = {}
    for rule in (*calendar_dates.RULES, *deictic.RULES, *lengths.RULES, *clock.RULES):
        for starter in dict.fromkeys(rule.starters):
            table.setdefault(starter, []).append(rule)
    return {starter: tuple(rules) for starter, rules in table.items()}


def find_timexes(text: str, *, published: str | None, future: bool | None = None) -> list[Timex]:
    """The time expressions of a report in order, none overlapping, resolved where the publication date allows it.

    >>> [(t.text, t.first) for t in find_timexes("Two men died on Friday.", published="2019-12-30")]
    [('Friday', '2019-12-27')]

    `published` is an ISO day (a time after it is ignored); without it nothing relative is resolved. `future` says
    that dates without
    a year lie ahead (True) or behind (False); None looks for "will", "due", "expected" before them in the sentence.
    """
    plain = text if text.isascii() else plain_punctuation(text)
    anchor = _iso_day(published)
    found = _scan(plain, anchor, future)
    return [_timex(text, item) for item in join(plain, told_years(found, plain, anchor), anchor)]


def _iso_day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _scan(plain: str, published: dt.date | None, future: bool | None) -> list[Found]:
    flat = plain.translate(_BREAKS)
    rules, found, free = _rules(), [], 0
    for word in _WORD.finditer(flat):
        start = word.start()
        if start < free:
            continue
        token = word.group()
        candidates = rules.get("#" if token[0].isdigit() else token.lower())
        if not candidates or (start and (flat[start - 1].isalnum() or flat[start - 1] == "_")):
            continue
        item = _longest(plain, flat, start, candidates, published, future)
        if item is not None:
            found.append(item)
            free = item.end
    return found


def _longest(
    plain: str, flat: str, start: int, candidates: tuple[Rule, ...], published: dt.date | None, future: bool | None
) -> Found | None:
    matches = [(m, rule) for rule in candidates if (m := rule.pattern.match(flat, start)) is not None]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        end = _trimmed_end(flat, match.end())
        reading = rule.read(match, Context(plain, start, end, published, future))
        if reading is not None:
            outer = _preposition_start(flat, start)
            # TimeML leaves the article out of lengths of time: "the [past two weeks]".
            article = 4 if reading.type == "DURATION" and flat[start : start + 4].lower() == "the " else 0
            return Found(start + article, end, reading, outer)
    return None


def _trimmed_end(flat: str, end: int) -> int:
    """The end without the stop of an abbreviation that also ends the sentence ("10 p.m.")."""
    return end - 1 if flat[end - 1] == "." else end


def _preposition_start(flat: str, start: int) -> int:
    match = _PREPOSITION.search(flat[max(0, start - _LOOK_BACK) : start])
    return start - len(match.group()) if match else start


def _timex(text: str, item: Found) -> Timex:
    reading = item.reading
    first, last = reading.days
    return Timex(
        start=item.start, end=item.end, text=text[item.start : item.end], type=reading.type, value=reading.value,
        first=first.isoformat() if first else None, last=last.isoformat() if last else None,
        edtf=edtf(reading.days), precision=date_prec(reading.days), anchor=reading.anchor,
        with_preposition=(item.outer, item.end), since=item.since, shift=reading.shift,
    )  # fmt: skip


def until_published(timex: Timex, published: str | None) -> Timex:
    """The range from the expression's first day to publication: what has happened *since* an event that it dates.

    >>> [year] = find_timexes("4,000 have died since the war began in 2011.", published="2018-01-02")
    >>> (year.since is not None, year.last, until_published(year, "2018-01-02").last)
    (True, '2011-12-31', '2018-01-02')
    """
    end = _iso_day(published)
    first = _iso_day(timex.first)
    if first is None or end is None or end < first:
        return timex
    days = Days(first, end)
    return replace(timex, last=end.isoformat(), edtf=edtf(days), precision=date_prec(days))


def lasting_until(timex: Timex, published: str | None) -> Timex:
    """The days that a length of time reaches back from publication, the first of them roughly; itself where unknown.

    >>> [length] = find_timexes("a four-month battle", published="2017-10-17")
    >>> lasting_until(length, "2017-10-17").edtf
    '2017-06-17~/2017-10-17'
    """
    end, length = _iso_day(published), _LENGTH.fullmatch(timex.value or "")
    if end is None or length is None:
        return timex
    if length["count"] == "X":
        return replace(timex, last=end.isoformat(), edtf=edtf(Days(None, end)))
    days = Days(shifted(end, _LENGTH_UNITS[length["unit"]], -int(length["count"])), end)
    return replace(
        timex, first=str(days.first), last=str(days.last), edtf=f"{days.first}~/{days.last}", precision=date_prec(days)
    )


def counted_from(timex: Timex, day: str, *, back: bool) -> Timex:
    """The day, week or month that lies a length of time before (`back`) or after a day; itself where unknown.

    >>> [length] = find_timexes("two days after a rocket attack", published="2019-12-30")
    >>> counted_from(length, "2019-12-29", back=True).first
    '2019-12-27'
    """
    anchor, length = _iso_day(day), _LENGTH.fullmatch(timex.value or "")
    if anchor is None or length is None or length["count"] == "X":
        return timex
    unit, count = _LENGTH_UNITS[length["unit"]], int(length["count"])
    days = unit_days(shifted(anchor, unit, -count if back else count), unit)
    return replace(timex, first=str(days.first), last=str(days.last), edtf=edtf(days), precision=date_prec(days))


def resolve_against(timex: Timex, anchor_first: str) -> Timex:
    """The expression counted from a date of the narrative; itself where it does not depend on one, or says too little.

    >>> [later] = find_timexes("Three days later they fled.", published="2019-12-30")
    >>> resolve_against(later, "2019-11-02").first
    '2019-11-05'
    """
    anchor = _iso_day(anchor_first)
    if timex.anchor != "text" or anchor is None:
        return timex
    days = _shifted_days(timex.shift, anchor) if timex.shift else _in_anchor_year(timex, anchor)
    if days.first is None or days.last is None:
        return timex
    value = timex.value
    if value and value.startswith("XXXX-XX-XX"):
        value = days.first.isoformat() + value[10:]
    return replace(
        timex,
        first=days.first.isoformat(),
        last=days.last.isoformat(),
        edtf=edtf(days),
        precision=date_prec(days),
        value=value or edtf(days),
    )


# How far back, in characters, a narrative's date still holds: about two paragraphs.
_REACH = 900


def resolve_narrative(timexes: list[Timex]) -> list[Timex]:
    """The expressions of a report, those that need the narrative's date counted from the day told before them.

    >>> found = find_timexes("They met on 3 May. Two days later, fighting began.", published="2019-12-30")
    >>> [t.first for t in resolve_narrative(found)]
    ['2019-05-03', '2019-05-05']

    The anchor is the nearest expression before that names a day, or a month or year where months or years are counted.
    """
    out: list[Timex] = []
    for timex in timexes:
        anchor = _narrative_anchor(timex, out) if timex.anchor == "text" and not timex.resolved else None
        out.append(resolve_against(timex, anchor) if anchor else timex)
    return out


_COARSEST = {"month": 4, "year": 5, "decade": 5, "week": 2, "weekend": 2, "day": 1}


def _narrative_anchor(timex: Timex, before: list[Timex]) -> str | None:
    coarsest = _COARSEST[timex.shift.unit] if timex.shift else 5 if (timex.value or "").startswith("XXXX-") else 1
    for other in reversed(before):
        if timex.start - other.end > _REACH:
            return None
        if (
            other.type in ("DATE", "TIME")
            and other.value != "PRESENT_REF"
            and other.first
            and other.last
            and (other.precision or 9) <= coarsest
        ):
            return other.first
    return None


def _shifted_days(shift: Shift, anchor: dt.date) -> Days:
    if shift.low != shift.high:
        return Days(shifted(anchor, shift.unit, shift.low), shifted(anchor, shift.unit, shift.high))
    return unit_days(shifted(anchor, shift.unit, shift.low), shift.unit)


_WEEKDAY_VALUE = re.compile(r"XXXX-WXX-(\d)")
_MONTH_VALUE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")


def _in_anchor_year(timex: Timex, anchor: dt.date) -> Days:
    """A date that lacks its year or week: "that May", "on 3 June the same year", "the following Tuesday"."""
    if weekday := _WEEKDAY_VALUE.match(timex.value or ""):
        back = (anchor.weekday() - int(weekday.group(1)) + 1) % 7
        date = moved(anchor, -(back or 7)) if timex.text.lower().startswith("the previous") else moved(anchor, 7 - back)
        return Days(date, date)
    if month := _MONTH_VALUE.match(timex.value or ""):
        year, number = anchor.year, int(month.group(1))
        try:
            exact = dt.date(year, number, int(month.group(2) or 1))
        except ValueError:
            return Days(None, None)
        return Days(exact, exact) if month.group(2) else unit_days(exact, "month")
    return Days(None, None)
