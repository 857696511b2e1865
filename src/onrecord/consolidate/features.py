"""The features by which two sketches are compared. Each gives a level; which level means how much, is learned."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from onrecord.consolidate.geometry import distance_km, gap_km
from onrecord.consolidate.sketch import Days, Sketch, Spot

UNKNOWN = "unknown"
_LIKENESS = (0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.16, 0.2, 0.25, 0.35)
_TITLES = (0.01, 0.1, 0.2, 0.3, 0.45)
_NAMES = (1, 8, 16, 24, 32)
# Beyond this a place is another one, whatever its extent: kilometres.
_NEAR, _FAR = 25.0, 120.0


def banded(value: float, bands: Sequence[float]) -> str:
    """The band that holds the value, by its lower bound.

    >>> banded(0.17, (0.05, 0.1, 0.2)), banded(0.0, (0.05,))
    ('0.1', '0')
    """
    below = [band for band in bands if value >= band]
    return f"{below[-1]:g}" if below else "0"


def cosine(one: Mapping[str, int], two: Mapping[str, int]) -> float:
    """How much two bags of weighed words share, from 0 to 1."""
    if not one or not two:
        return 0.0
    small, large = (one, two) if len(one) <= len(two) else (two, one)
    shared = sum(value * value for word, value in small.items() if word in large)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(v * v for v in small.values()) * sum(v * v for v in large.values()))


def _in_one_report(one: Sketch, two: Sketch) -> bool:
    """Whether the words are of one report: its second sentence on an event need not repeat those of the first."""
    return one.report == two.report


def words(one: Sketch, two: Sketch) -> str:
    """How like the words are, rare ones counting more."""
    if _in_one_report(one, two):
        return UNKNOWN
    return banded(cosine(one.words, two.words), _LIKENESS)


def leads(one: Sketch, two: Sketch) -> str:
    """How like the headlines and first words are."""
    if _in_one_report(one, two):
        return UNKNOWN
    return banded(cosine(one.lead, two.lead), _LIKENESS)


def full_names(one: Sketch, two: Sketch) -> str:
    """How many rare names of two words and more are shared, of persons and streets."""
    if not one.full_names or not two.full_names:
        return UNKNOWN
    return banded(len(set(one.full_names) & set(two.full_names)), (1, 2, 3, 5))


def headlines(one: Sketch, two: Sketch) -> str:
    """How like the headlines are."""
    if not one.title or not two.title:
        return UNKNOWN
    return banded(cosine(one.title, two.title), _TITLES)


def names(one: Sketch, two: Sketch) -> str:
    """How rare the shared names are, together."""
    if not one.names or not two.names or _in_one_report(one, two):
        return UNKNOWN
    small, large = (one.names, two.names) if len(one.names) <= len(two.names) else (two.names, one.names)
    return banded(sum(max(0, value - 4) for name, value in small.items() if name in large), _NAMES)


def days(one: Sketch, two: Sketch) -> str:
    """How far the days are apart on which it happened."""
    if not one.days or not two.days:
        return UNKNOWN
    if one.days[0] == two.days[0] and one.days[0].definite:
        return "same"
    first = [d for d in one.days if d.definite]
    second = [d for d in two.days if d.definite]
    if first and second:
        gap = abs(first[0].first - second[0].first)
        if {d.first for d in first} & {d.first for d in second}:
            return "shared"
        return banded(gap, (1, 2, 4, 8, 31))
    gap = min(_gap(a, b) for a in one.days for b in two.days)
    return "overlap" if gap <= 0 else "apart 1" if gap == 1 else "apart"


def _gap(a: Days, b: Days) -> int:
    return max(a.first - b.last, b.first - a.last)


def published(one: Sketch, two: Sketch) -> str:
    """How many days lie between the reports, where both are mainly about it; what is told beside may be old."""
    if one.published is None or two.published is None or not (one.main and two.main):
        return UNKNOWN
    return banded(abs(one.published - two.published), (1, 2, 3, 5, 8, 15, 31, 91, 366))


def places(one: Sketch, two: Sketch) -> str:
    """How the places lie to each other: points where both have one, else names, regions, countries."""
    first, second = one.around[:2], two.around[:2]
    if first and second:
        if first[0].name == second[0].name and distance_km(first[0], second[0]) < _NEAR:
            return "same"
        return _points(first, second)
    if {s.name for s in one.spots} & {s.name for s in two.spots}:
        return "same name"
    wide, others = [s for s in one.spots if s.lat is not None], [s for s in two.spots if s.lat is not None]
    if wide and others:
        within = any(distance_km(a, b) <= max(a.radius_km, b.radius_km) for a in wide for b in others)
        return "within" if within else "outside"
    if one.countries and two.countries:
        return "same country" if set(one.countries) & set(two.countries) else "other country"
    return UNKNOWN


def _points(one: Sequence[Spot], two: Sequence[Spot]) -> str:
    apart = min(max(0.0, gap_km(a, b)) for a in one for b in two)
    if apart == 0:
        return "shared" if {s.name for s in one} & {s.name for s in two} else "touching"
    return "near" if apart < _NEAR else "far" if apart < _FAR else "elsewhere"


def types(one: Sketch, two: Sketch) -> str:
    """Whether a type of event is shared."""
    if not one.types or not two.types:
        return UNKNOWN
    return "same" if set(one.types) & set(two.types) else "other"


def modes(one: Sketch, two: Sketch) -> str:
    """Whether a mode is shared."""
    return _overlap(one.modes, two.modes)


def weapons(one: Sketch, two: Sketch) -> str:
    """Whether a kind of weapon is shared."""
    return _overlap(one.weapons, two.weapons)


def actors(one: Sketch, two: Sketch) -> str:
    """Whether an actor is shared, or one that it is part of."""
    found = _overlap(one.actors, two.actors)
    if found == "other" and (set(one.families) & set(two.families) or _words(one.actors) & _words(two.actors)):
        return "related"
    return found


def targets(one: Sketch, two: Sketch) -> str:
    """Whether a target is shared, or words of one."""
    found = _overlap(one.targets, two.targets)
    return "related" if found == "other" and _words(one.targets) & _words(two.targets) else found


def _overlap(one: Collection[str], two: Collection[str]) -> str:
    if not one or not two:
        return UNKNOWN
    return "same" if set(one) & set(two) else "other"


def _words(values: Collection[str]) -> set[str]:
    return {word for value in values for word in value.split() if len(word) > 2}


def killed(one: Sketch, two: Sketch) -> str:
    """Whether the numbers of dead can be one toll, which may grow from report to report."""
    return _toll(one, two, "killed")


def injured(one: Sketch, two: Sketch) -> str:
    """Whether the numbers of injured can be one toll."""
    return _toll(one, two, "injured")


def _toll(one: Sketch, two: Sketch, effect: str) -> str:
    first, second = highest(one, effect), highest(two, effect)
    if first is None or second is None:
        return UNKNOWN
    if first == second:
        return "same, many" if first > 2 else "same"
    low, high = sorted((first, second))
    return "near" if high <= 2 * low + 1 else "other"


def highest(sketch: Sketch, effect: str) -> int | None:
    """The largest number that the report gives; a total is larger than its parts."""
    bounds = [n for toll in sketch.tolls.get(effect, ()) for n in toll if n is not None]
    return max(bounds, default=None)


def ages(one: Sketch, two: Sketch) -> str:
    """How many ages of persons are shared."""
    if not one.ages or not two.ages:
        return UNKNOWN
    return banded(len(set(one.ages) & set(two.ages)), (1, 2, 3))


def one_report(one: Sketch, two: Sketch) -> str:
    """Whether one report tells of both, and so tells them apart."""
    return "yes" if _in_one_report(one, two) else "no"


def telling(bag: Mapping[str, int], most: int = 12) -> list[str]:
    """The rarest words of a bag, to be shown."""
    return sorted(bag, key=lambda word: (-bag[word], word))[:most]


def iso(day: int) -> str:
    """An ordinal as an ISO day."""
    return date.fromordinal(day).isoformat()


def shown_days(sketch: Sketch) -> list[str]:
    """The days as people write them."""
    return [iso(d.first) if d.first == d.last else f"{iso(d.first)}/{iso(d.last)}" for d in sketch.days]


def shown_published(sketch: Sketch) -> str | None:
    """The day of publication."""
    return None if sketch.published is None else iso(sketch.published)


def shown_places(sketch: Sketch) -> list[str]:
    """The places with their points, those first that are compared first."""
    return [_shown(s) for s in dict.fromkeys((*sketch.around, *sketch.spots))]


def _shown(spot: Spot) -> str:
    return spot.name if spot.lat is None else f"{spot.name} ({spot.lat:.2f}, {spot.lon:.2f})"


def shown_toll(sketch: Sketch, effect: str) -> list[str]:
    """The bounds of each toll."""
    return [
        f"{low if low is not None else ''}–{high if high is not None else ''}"
        for low, high in sketch.tolls.get(effect, ())
    ]
