"""Which sketches can tell of one incident at all: they share a block of time, place or actor, and kind of event.

A block is a key; the pairs within it are scored, whatever other blocks there are. So each block can be worked on alone,
and a new report changes nothing but the blocks that it falls into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.consolidate.sketch import Sketch

# Days before its publication in which an event without a day may have happened, and after it (time zones).
BEFORE, AFTER = 6, 1
# Days that a block of time spans; a mention lies in every block that its days touch.
SPAN = 4
# A longer range of days says too little to be looked up day by day.
LONGEST = 31
# Degrees of a cell of the map: about 100 km.
CELL = 1.0
# Names as rare as this lead from one report to another of the same days (words.py).
RARE = 6
# Two rare names lead to reports of other days too, within so many days; so many names of a report are used.
SEASON = 365
MOST_NAMES = 12
_VIOLENCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", ""})


def keys(sketch: Sketch) -> tuple[str, ...]:
    """The blocks that a sketch falls into."""
    found: dict[str, None] = {}
    for family in families(sketch):
        for time in _times(sketch):
            for place in _places(sketch):
                found[f"{time} {place} {family}"] = None
            for actor in () if sketch.countries else sketch.families:
                found[f"{time} actor:{actor} {family}"] = None
            for name, rare in sketch.names.items():
                if rare >= RARE:
                    found[f"{time} name:{name}"] = None
    for name in _name_keys(sketch):
        found[name] = None
    return tuple(found)


def families(sketch: Sketch) -> tuple[str, ...]:
    """The kinds of event: violence and what goes with it, protest, and each verbal type for itself."""
    kinds = sketch.types or ("",)
    return tuple(sorted({"violence" if kind in _VIOLENCE else kind for kind in kinds}))


def _times(sketch: Sketch) -> Iterator[int]:
    spans = [(d.first, d.last) for d in sketch.days if d.last - d.first <= LONGEST]
    if not spans and sketch.published is not None:
        spans = [(sketch.published - BEFORE, sketch.published + AFTER)]
    blocks = {block for first, last in spans for block in range((first - 1) // SPAN, (last + 1) // SPAN + 1)}
    return iter(sorted(blocks))


def _places(sketch: Sketch) -> Iterator[str]:
    """Cells of the map for points, half a cell apart so that neighbours share one; and the countries."""
    cells = set()
    for spot in sketch.spots or sketch.around:
        if spot.is_definite and spot.lat is not None and spot.lon is not None:
            for shift in (0.0, 0.5):
                cells.add(f"cell:{int((spot.lat + 90) / CELL + shift)}:{int((spot.lon + 180) / CELL + shift)}:{shift}")
    yield from sorted(cells)
    yield from (f"country:{country}" for country in sketch.countries or ("",))


def _name_keys(sketch: Sketch) -> Iterator[str]:
    """Two rare names, not both of places: a later report of the same persons, whatever day it names."""
    if not sketch.main or sketch.published is None:
        return
    season = sketch.published // SEASON
    places = {word for spot in (*sketch.spots, *sketch.around) for word in spot.name.split()}
    telling = sorted(sketch.names, key=lambda name: (-sketch.names[name], name))[:MOST_NAMES]
    for one, two in combinations(sorted(telling), 2):
        if one in places and two in places:
            continue
        for s in (season, season + 1):
            yield f"names:{s} {one} {two}"


def has_point(sketch: Sketch) -> bool:
    """Whether the map's cells hold it."""
    return any(spot.is_definite for spot in sketch.spots or sketch.around)


def left_to_cells(key: str, one: Sketch, two: Sketch) -> bool:
    """Whether a block of a whole country need not compare the two: both have a point, and the map's cells do that."""
    return " country:" in key and has_point(one) and has_point(two)


def pairs(blocks: Iterable[tuple[str, Sequence[Sketch]]]) -> Iterator[tuple[Sketch, Sketch]]:
    """Each pair of sketches that share a block, once, the smaller id first."""
    seen: set[tuple[str, str]] = set()
    for key, members in blocks:
        for one, two in combinations(sorted(members, key=lambda s: s.id), 2):
            if (one.id, two.id) not in seen and not left_to_cells(key, one, two):
                seen.add((one.id, two.id))
                yield one, two
