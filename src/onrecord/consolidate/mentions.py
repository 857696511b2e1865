"""What a report's own incidents are, and which one it is mainly about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.consolidate.geometry import gap_km
from onrecord.consolidate.sketch import Days, Spot
from onrecord.gazetteer import load_gazetteer
from onrecord.model import Claim, EventDate, Mention, Place
from onrecord.text import digest, fold

# What is told in the first part of a text is more likely its news: characters.
LEAD = 600
# How much a claim of each type speaks for its incident being the report's news; a type that is not here, 1.
_NEWS = {"ASSAULT": 3.0, "PROTEST": 2.5, "COERCE": 1.5, "MOBILIZE": 1.5, "RETREAT": 1.5, "SANCTION": 1.5}
# Two definite places further apart than this are two places, whatever their extent: kilometres.
APART_KM = 100.0
# Two definite days: a day's difference is often a slip, a time zone or a night.
APART_DAYS = 2
# What is attacked can be a place of its own ("rockets hit Camp Taji").
_SITE = re.compile(
    r"\b(?:camp|base|airport|airfield|station|port|crossing|barracks|prison|dam|refinery)\b", re.IGNORECASE
)
_SITES = frozenset({"base", "camp", "airport", "crossing", "site"})


def mentions_of(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims by the incident that they have in their report, its id first claimed.

    Claims that name another day are an incident of their own, with those that follow without a day; so is background
    with another place or an earlier day than the news.
    """
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.incident_id is not None:
            groups.setdefault(claim.incident_id, []).append(claim)
    found: dict[str, list[Claim]] = {}
    for ident, members in groups.items():
        news = [claim for claim in members if not claim.background]
        told = [claim for claim in members if claim.background and news and _elsewhere(claim, news)]
        rest = [claim for claim in members if claim not in told]
        for part in (*_by_day(rest), told):
            if part:
                found[ident if part[0] is members[0] else f"i:{digest(part[0].id)}"] = part
    return found


def _by_day(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims apart by the day that they name, in the order of the text."""
    parts: dict[int | None, list[Claim]] = {}
    current: int | None = None
    for claim in claims:
        days = _days_of(claim.date)
        if days is not None and days.definite:
            near = (day for day in parts if day is not None and abs(day - days.first) < APART_DAYS)
            current = next(near, days.first)
            if parts and set(parts) == {None}:
                parts[current] = parts.pop(None)
        parts.setdefault(current, []).append(claim)
    return list(parts.values())


def _elsewhere(claim: Claim, news: Sequence[Claim]) -> bool:
    """Whether a claim has a definite place far from all those of the news, or days before all of theirs."""
    here, there = definite(spots_of([claim])), definite(spots_of(news))
    if here and there and all(far(a, b) for a in here for b in there):
        return True
    mine = claim.date.last if claim.date else None
    theirs = [other.date.first for other in news if other.date is not None and other.date.first]
    return bool(mine and theirs) and all(str(mine) < first for first in theirs)


def main_group(groups: Mapping[str, Sequence[Claim]]) -> str | None:
    """The incident that a report is mainly about: told first, most, with the most done; None where there is none."""
    scores = {ident: _newsworth(claims) for ident, claims in groups.items()}
    return max(scores, key=lambda ident: (scores[ident], -groups[ident][0].trigger.start)) if scores else None


def _newsworth(claims: Sequence[Claim]) -> float:
    total = 0.0
    for claim in claims:
        worth = _NEWS.get(claim.event.type, 1.0) * (0.3 if claim.background else 1.0)
        worth *= 2.0 if claim.trigger.start < LEAD else 1.0
        total += worth * (1.5 if any(c.low for c in claim.casualties) else 1.0)
    return total


def definite(spots: Sequence[Spot]) -> list[Spot]:
    """Those that are points."""
    return [spot for spot in spots if spot.is_definite]


def far(one: Spot, two: Spot) -> bool:
    """Whether two points are two places, whatever their extent."""
    return gap_km(one, two) > APART_KM


def spots_of(claims: Sequence[Claim]) -> tuple[Spot, ...]:
    """The places of the claims, points first and of these those named most; sites that are attacked among them."""
    counts = Counter(_spot(place) for claim in claims for place in claim.place)
    for claim in claims:
        for mention in claim.target:
            if (place := site_of(mention)) is not None:
                counts[_spot(place)] += 2
    return tuple(sorted(counts, key=lambda s: (not s.is_definite, -counts[s], s.precision or 9, s.name)))


def _spot(place: Place) -> Spot:
    return Spot(
        fold(place.name or place.text), place.country, place.lat, place.lon, (place.radius_m or 0) / 1000,
        place.precision,
    )  # fmt: skip


def site_of(target: Mention) -> Place | None:
    """The place that a target is, where it is a site that the gazetteer knows."""
    if target.actor_id is not None or not _SITE.search(target.text):
        return None
    for match in load_gazetteer().find(target.text):
        place = match.toponym
        if place is not None and place.feature in _SITES and match.precision is not None:
            return Place(
                target.start, target.end, target.text, name=place.name, country=place.country, admin1=place.admin1,
                geonames_id=place.id if isinstance(place.id, int) else None, lat=match.lat, lon=match.lon,
                precision=match.precision, radius_m=match.radius_m,
            )  # fmt: skip
    return None


def days_of(claims: Sequence[Claim]) -> tuple[Days, ...]:
    """The days that the claims name, those that most of them name first."""
    news = [claim for claim in claims if not claim.background] or list(claims)
    found = Counter(days for claim in news if (days := _days_of(claim.date)) is not None)
    return tuple(sorted(found, key=lambda days: (-found[days], days.last - days.first, days.first)))


def _days_of(when: EventDate | None) -> Days | None:
    if when is None or when.first is None or when.last is None:
        return None
    first, last = ordinal(when.first), ordinal(when.last)
    if first is None or last is None:
        return None
    return Days(first, last, definite=when.precision == 1)


def ordinal(day: str | None) -> int | None:
    """The number of an ISO day."""
    return date.fromisoformat(day[:10]).toordinal() if day else None
