"""Rules for dates that name a day, month, year, season or decade of the calendar."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from onrecord.timex.days import UNRESOLVED, Days, day, month_days, months_away, moved, safe_date, year_days
from onrecord.timex.model import Anchor
from onrecord.timex.reading import Context, Reading, Rule, rule
from onrecord.timex.words import (
    DASH,
    DOM,
    DOM2,
    MON,
    MON2,
    MONTHS,
    PART,
    PARTS_OF_DAY,
    SEASONS,
    WD_SHORT,
    WEEKDAYS,
    YEAR,
    YEAR_OF,
    month_number,
    weekday_number,
)  # fmt: skip

_MONTH_STARTS: Final = (*MONTHS, *(name[:3] for name in MONTHS), "sept")
_DAY_STARTS: Final = (*WEEKDAYS, "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
_MOD: Final = r"(?:(?P<mod>early|mid|late)[- ](?:to[- ](?:mid|late)[- ])?)?"
_MODS: Final = ("early", "mid", "late")
_YEAR_PART: Final = rf"(?:,? (?:of )?{YEAR}|,? (?:of |in )?{YEAR_OF})"
_OF_THE_FUTURE: Final = re.compile(
    r" (?:deadline|elections?|vote|polls?|referendum|ballot|summit|hearing|inauguration)\b"
)
_BY: Final = re.compile(r"\b(?:by|until|till|before) $", re.IGNORECASE)
# A date without a year that lies this close before is meant even in a future sentence: the coming one is eleven
# months away.
_NEAR_DAYS: Final = 31


def _year_of(words: str | None, ctx: Context) -> int | None:
    if words is None or ctx.published is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}.get(words.lower())
    return None if step is None else ctx.published.year + step


def _stated_year(m: re.Match[str], ctx: Context) -> int | None:
    """The year that the words give, by number or as "last year"."""
    groups = m.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    return _year_of(groups.get("yearof"), ctx)


def _anchor(m: re.Match[str]) -> Anchor:
    return "absolute" if m.groupdict().get("year") else "published"


def _is_capital(m: re.Match[str], name: str = "mon") -> bool:
    return m.group(name)[0].isupper()


def nearest_day(
    month: int, number: int, ctx: Context, *, weekday: int | None = None, past_only: bool = False
) -> dt.date | None:
    """The day meant by a date without a year: the latest not after publication, or the coming one where told so."""
    published = ctx.published
    if published is None:
        return None
    years = range(published.year - 4, published.year + 5)
    dates = [d for d in (safe_date(year, month, number) for year in years) if d is not None]
    past = [d for d in dates if d <= published]
    coming = [d for d in dates if d > published]
    if not past or not coming:
        return None
    if past_only:
        return past[-1]
    recent = (published - past[-1]).days <= _NEAR_DAYS and ctx.forced is None
    ahead = (coming[0] - published).days
    # A day ahead is another time zone; a deadline close ahead was not eleven months ago.
    awaited = _OF_THE_FUTURE.match(ctx.after()) or _BY.search(ctx.before)
    soon = ctx.forced is None and (ahead <= 1 or (ahead <= _NEAR_DAYS and awaited is not None))
    nearest = coming[0] if soon or (ctx.future() and not recent) else past[-1]
    if weekday is not None and nearest.weekday() != weekday:
        fits = [d for d in (past[-1], coming[0]) if d.weekday() == weekday]
        return fits[0] if fits else nearest
    return nearest


def _full_day(m: re.Match[str], ctx: Context) -> Reading | None:
    month = month_number(m.group("mon"))
    if month is None or not _is_capital(m):
        return None
    groups = m.groupdict()
    number = int(m.group("dom"))
    year = _stated_year(m, ctx)
    code = _part_code(m)
    if year is None and m.group("yearof") and ctx.published is not None:
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}", anchor="text")
    if (
        year is None
        and re.match(r"(?:th)? (?:terror|attacks|hijack|2001)", ctx.after(), re.IGNORECASE)
        and (month, number) == (9, 11)
    ):
        year = 2001
    short = groups.get("wd")
    weekday = weekday_number(short) if short else None
    date = (
        safe_date(year, month, number)
        if year
        else nearest_day(month, number, ctx, weekday=weekday, past_only=bool(groups.get("which")))
    )
    if date is None:
        known = safe_date(2000, month, number) is not None and year is None
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}{code}") if known else None
    return Reading("TIME" if code else "DATE", date.isoformat() + code, day(date), _anchor(m))


def _part_code(m: re.Match[str]) -> str:
    part = m.groupdict().get("part")
    return PARTS_OF_DAY[part.lower()] if part else ""


def _days_in_month(m: re.Match[str], ctx: Context) -> Reading | None:
    """Two days of one month, or of two: "12-14 May 2019", "between 10 and 12 May", "May 30 to June 2"."""
    month = month_number(m.group("mon"))
    if month is None or not _is_capital(m):
        return None
    groups = m.groupdict()
    month2 = month_number(groups["mon2"]) if groups.get("mon2") else month
    first_no, last_no = int(m.group("dom")), int(m.group("dom2"))
    year = _stated_year(m, ctx)
    last = safe_date(year, month2 or month, last_no) if year else nearest_day(month2 or month, last_no, ctx)
    if last is None:
        return None
    first = safe_date(last.year - (1 if month2 and month2 < month else 0), month, first_no)
    if first is None or first >= last:
        return None
    return Reading("DATE", f"{first}/{last}", Days(first, last), _anchor(m))


def part_of_days(days: Days, mod: str | None) -> Days:
    """The early, middle or late part: thirds of a month; January to April, June and July, October to December."""
    first, last = days
    if mod is None or first is None or last is None:
        return days
    length = (last - first).days + 1
    which = {"early": 0, "mid": 1, "late": 2}[mod.lower()]
    if length <= 31:
        parts = (Days(first, moved(first, 9)), Days(moved(first, 10), moved(first, 19)), Days(moved(first, 20), last))
        return parts[which]
    if length <= 366:
        months = ((1, 4), (6, 7), (10, 12))[which]
        return Days(month_days(first.year, months[0]).first, month_days(first.year, months[1]).last)
    if length <= 3653:
        years = ((0, 3), (4, 6), (7, 9))[which]
        return Days(dt.date(first.year + years[0], 1, 1), dt.date(first.year + years[1], 12, 31))
    return days


def _month_of_year(m: re.Match[str], ctx: Context) -> Reading | None:
    month = month_number(m.group("mon"))
    if month is None or not _is_capital(m):
        return None
    year = _stated_year(m, ctx)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}", anchor="text" if ctx.published else "published")
    return Reading("DATE", f"{year}-{month:02d}", part_of_days(month_days(year, month), m.group("mod")), _anchor(m))


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|through|throughout|before|after|between|and|for|early|late"
    r"|around|earlier in|later in)\s+$|\bmid-$",
    re.IGNORECASE,
)
_AMBIGUOUS_MONTHS: Final = ("march", "may")


def _month_alone(m: re.Match[str], ctx: Context) -> Reading | None:
    word, which = m.group("mon"), (m.group("which") or "").lower()
    month = month_number(word)
    if month is None or not _is_capital(m):
        return None
    marked = bool(which or m.group("mod")) or _MONTH_BEFORE.search(ctx.before) is not None
    name_like = re.match(r"\s+[A-Z][a-z]", ctx.after()) is not None
    short = word.lower().rstrip(".") not in MONTHS
    if not marked and (word.lower() in _AMBIGUOUS_MONTHS or name_like or short):
        return None
    if which == "that":
        return Reading("DATE", f"XXXX-{month:02d}", anchor="text")
    year = _year_of_month(month, which, ctx)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}")
    days = part_of_days(month_days(year, month), m.group("mod"))
    return Reading("DATE", f"{year}-{month:02d}", _before_today(days, ctx))


_EARLIER_IN: Final = re.compile(r"\bearlier in (?:the month of )?$", re.IGNORECASE)


def _before_today(days: Days, ctx: Context) -> Days:
    """The days without the last: "earlier in September", published in September, ends the day before."""
    first, last = days
    if ctx.published is None or first is None or last is None or not first < ctx.published <= last:
        return days
    return Days(first, moved(ctx.published, -1)) if _EARLIER_IN.search(ctx.before) else days


def _year_of_month(month: int, which: str, ctx: Context) -> int | None:
    """The year of a month without one: the latest that has begun; "last April" in May is that of the year before."""
    published = ctx.published
    if published is None:
        return None
    past = published.year if month <= published.month else published.year - 1
    if which == "last":
        # "last June" said in December fits two Junes: neither is taken.
        gap = published.month - month
        return past if gap < 0 else published.year - 1 if gap <= 2 else None
    if which == "this":
        return published.year
    if which == "next" or ctx.future():
        return past if month == published.month and which != "next" else past + 1
    return past


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|to|during|through|throughout|before|after|between|and|for|early|late|around|the|an?|its|"
    r"his|their|circa|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)|\(|,|mid-|post-|pre-)\s*$",
    re.IGNORECASE,
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:\b(?:resolution|no\.?|number|flight|unit|brigade|route|highway|operation|room|article|law|section|order|decree|some|about|"
    r"least|than|nearly|almost|over|roughly|approximately|model|page|battalion|regiment)|[#$€£/.]|\d,)\s*$",
    re.IGNORECASE,
)
_NO_YEAR_AFTER = re.compile(
    r"\s*%|\s+(?:people|civilians|soldiers|fighters|men|women|children|troops|km|kilomet|mil(?:es|itants)|met(?:re|er)s|dollars|hours?\b|gmt|"
    r"utc|others|more\b|were\b|have\b|dead\b|killed|wounded|injured|percent|per cent|families|houses|homes"
    r"|refugees|tons|tonnes|local time)",
    re.IGNORECASE,
)


_COUNTING_BEFORE = re.compile(
    r"\b(?:killed|killing|kills|wounded|injured|displaced|arrested|detained|fired|recorded|lost|with|were|are|was"
    r"|least|up to|another|only|all|these|those)\s+$",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s+(?!(?:was|is|has|its|as|his|this|always|perhaps|sees)\b)[a-z]+s\b")


def _year_alone(m: re.Match[str], ctx: Context) -> Reading | None:
    year, before = int(m.group("year")), ctx.before
    if _NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(ctx.after()):
        return None
    sure = _YEAR_BEFORE.search(before) is not None or m.group("mod") is not None
    counted = _COUNTING_BEFORE.search(before) or _PLURAL_AFTER.match(ctx.after())
    if not sure and (year < 1900 or counted):
        return None
    if year < 1800 and re.search(r"\b(?:in|since|of)\s*$", before, re.IGNORECASE) is None:
        return None
    days = part_of_days(year_days(year), m.group("mod"))
    return Reading("DATE", str(year), days, "absolute")


def _years(m: re.Match[str], ctx: Context) -> Reading | None:
    first, tail = int(m.group("year")), m.group("tail")
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if not first < last <= first + 60 or _NO_YEAR_BEFORE.search(ctx.before):
        return None
    return Reading("DATE", f"{first}/{last}", Days(dt.date(first, 1, 1), dt.date(last, 12, 31)), "absolute")


def _decade(m: re.Match[str], ctx: Context) -> Reading | None:
    digits = m.group("decade")
    short = len(digits) == 2
    if short and (not m.group("quote") or digits[1] != "0"):
        return None
    year = int(digits) + (1900 if short else 0)
    if year % 10:
        return None
    years = 100 if year % 100 == 0 and year < 2000 else 10
    value = f"{year // years}" + "X" * (1 if years == 10 else 2)
    return Reading("DATE", value, part_of_days(year_days(year, years=years), m.group("mod")), "absolute")


def _season(m: re.Match[str], ctx: Context) -> Reading | None:
    code, month = SEASONS[m.group("season").lower()]
    which = (m.group("which") or "").lower()
    year = _stated_year(m, ctx)
    stated = year is not None
    if year is None:
        if re.search(
            r"\b(?:in|over|during|since|by|until|throughout)\s+$", ctx.before
        ) is None and not which.startswith(("last", "this", "next")):
            return None
        if m.group("season").lower() in ("spring", "fall") and which in ("", "the"):
            return None  # a fall of a city, a spring of water
        year = _season_year(month, which.removeprefix("the").strip(), ctx)
    if year is None:
        return Reading("DATE", f"XXXX-{code}")
    first = dt.date(year, month, 1)
    days = Days(first, moved(months_away(first, 3), -1))
    return Reading("DATE", f"{year}-{code}", days, "absolute" if stated and m.group("year") else "published")


def _season_year(month: int, which: str, ctx: Context) -> int | None:
    published = ctx.published
    if published is None:
        return None
    begun = published.year if month <= published.month else published.year - 1
    over = begun if months_away(dt.date(begun, month, 1), 3) <= published else begun - 1
    if which == "last":
        return over
    if which == "this":
        return published.year
    if which == "next" or ctx.future():
        return begun + 1
    return begun


def _iso(m: re.Match[str], ctx: Context) -> Reading | None:
    date = safe_date(int(m.group("year")), int(m.group("month")), int(m.group("dom")))
    if date is None:
        return None
    clock = m.group("clock") or ""
    return Reading("TIME" if clock else "DATE", date.isoformat() + clock.replace(" ", "T"), day(date), "absolute")


def _numeric(m: re.Match[str], ctx: Context) -> Reading | None:
    """01/05/2020 can be read two ways and stays unresolved; 30/05/2020 and 05/05/2020 cannot."""
    a, b, year = int(m.group("a")), int(m.group("b")), int(m.group("year"))
    dates = [d for d in {safe_date(year, b, a), safe_date(year, a, b)} if d is not None]
    if not dates:
        return None
    if len(dates) > 1:
        return Reading("DATE", f"{year}", UNRESOLVED, "none")
    return Reading("DATE", dates[0].isoformat(), day(dates[0]), "absolute")


def _nine_eleven(m: re.Match[str], ctx: Context) -> Reading | None:
    if re.match(r"/\d", ctx.after(2)):
        return None
    return Reading("DATE", "2001-09-11", day(dt.date(2001, 9, 11)), "absolute")


_FEASTS: Final = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "new year's day": (1, 1),
    "new year's eve": (12, 31), "boxing day": (12, 26), "valentine's day": (2, 14), "may day": (5, 1),
}  # fmt: skip


def _feast(m: re.Match[str], ctx: Context) -> Reading | None:
    if not m.group("feast")[0].isupper():
        return None
    name = re.sub(r"\s+", " ", m.group("feast").lower())
    month, number = _FEASTS[name]
    year = _stated_year(m, ctx)
    date = dt.date(year, month, number) if year else nearest_day(month, number, ctx)
    if date is None:
        return Reading("DATE", f"XXXX-{month:02d}-{number:02d}")
    return Reading("DATE", date.isoformat(), day(date), _anchor(m))


_WD: Final = rf"(?:(?P<wd>{WD_SHORT})(?: {PART}|'s)?,? (?:the )?)?"
RULES: Final[list[Rule]] = [
    rule(("#", *_DAY_STARTS), rf"{_WD}{DOM}(?: of)? {MON}{_YEAR_PART}?", _full_day),
    rule(("last", "this", *_MONTH_STARTS, *_DAY_STARTS), rf"{_WD}(?:(?P<which>last"
        rf"|this past) )?{MON} (?:the )?{DOM}(?! {MON2})(?:{_YEAR_PART})?", _full_day),
    rule("#", rf"{DOM}(?:{DASH}| to | and | or | through | until ){DOM2} {MON}{_YEAR_PART}?", _days_in_month),
    rule("#", rf"{DOM} {MON}(?:{DASH}| to | and | through | until ){DOM2} {MON2}{_YEAR_PART}?", _days_in_month),
    rule(_MONTH_STARTS, rf"{MON} {DOM}(?:{DASH}| to | and | or | through | until ){DOM2}{_YEAR_PART}?", _days_in_month),
    rule(_MONTH_STARTS, rf"{MON} {DOM}(?:{DASH}| to | through | until ){MON2} {DOM2}{_YEAR_PART}?", _days_in_month),
    rule((*_MODS, *_MONTH_STARTS), rf"{_MOD}{MON}{_YEAR_PART}", _month_of_year),
    rule((*_MODS, "last", "this", "next", "that", *_MONTH_STARTS), rf"(?:(?P<which>last|this|next"
        rf"|that) )?{_MOD}{MON}", _month_alone),
    rule(("#", *_MODS, "post"), rf"(?:post-)?{_MOD}{YEAR}", _year_alone),
    rule("#", r"(?P<year>(?:1[89]|20)\d\d)[-–/](?P<tail>\d{4}|\d\d)(?![-–/]\d)", _years),
    rule(("#", *_MODS), rf"{_MOD}(?P<quote>')?(?P<decade>(?:1[5-9]|20)\d0|\d0)'?s", _decade),
    rule(
        (*_MODS, "the", "last", "this", "next", *SEASONS),
        rf"{_MOD}(?:(?P<which>last|this|next|the) )?(?P<season>spring|summer|autumn|fall|winter){_YEAR_PART}?",
        _season,
    ),
    rule("#", r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<dom>\d\d)(?P<clock>[T ]\d\d:\d\d(?::\d\d)?Z?)?", _iso),
    rule("#", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)", _numeric),
    rule("#", r"9/11", _nine_eleven),
    rule(
        "christmas new boxing valentine may",
        rf"(?P<feast>christmas day|christmas eve|christmas|new year's day|new year's eve|boxing day"
        rf"|valentine's day|may day){_YEAR_PART}?",
        _feast,
    ),
]  # fmt: skip
