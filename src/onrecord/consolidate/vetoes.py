"""What rules out that two mentions are one incident, however like they are otherwise."""

from __future__ import annotations

from onrecord.consolidate.mentions import APART_DAYS, definite, far
from onrecord.consolidate.sketch import Sketch

# A commemoration is told so many days after, or later.
YEAR = 300


_VIOLENCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "ACCUSE"})


def veto(one: Sketch, two: Sketch) -> str | None:
    """Why the two cannot be one incident; None where nothing rules it out.

    A place or a day alone can be misread, in a report of a trial for instance: it gives way where the very sentences
    about the incident name the same persons. A place and a day together do not.
    """
    if one.types and two.types and not _one_kind(one, two):
        return "events of different kinds"
    elsewhere, later = places_apart(one, two), days_apart(one, two)
    if elsewhere and later:
        return "place and day apart"
    if (elsewhere or later) and not set(one.persons) & set(two.persons):
        return "places apart" if elsewhere else "days apart"
    if ("second" in one.marks) != ("second" in two.marks):
        return "a second one"
    if one.report == two.report and ("earlier" in one.marks) != ("earlier" in two.marks):
        return "an earlier one"
    if ("anniversary" in one.marks) != ("anniversary" in two.marks) and _years_apart(one, two):
        return "an anniversary"
    return None


def _one_kind(one: Sketch, two: Sketch) -> bool:
    """Whether a type is shared. Of two reports that are mainly about it, one may tell of arrests or blame."""
    first, second = set(one.types), set(two.types)
    return bool(first & second) or (one.main and two.main and bool(first & _VIOLENCE) and bool(second & _VIOLENCE))


def places_apart(one: Sketch, two: Sketch) -> bool:
    """Whether both have definite places, and all of them lie far from each other."""
    first, second = definite(one.spots), definite(two.spots)
    return bool(first and second) and all(far(a, b) for a in first for b in second)


def days_apart(one: Sketch, two: Sketch) -> bool:
    """Whether both have definite days, and all of them differ by more than a night."""
    first, second = [d for d in one.days if d.definite], [d for d in two.days if d.definite]
    if not first or not second:
        return False
    return all(abs(a.first - b.first) >= APART_DAYS for a in first for b in second)


def _years_apart(one: Sketch, two: Sketch) -> bool:
    if one.published is None or two.published is None:
        return False
    return abs(one.published - two.published) >= YEAR
