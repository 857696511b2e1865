"""Rules for dates that point from the publication or from the narrative: today, weekdays, last week, the next day."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from onrecord.timex.days import UNRESOLVED, Days, day, moved, shifted, unit_days, week_days, weekend_days
from onrecord.timex.model import Anchor, Shift, Unit
from onrecord.timex.reading import Context, Reading, Rule, rule
from onrecord.timex.words import PART, PARTS_OF_DAY, UNIT_SIZES, WD, WEEKDAYS, weekday_number

_SHADES: Final = ("early", "late", "earlier", "later")
_SHADE: Final = r"(?:(?P<shade>early|late|earlier|later) )?"
_TODAY: Final = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_SPAN_UNIT: Final = r"(?P<unit>day|night|week|weekend|fortnight|month|year|decade|century)"


def _part(m: re.Match[str]) -> str:
    part = m.groupdict().get("part")
    return PARTS_OF_DAY[part.lower()] if part else ""


def _today(m: re.Match[str], ctx: Context) -> Reading | None:
    word = m.group("word").lower().removeprefix("the ")
    code = "TNI" if word == "tonight" else _part(m)
    if ctx.published is None:
        return Reading("TIME" if code else "DATE", None)
    date = moved(ctx.published, _TODAY[word])
    return Reading("TIME" if code else "DATE", date.isoformat() + code, day(date))


def weekday_date(weekday: int, which: str, ctx: Context) -> dt.date | None:
    """The day a weekday stands for: the latest at or before publication, or what "last", "next" and tense say."""
    published = ctx.published
    if published is None:
        return None
    back = (published.weekday() - weekday) % 7
    latest = moved(published, -back)
    if which in ("last", "past", "this past"):
        return moved(published, -(back or 7))
    if which in ("next", "coming", "this coming"):
        return moved(latest, 7)
    if which == "this":
        return moved(published, weekday - published.weekday())
    return moved(latest, 7) if back and ctx.future() else latest


# Days that have become the name of an event long past: "*Bloody* Friday".
_NAMED = re.compile(r"\b(?:Bloody|Black|Super|Cyber|Red|Martyrs'?)\s+$")


def _weekday(m: re.Match[str], ctx: Context) -> Reading | None:
    weekday = weekday_number(m.group("wd"))
    which = (m.group("which") or "").lower()
    code = _part(m)
    kind = "TIME" if code else "DATE"
    if weekday is None or which == "the same" or _NAMED.search(m.string[: m.start("wd")]):
        return None
    if which in ("the following", "the previous", "following", "that"):
        return Reading("DATE", f"XXXX-WXX-{weekday + 1}{code}", anchor="text")
    date = weekday_date(weekday, which, ctx)
    if date is None or ctx.published is None:
        return Reading("DATE", f"XXXX-WXX-{weekday + 1}{code}")
    week = (m.group("week") or "").lower()
    if week:
        monday = week_days(ctx.published).first
        assert monday is not None
        date = moved(monday, weekday + {"last": -7, "this": 0, "next": 7}[week])
    return Reading("TIME" if kind == "TIME" else "DATE", date.isoformat() + code, day(date))


def _value(date: dt.date, unit: str) -> str:
    """TIMEX3 of the week, month … that holds the date."""
    if unit in ("week", "fortnight", "weekend"):
        year, week, _ = date.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return date.isoformat()[:7]
    if unit == "year":
        return f"{date.year:04d}"
    if unit == "decade":
        return f"{date.year // 10}X"
    if unit == "century":
        return f"{date.year // 100}XX"
    return date.isoformat()


def _published_span(m: re.Match[str], ctx: Context) -> Reading | None:
    """A unit of the calendar: "last week", "this month", "last night", "earlier this year" (without "the")."""
    which, unit = m.group("which").lower().removeprefix("the "), m.group("unit").lower()
    shade = (m.group("shade") or "").lower()
    if unit == "day" and which != "next":
        return None
    if unit == "day":
        return Reading("DATE", None, anchor="text", shift=Shift("day", 1, 1))
    published = ctx.published
    if published is None:
        return Reading("DATE", None)
    step = {"last": -1, "this": 0, "current": 0, "next": 1, "that": 0}[which]
    if unit == "night":
        date = moved(published, min(step, 0))
        return Reading("TIME", f"{date}TNI", day(date))
    if unit == "weekend":
        return _weekend(step, ctx)
    days, value = _span(published, unit, step)
    if step == 0:
        days = _until_or_from(published, days, later=shade == "later" or (ctx.future() and shade != "earlier"))
    return Reading("DATE", value, days)


def _span(published: dt.date, unit: str, step: int) -> tuple[Days, str]:
    base, size = UNIT_SIZES[unit]
    date = shifted(published, base, step * size)
    if unit == "century":
        first = dt.date(date.year - date.year % 100, 1, 1)
        return Days(first, moved(shifted(first, "year", 100), -1)), _value(date, unit)
    whole: Unit = "decade" if unit == "decade" else base
    return unit_days(date, whole), _value(date, unit)


def _until_or_from(published: dt.date, days: Days, *, later: bool) -> Days:
    return Days(published, days.last) if later else Days(days.first, published)


def _weekend(step: int, ctx: Context) -> Reading:
    """The latest weekend; "this weekend" said from Wednesday to Friday, or in a future sentence, is the coming one."""
    assert ctx.published is not None
    latest = weekend_days(ctx.published)
    assert latest.first is not None
    on_weekend = ctx.published.weekday() >= 5
    ahead = step == 1 or (step == 0 and not on_weekend and (ctx.future() or ctx.published.weekday() == 4))
    back = step == -1 and on_weekend
    first = moved(latest.first, 7 if ahead else -7 if back else 0)
    return Reading("DATE", _value(first, "weekend"), Days(first, moved(first, 1)))


def _the_weekend(m: re.Match[str], ctx: Context) -> Reading | None:
    if ctx.published is None:
        return Reading("DATE", None)
    reading = _weekend(0, ctx)
    if ctx.published.weekday() == 4 and not ctx.future():
        return _weekend(-1, ctx)
    return reading


def _this_part(m: re.Match[str], ctx: Context) -> Reading | None:
    code = _part(m)
    if ctx.published is None:
        return Reading("TIME", None)
    return Reading("TIME", f"{ctx.published}{code}", day(ctx.published))


def _past_span(m: re.Match[str], ctx: Context) -> Reading | None:
    """A stretch: "the past week" is that long up to publication; "the next week": from the narrative's day."""
    which, unit = m.group("which").lower(), m.group("unit").lower()
    if unit in ("day", "night", "weekend") and which not in ("past", "last"):
        return None
    if unit in ("night", "weekend"):
        return None
    base, size = UNIT_SIZES[unit]
    code = {"fortnight": "P2W", "decade": "P10Y", "century": "P100Y"}.get(unit, f"P1{unit[0].upper()}")
    published = ctx.published
    if which in ("past", "last"):
        days = Days(shifted(published, base, -size), published) if published else UNRESOLVED
        return Reading("DURATION", code, days)
    if which == "coming" or ctx.future():
        days = Days(published, shifted(published, base, size)) if published else UNRESOLVED
        return Reading("DURATION", code, days)
    return Reading("DATE", None, anchor="text", shift=Shift(base, size, size))


_STEPS: Final = {"next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1, "prior": -1}


def _text_span(m: re.Match[str], ctx: Context) -> Reading | None:
    """Counted from the narrative's date: "the next day", "the previous week", "that same night", "the day before"."""
    groups = m.groupdict()
    which = (groups.get("which") or groups.get("post") or "").lower()
    unit = (groups.get("unit") or "day").lower()
    if groups.get("post") and not _clause_ends(ctx):
        return None
    step = _STEPS.get(which, 0)
    code = _part(m) or ("TNI" if unit == "night" else "")
    if unit == "weekend":
        return Reading("DATE", None, anchor="text", shift=Shift("weekend", step, step))
    if unit == "week" and groups.get("post"):
        # "the week before" is the seven days up to the narrative's, "the previous week" one of the calendar.
        return Reading("DATE", None, anchor="text", shift=Shift("day", *sorted((7 * step, step))))
    base, size = UNIT_SIZES[unit]
    anchor: Anchor = "text"
    value = f"XXXX-XX-XX{code}" if code else None
    return Reading("TIME" if code else "DATE", value, anchor=anchor, shift=Shift(base, step * size, step * size))


def _clause_ends(ctx: Context) -> bool:
    """Whether nothing that "before" or "after" could govern follows."""
    return re.match(r"\s*(?:$|[.,;:!?)\"'-]|(?:and|but|when|in|at|on)\b)", ctx.after()) is not None


def _overnight(m: re.Match[str], ctx: Context) -> Reading | None:
    if ctx.published is None:
        return Reading("TIME", None)
    return Reading("TIME", f"{ctx.published}TNI", Days(moved(ctx.published, -1), ctx.published))


def _recent(m: re.Match[str], ctx: Context) -> Reading | None:
    """An open range: "in recent days" ends at publication, which days it holds is not said."""
    which, unit = m.group("which").lower(), m.group("unit").lower()
    code = ("PT" if unit == "hour" else "P") + "X" + ("Y" if unit == "decade" else unit[0].upper())
    if which in ("following", "previous", "preceding", "ensuing"):
        return Reading("DURATION", code, anchor="text")
    days = Days(ctx.published, None) if which in ("coming", "next") else Days(None, ctx.published)
    return Reading("DURATION", code, days if ctx.published else UNRESOLVED)


def _edge(m: re.Match[str], ctx: Context) -> Reading | None:
    """The edge of a unit: "the beginning of the year", "the end of the month"."""
    if ctx.published is None:
        return Reading("DATE", None)
    days, value = _span(ctx.published, m.group("unit").lower(), 0)
    first, last = days
    assert first is not None and last is not None
    end = m.group("edge").lower() in ("end", "close")
    return Reading("DATE", value, day(last) if end else day(first))


def _of_the_year(m: re.Match[str], ctx: Context) -> Reading | None:
    """The year in "the first three months of the year": that of publication."""
    if (
        re.search(r"\b(?:months?|half|quarter|weeks?|days?) of $", ctx.before, re.IGNORECASE) is None
        or ctx.published is None
    ):
        return None
    if re.match(r" (?:\d{4}|of|that|before|after)\b", ctx.after()):
        return None
    days, value = _span(ctx.published, m.group("unit").lower(), 0)
    return Reading("DATE", value, days)


def _now(m: re.Match[str], ctx: Context) -> Reading | None:
    word = m.group("now").lower()
    if word == "now" and re.match(r"-|\s+that\b", ctx.after()):
        return None
    if word.endswith("future"):
        return Reading("DATE", "FUTURE_REF", anchor="none")
    dated = word in ("currently", "at present") and ctx.published is not None
    return Reading("DATE", "PRESENT_REF", day(ctx.published) if dated and ctx.published else UNRESOLVED)


RULES: Final[list[Rule]] = [
    rule(
        "today tonight yesterday tomorrow the day",
        rf"(?P<word>today|tonight|yesterday|tomorrow|(?:the )?day before yesterday"
        rf"|(?:the )?day after tomorrow)(?: {PART})?",
        _today,
    ),
    rule(
        (*WEEKDAYS, "last", "this", "next", "past", "coming", "the", "following", "that"),
        rf"(?:(?P<which>last|this past|this coming|this|next|past|coming|the following|the previous|following"
        rf"|that) )?{WD}(?: {PART})?"
        r"(?:,? (?:of )?(?P<week>last|this|next) week)?",
        _weekday,
    ),
    rule(
        (*_SHADES, "last", "this", "next", "so", "the"),
        rf"(?:so far )?{_SHADE}(?P<which>last|this|next|(?:the )?current) {_SPAN_UNIT}",
        _published_span,
    ),
    rule("this", rf"this {PART}", _this_part),
    rule((*_SHADES, "so"), rf"(?:so far |{_SHADE})this {PART}", _this_part),
    rule("the past coming", rf"(?:the (?=past|last|next|coming)|(?=past|coming))(?P<which>past|last|next"
        rf"|coming) {_SPAN_UNIT}", _past_span),
    rule(
        "the following next previous that same",
        r"(?:the |that )?(?:very )?(?P<which>next|following|previous|preceding|same) "
        rf"(?:(?P<unit>day|night|week|weekend|month|year|decade)|{PART})",
        _text_span,
    ),
    rule(
        "that earlier later",
        rf"{_SHADE}that (?:(?:very )?same )?(?:(?P<unit>day|week|weekend|month|year)|{PART})",
        _text_span,
    ),
    rule(
        "the",
        r"the (?P<unit>day|night|week|month|year) (?P<post>before|after|prior)(?! last| yesterday| tomorrow)",
        _text_span,
    ),
    rule("overnight", r"overnight", _overnight),
    rule("the", r"the weekend", _the_weekend),
    rule(
        "the recent coming last past next following previous preceding ensuing",
        r"(?:the )?(?:more |most )?(?P<which>recent|coming|last|past|next|following|previous|preceding|ensuing) "
        r"(?:few |several |couple of )?(?P<unit>hour|day|week|month|year|decade)s",
        _recent,
    ),
    rule(
        "the beginning start end close",
        r"(?:the )?(?P<edge>beginning|start|end|close) of the (?P<unit>week|month|year)",
        _edge,
    ),
    rule("the", r"the (?P<unit>year|month)", _of_the_year),
    rule("now currently at the nowadays future", r"(?P<now>now|nowadays|currently|at present|(?:the )?future)", _now),
]  # fmt: skip
