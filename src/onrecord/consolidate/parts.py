"""Which incidents are parts of another: one strike of five. A link, so that no toll is summed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from onrecord.consolidate.model import Part
from onrecord.consolidate.sketch import Sketch

# Another incident on the same days is a part of one that tells of so many events.
SEVERAL = 2


def parts_of(clusters: Mapping[str, Sequence[Sketch]]) -> dict[str, list[Part]]:
    """The links of each incident: to those that it is part of, and to its parts.

    A whole tells of several events ("five strikes"); a part of fewer, of the same type, on the same day,
    in the same country, by the same actor or in the same report.
    """
    found: dict[str, list[Part]] = {}
    for block in _blocks(clusters):
        for whole, part in permutations(block, 2):
            reason = _why(clusters[whole], clusters[part])
            if reason and not any(link.incident == part for link in found.get(whole, ())):
                found.setdefault(whole, []).append(Part("has_part", part, reason))
                found.setdefault(part, []).append(Part("part_of", whole, reason))
    return found


def _blocks(clusters: Mapping[str, Sequence[Sketch]]) -> Iterator[list[str]]:
    """Incidents of one day, of which at least one tells of several events."""
    days: dict[int, dict[str, None]] = {}
    for ident, members in clusters.items():
        for sketch in members:
            for day in sketch.days:
                if day.definite:
                    days.setdefault(day.first, {})[ident] = None
    for _, idents in sorted(days.items()):
        if any(_count(clusters[ident]) >= SEVERAL for ident in idents):
            yield sorted(idents)


def _count(members: Sequence[Sketch]) -> int:
    return max((sketch.count for sketch in members), default=1)


def _why(whole: Sequence[Sketch], part: Sequence[Sketch]) -> str | None:
    if _count(whole) < SEVERAL or _count(part) >= _count(whole):
        return None
    if not {t for s in whole for t in s.types} & {t for s in part for t in s.types}:
        return None
    whose = {f for s in whole for f in s.families}, {f for s in part for f in s.families}
    same_report = bool({s.report for s in whole} & {s.report for s in part})
    if (whose[0] and whose[1] and not whose[0] & whose[1]) or not (same_report or whose[0] & whose[1]):
        return None
    lands = {c for s in whole for c in s.countries}, {c for s in part for c in s.countries}
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return None
    return f"one of {_count(whole)} on the same day"
