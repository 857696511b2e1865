"""Heads of paragraphs that say where and when all in it happened: "**Kirkuk, 27 December.** Rockets hit …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.gazetteer import PlaceMatch
from onrecord.timex import Timex

# What stands before the end of the head: a run without a full stop, at most so long. An agency's dateline ends in
# a dash or in "(AP)", and tells where and when it was filed: it is no such head.
_HEAD = re.compile(
    r"(?m)^[ \t]*(?:[-*•#>]+[ \t]*)?(?P<head>[^\n.:(—–]{4,90}?)[ \t]*(?:[.:]\*\*|\*\*[.:]|[.:])(?=[ \t]+\S)"
)
# What may stand in a head beside its day and places.
_LITTLE = re.compile(
    r"[\W\d_]+|\b(?:in|on|at|near|and|of|the|base|camp|airport|town|city|village|district|province|region|state|county"
    r"|governorate|(?:north|south|east|west|central)(?:ern)?|countryside|suburbs?|outskirts)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a paragraph says of all in it, from `start` to `end` of the text."""

    start: int
    end: int
    date: Timex
    places: tuple[PlaceMatch, ...]


def find_headings(text: str, timexes: Sequence[Timex], places: Sequence[PlaceMatch]) -> tuple[Heading, ...]:
    """The paragraphs that open with a place and a day, and nothing else, as monitors' daily notes write.

    >>> from onrecord.gazetteer import load_gazetteer
    >>> from onrecord.timex import find_timexes
    >>> text = "Kirkuk, 27 December. Rockets hit a depot."
    >>> found = find_headings(text, find_timexes(text, published="2019-12-31"), load_gazetteer().find(text))
    >>> [(heading.date.edtf, [place.text for place in heading.places]) for heading in found]
    [('2019-12-27', ['Kirkuk'])]
    """
    return tuple(h for h in (_heading(text, m, timexes, places) for m in _HEAD.finditer(text)) if h is not None)


def _heading(text: str, match: re.Match[str], timexes: Sequence[Timex], places: Sequence[PlaceMatch]) -> Heading | None:
    start, end = match.span("head")
    dates = [t for t in timexes if start <= t.start and t.end <= end and t.resolved and t.first]
    here = tuple(p for p in places if start <= p.start and p.end <= end)
    if len(dates) != 1 or not here:
        return None
    rest = text[start:end]
    for first, last in [(dates[0].start, dates[0].end), *((p.start, p.end) for p in here)]:
        rest = rest[: first - start] + " " * (last - first) + rest[last - start :]
    if _LITTLE.sub(" ", rest).strip():
        return None
    close = text.find("\n", match.end())
    return Heading(match.end(), len(text) if close < 0 else close, dates[0], here)
