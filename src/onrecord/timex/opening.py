"""What a preposition makes of a date: "since June", "until 2015", "before Friday", "the same period in 2014"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.timex.days import Days, moved, shifted
from onrecord.timex.reading import Found

_SINCE = re.compile(
    r"\b(?:ever )?since (?:the |late |early |about |around |at least )*(?:(?:beginning|start) of (?:the )?)?$",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(r"\bsince [^.,;:()]{3,90} $", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s(?!(?:and|but|when|have|has|had|were|was|the|after|as|by|in|with|at|or)\b)[a-z]{3,}")
_UNTIL = re.compile(r"\b(?:until|till|up to) (?:the |at least |late |early )*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to) (?:the )?$|\bpre-$", re.IGNORECASE)
_LITTLE_BEFORE = re.compile(
    r"\b(?:shortly|just|soon|long|immediately|hours?|minutes?|days?|weeks?|months?|years?|night"
    r"|evening) (?:before|prior to) (?:the )?$",
    re.IGNORECASE,
)
_SAME_PERIOD = re.compile(
    r"\bsame (?:period|months|time|stretch|span)(?: (?:in|of|last|the))*(?: previous)? $", re.IGNORECASE
)
_POST = re.compile(r"^post-", re.IGNORECASE)
_WINDOW = 110


def opened(plain: str, items: list[Found], published: dt.date | None) -> list[Found]:
    """The readings, each with the range that its preposition opens or closes."""
    ends = [0, *(item.end for item in items)]
    return [_opened(plain, item, published, free) for item, free in zip(items, ends, strict=False)]


def _opened(plain: str, item: Found, published: dt.date | None, free: int) -> Found:
    first, last = item.reading.days
    if first is None or last is None or item.reading.type in ("DURATION", "SET"):
        return item
    if _POST.match(plain[item.start : item.start + 5]):
        return _with_days(item, Days(first, None))
    before = plain[max(free, item.start - _WINDOW) : item.start].replace("\n", " ")
    since = _since(plain, item, before)
    if since is not None:
        return replace(item, since=since)
    if _SINCE.search(before):
        return _with_days(item, Days(first, published if published is not None and published >= first else None))
    if (
        published is not None
        and _SAME_PERIOD.search(before)
        and first.year < published.year
        and (last - first).days > 360
    ):
        return _with_days(item, Days(first, shifted(published, "year", first.year - published.year)))
    if _UNTIL.search(before):
        return _with_days(item, Days(None, last))
    if item.reading.type == "DATE" and _BEFORE.search(before) and not _LITTLE_BEFORE.search(before):
        return _with_days(item, Days(None, moved(first, -1)))
    return item


def _since(plain: str, item: Found, before: str) -> int | None:
    """Where the "since" stands whose event this dates: "since the war began in 2011", "since the 2011 uprising"."""
    direct = _SINCE.search(before)
    if direct and not (direct.group().lower().endswith("the ") and _NOUN_AFTER.match(plain, item.end)):
        return None
    match = direct or _SINCE_EVENT.search(before)
    if match is None:
        return None
    word = before.lower().rindex("since", 0, match.end()) if direct else before.lower().index("since", match.start())
    return item.start - len(before) + word


def _with_days(item: Found, days: Days) -> Found:
    return replace(item, reading=item.reading._replace(days=days))
