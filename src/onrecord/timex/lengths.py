"""Rules for what counts units: "three days ago", "two weeks later", "the past six months", "four-day", "daily"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.timex.days import Days, day, moved, shifted, unit_days
from onrecord.timex.model import Shift, Unit
from onrecord.timex.reading import Context, Reading, Rule, rule
from onrecord.timex.words import BOUND, COUNT, HALF, NUMBERS, ROUGH, UNIT, UNIT_CODES, UNIT_SIZES, VAGUE, count_of

_COUNT_STARTS: Final = ("#", *NUMBERS, *VAGUE)
_ROUGH_STARTS: Final = (
    "almost",
    "nearly",
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "just",
    "more",
    "less",
    "over",
    "under",
    "at",
    "only",
    "exactly",
    "barely",
    "up",
    "as",
    "fewer",
    "well",
)
_BOUND_STARTS: Final = ("more", "less", "over", "under", "at", "fewer", "well", "up")
_PLURALS: Final = {"centurie": "century"}


def _unit(m: re.Match[str]) -> str:
    word = m.group("unit").lower()
    return _PLURALS.get(word, word)


def _duration(m: re.Match[str]) -> str | None:
    """TIMEX3 of a length of time: P3D, PT2H, PXW where no number is said."""
    unit = _unit(m)
    word = re.sub(r"^the\s+|\s+of$", "", (m.groupdict().get("count") or "").lower())
    count = count_of(word) if word else None
    code = UNIT_CODES[unit]
    prefix, letter = ("PT", code[1]) if code.startswith("T") else ("P", code)
    if count is None:
        return f"{prefix}X{letter}"
    number = count * {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    half = m.groupdict().get("half")
    if half and letter == "H":
        return f"PT{number}H30M"
    return f"{prefix}{number}{'.5' if half else ''}{letter}"


def _size(m: re.Match[str]) -> tuple[Unit, int] | None:
    """Unit of the calendar and how many; hours make days, as a night's work reaches into the day before."""
    unit, count = _unit(m), count_of(m.group("count"))
    if count is None or unit in ("second", "generation", "weekend", "minute"):
        return None
    if unit == "hour":
        return ("day", max(1, -(-count // 24))) if count <= 240 else None
    base, size = UNIT_SIZES[unit]
    return (base, count * size) if count * size <= 1500 else None


def _grain(base: Unit, count: int) -> Unit:
    """How exactly "N units ago" dates: a year ago names a month, a week ago a day, two weeks ago a week."""
    if count > 1:
        return base
    return {"year": "month", "week": "day"}.get(base, base)  # type: ignore[return-value]


def _ago(m: re.Match[str], ctx: Context) -> Reading | None:
    rough = (m.group("rough") or "").lower()
    size, published = _size(m), ctx.published
    unit = _unit(m)
    if published is None:
        return Reading("DATE", None)
    if size is None:
        if unit in ("second", "minute"):
            return Reading("DATE", published.isoformat(), day(published))
        value = {"D": "PXD", "W": "PXW", "M": "PXM", "Y": "PXY"}.get(UNIT_CODES[unit], "PAST_REF")
        return Reading("DATE", value, Days(None, published))
    base, count = size
    if unit == "hour":
        date = moved(published, -(count_of(m.group("count")) or 0) // 24 if count > 1 else 0)
        return Reading("DATE", date.isoformat(), Days(moved(published, -count), published))
    date = shifted(published, base, -count)
    value = _dated_value(date, base)
    if rough in ("more than", "over", "at least", "well over"):
        return Reading("DATE", value, Days(None, date))
    if rough in ("less than", "under", "fewer than"):
        return Reading("DATE", value, Days(date, published))
    return Reading("DATE", value, unit_days(date, _grain(base, count)))


def _dated_value(date: object, base: str) -> str:
    text = str(date)
    if base == "week":
        year, week, _ = date.isocalendar()  # type: ignore[attr-defined]
        return f"{year}-W{week:02d}"
    return {"day": text, "month": text[:7], "year": text[:4]}.get(base, text)


def _from_now(m: re.Match[str], ctx: Context) -> Reading | None:
    size, published = _size(m), ctx.published
    if published is None or size is None:
        return Reading("DATE", None if size else "FUTURE_REF")
    base, count = size
    date = shifted(published, base, count)
    return Reading("DATE", _dated_value(date, base), unit_days(date, _grain(base, count)))


_BACK: Final = ("earlier", "before", "prior", "previously", "beforehand")
_NEEDS_END: Final = ("before", "after", "prior")


def _from_text(m: re.Match[str], ctx: Context) -> Reading | None:
    """Counted from the narrative's date: "three days earlier"; not "three days after the raid"."""
    which = m.group("which").lower()
    size = _size(m)
    if which in _NEEDS_END and not re.match(r"\s*(?:$|[.,;:!?)\"'])", ctx.after()):
        return None
    if size is None:
        return Reading("DATE", None, anchor="text")
    base, count = size
    if _unit(m) == "hour":
        return Reading("TIME", None, anchor="text", shift=Shift("day", 0, 0) if count == 1 else None)
    step = -count if which in _BACK else count
    if count == 1 and base in ("week", "year"):
        # "a week later" means a day, "a year later" a month.
        base, step = ("day", step * 7) if base == "week" else ("month", step * 12)
    return Reading("DATE", None, anchor="text", shift=Shift(base, step, step))


_LASTING: Final = re.compile(
    r"\b(?:has|have|'s|'ve)\b[^.;]{0,60}\bfor (?:the |nearly |almost |about |around |roughly |some |at least )*$",
    re.IGNORECASE,
)


def _plain(m: re.Match[str], ctx: Context) -> Reading | None:
    """A length of time; dated only where it is said to last until now ("have fought for three years")."""
    if re.match(r"[- ]?(?:old|of age)\b", ctx.after(), re.IGNORECASE) or re.search(
        r"\baged\s+$", ctx.before, re.IGNORECASE
    ):
        return None
    word, unit = m.group("count").lower(), _unit(m)
    hyphen = "-" in m.group("gap")
    if unit in ("second", "night", "weekend", "generation") and (
        word in ("a", "an", "some", "single") or unit == "second"
    ):
        return None
    if not _number_agrees(m, hyphen=hyphen):
        return None
    if word in ("a", "an") and unit in ("day", "hour") and not hyphen:
        return _per_unit(m, ctx)
    size = _size(m)
    if size and ctx.published and _LASTING.search(ctx.before):
        return Reading("DURATION", _duration(m), Days(shifted(ctx.published, size[0], -size[1]), ctx.published))
    return Reading("DURATION", _duration(m), anchor="none")


def _number_agrees(m: re.Match[str], *, hyphen: bool) -> bool:
    plural = m.group("plural") is not None
    count = count_of(m.group("count"))
    return hyphen or not plural or count != 1


def _per_unit(m: re.Match[str], ctx: Context) -> Reading | None:
    """A rate, "three times a day", is a SET; "an hour" a length."""
    unit = _unit(m)
    if re.search(r"\b(?:times|once|twice|people|deaths|attacks|\d+)\s+$", ctx.before, re.IGNORECASE):
        return Reading("SET", f"P1{UNIT_CODES[unit]}" if unit != "hour" else "PT1H", anchor="none")
    if re.search(r"\b(?:for|in|within|after|than|about|over|half|last(?:ed|ing)?|took)\s+$", ctx.before, re.IGNORECASE):
        return Reading("DURATION", _duration(m), anchor="none")
    return None


_BARE_BEFORE: Final = re.compile(
    r"(?:\b(?:for|after|within|in|over|took|takes|take|lasted|last|spent|spend|following|despite|many|long|during|until|hours|days|weeks|and|or|amid|endured|by)"
    r"(?: the)?|^|[\"'(])\s*$",
    re.IGNORECASE,
)


def _bare(m: re.Match[str], ctx: Context) -> Reading | None:
    """Units alone, "for years", "weeks of fighting", "in months": a length without a number."""
    tail = (m.group("tail") or "").lower()
    if tail == "ago":
        return Reading("DATE", "PAST_REF", Days(None, ctx.published))
    if tail:
        return Reading("DATE", None, anchor="text")
    follows = m.group("long") or re.match(r"\s+of\b", ctx.after(), re.IGNORECASE)
    if not follows and _BARE_BEFORE.search(ctx.before) is None:
        return None
    if not follows and _unit(m) in ("second", "night", "generation", "weekend"):
        return None
    if _LASTING.search(ctx.before) and ctx.published:
        return Reading("DURATION", _duration(m), Days(None, ctx.published))
    return Reading("DURATION", _duration(m), anchor="none")


def _past_or_next(m: re.Match[str], ctx: Context) -> Reading | None:
    """Up to publication ("the past two years"), or on from it or from the narrative ("the next two days")."""
    which = m.group("which").lower()
    size, published = _size(m), ctx.published
    value = _duration(m)
    if which in ("first", "final", "opening", "previous", "preceding", "following"):
        step = {"previous": -1, "preceding": -1, "following": 1}.get(which, 0)
        if size is None or not step:
            return Reading("DURATION", value, anchor="none")
        low, high = sorted((step, step * size[1]))
        return Reading("DURATION", value, anchor="text", shift=Shift(size[0], low, high))
    if which in ("next", "coming") and not (which == "coming" or ctx.future()):
        return Reading("DURATION", value, anchor="text", shift=Shift(size[0], 1, size[1]) if size else None)
    if published is None:
        return Reading("DURATION", value)
    ahead = which in ("next", "coming")
    if size is None:
        return Reading("DURATION", value, Days(published, None) if ahead else Days(None, published))
    end = shifted(published, size[0], size[1] if ahead else -size[1])
    return Reading("DURATION", value, Days(published, end) if ahead else Days(end, published))


def _long(m: re.Match[str], _: Context) -> Reading | None:
    return Reading("DURATION", f"P1{UNIT_CODES[_unit(m)]}".replace("P1T", "PT1"), anchor="none")


_SETS: Final = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H",
    "nightly": "P1D",
}  # fmt: skip


def _set(m: re.Match[str], ctx: Context) -> Reading | None:
    groups = m.groupdict()
    word = (groups.get("set") or "").lower()
    if word:
        return Reading("SET", _SETS[word], anchor="none")
    if groups.get("wd"):
        return Reading("SET", None, anchor="none")
    code = UNIT_CODES[_unit(m)]
    return Reading("SET", f"PT1{code[1]}" if code.startswith("T") else f"P1{code}", anchor="none")


_ROUGH: Final = rf"(?:{ROUGH} )?"
_N: Final = rf"{COUNT}{HALF}(?P<gap>[- ])(?:more )?{UNIT}(?P<plural>s)?"
RULES: Final[list[Rule]] = [
    rule((*_ROUGH_STARTS, *_COUNT_STARTS), rf"{_ROUGH}{_N} ago", _ago),
    rule((*_ROUGH_STARTS, *_COUNT_STARTS), rf"{_ROUGH}{_N} (?:from now|hence|away)", _from_now),
    rule(
        (*_ROUGH_STARTS, *_COUNT_STARTS),
        rf"{_ROUGH}{_N} (?P<which>earlier|later|afterwards?|previously|beforehand|before|after|prior)",
        _from_text,
    ),
    rule((*_BOUND_STARTS, *_COUNT_STARTS), rf"(?:{BOUND} )?{_N}(?:-long)?", _plain),
    rule(tuple(f"{u}s" for u in UNIT_CODES), rf"{UNIT}s(?P<long>-long)?(?: (?P<tail>ago|earlier|later))?", _bare),
    rule(
        "the last past next coming previous preceding following first final opening",
        rf"(?:the )?(?:very )?(?P<which>last|past|next|coming|previous|preceding|following|first|final"
        rf"|opening) {COUNT}{HALF} (?:more |full )?{UNIT}s?",
        _past_or_next,
    ),
    rule(tuple(_SETS), rf"(?P<set>{'|'.join(_SETS)})", _set),
    rule("every each per", rf"(?:every|each|per) (?:single |other )?(?:{UNIT}|(?P<wd>(?:mon|tues|wednes|thurs|fri"
        rf"|satur|sun)day))", _set),
    rule(tuple(UNIT_CODES), rf"{UNIT}-long", _long),
]  # fmt: skip
