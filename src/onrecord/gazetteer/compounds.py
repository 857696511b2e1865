"""Widens a bare name to the words that move or blur its point, each by a stated rule.

| words | point | radius | precision |
|---|---|---|---|
| eastern Aleppo, central Homs | half the radius towards that side (central: none) | six tenths | its own; country,
region: 5 |
| near, outside, around X | X | at least 25 km | 2; 5 for what is no town or site |
| north of X | 15 km beyond the edge | 20 km | 2 (5) |
| 20 km south of X | 20 km to the south | a quarter of the distance, at least 2 km | 2 up to 25 km, else 5 |
| 20 km from X | X | 20 km and X's own | 2 up to 25 km, else 5 |
| between X and Y | half-way | half the distance | 2 up to 25 km, else 5 |
| the Iraq-Syria border | the border's own point, where it is known | its own | 5 |
| X province, the X countryside | X | its own; 25 km for a town's surroundings | its own; 2 |

The kilometres of "near" and the codes are UCDP's (GED codebook, where_prec 2: within about 25 km).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.gazetteer.borders import BorderPlaces, border_matches
from onrecord.gazetteer.choosing import Choice
from onrecord.gazetteer.match import PlaceMatch
from onrecord.gazetteer.toponym import POINTLIKE, Toponym, destination, distance_km
from onrecord.gazetteer.words import AROUND_TAIL, TAIL

NEAR_M = 25_000
BEYOND_KM = 15.0
BEYOND_RADIUS_M = 20_000
KM = {
    "km": 1.0,
    "kms": 1.0,
    "kilometre": 1.0,
    "kilometer": 1.0,
    "mile": 1.609344,
    "mi": 1.609344,
    "metre": 0.001,
    "meter": 0.001,
    "m": 0.001,
}
BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip
WHOLE = frozenset({"country", "continent", "ocean", "sea"})
TOO_LONG_KM = 1500.0  # "between Europe and Asia" is no place

_SIDE = r"(?:north|south|east|west|central|north[ -]?east|north[ -]?west|south[ -]?east|south[ -]?west)"
PART = re.compile(
    rf"(?<![\w-])((?:{_SIDE}(?:ern|ernmost)?(?:,? (?:and|or) |, ))?{_SIDE}(?:ern|ernmost)?) \Z", re.IGNORECASE
)
DISTANCE = re.compile(
    r"(?<![\w.,])(?:(?:about|some|around|roughly|nearly|almost|just|more than|less than) )?"
    r"(\d+(?:[.,]\d+)?)[ -]?(km|kms|kilomet(?:re|er)s?|miles?|mi|met(?:re|er)s?|m)(?: \(\d+[ -]?\w+\))?"
    rf"(?: to the)?(?: ({_SIDE}))?(?:wards?)? (?:of|from|outside|away from)(?: the)?(?: (?:city|town|village|"
    rf"capital) of| city| town| capital)?,? \Z",
    re.IGNORECASE,
)
SIDE_OF = re.compile(
    rf"(?<![\w-])(?:to the |just |immediately )?({_SIDE}) of(?: the)?(?: (?:city|town|village|capital) of| city| "
    rf"town)? \Z",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"(?<![\w-])(?:near to|near|nearby|close to|outside of|outside|just outside|around|on the (?:outskirts|edge) of|"
    r"outskirts of|"
    r"in the vicinity of|the (?:outskirts|suburbs|countryside) of|not far from)(?: the)?(?: (?:city|town|village|"
    r"capital) of| city| town| village)? \Z",
    re.IGNORECASE,
)
HEAD_OF = re.compile(
    r"(?<![\w-])(?:the )?(?:port |border |capital )?"
    r"(?:city|town|village|province|governorate|region|state|port|camp|island) of \Z",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween (?:the )?(?:(?:cities|towns|villages) of )?\Z", re.IGNORECASE)


class Compounds(BorderPlaces, Protocol):
    """What composing needs of a gazetteer."""


def compose(text: str, places: Compounds, choices: Sequence[Choice]) -> list[PlaceMatch]:
    """One match for each place that the text names, compounds joined, in the text's order."""
    borders = border_matches(text, places, choices)
    rest = [c for c in choices if not any(b.start <= c.name.start and c.name.end <= b.end for b in borders)]
    matches = list(borders)
    skip = False
    for number, choice in enumerate(rest):
        if skip:
            skip = False
            continue
        following = rest[number + 1] if number + 1 < len(rest) else None
        joined = _between(text, choice, following) if following is not None else None
        skip = joined is not None
        matches.append(joined or widen(text, choice.as_match(text)))
    return sorted(matches, key=lambda m: (m.start, m.end))


def widen(text: str, match: PlaceMatch) -> PlaceMatch:
    """The match with the words around it that say more of where, and its point moved or blurred by them."""
    match = _with_tail(text, match)
    if (head := HEAD_OF.search(text, max(0, match.start - 60), match.start)) is not None:
        match = _longer(text, match, start=_after_article(text, head.start()))
    left = text[: match.start] if match.start < 120 else text[match.start - 120 : match.start]
    offset = match.start - len(left)
    if (found := PART.search(left)) is not None:
        match = _part(text, match, offset + found.start(1), found.group(1))
        left = text[offset : match.start]
    for pattern, apply in ((DISTANCE, _at_distance), (SIDE_OF, _beyond), (NEAR, _near)):
        if (found := pattern.search(left)) is not None:
            return apply(text, match, offset + found.start(), found)
    return match


def bearing_of(words: str) -> int | None:
    """Degrees from north of a direction in words; None where it has none ("central").

    >>> bearing_of("north-eastern"), bearing_of("south"), bearing_of("central")
    (45, 180, None)
    """
    last = re.split(r" and | or |, ", words.lower())[-1]
    return BEARINGS.get(re.sub(r"ern(?:most)?$|[ -]", "", last.replace("ernmost", "").replace("ern", "")))


def _with_tail(text: str, match: PlaceMatch) -> PlaceMatch:
    if match.toponym is not None and match.toponym.feature in WHOLE:
        return match  # "the US state of Texas"
    if (tail := TAIL.match(text, match.end)) is not None:
        longer = _longer(text, match, end=tail.end())
        if (
            tail.group(1)[0].isupper() and len(match.names) == 1
        ):  # "Granville County" is the whole name, "Anbar province" is not
            longer = replace(longer, names=((match.names[0][0], tail.end()),))
        return longer
    if (around := AROUND_TAIL.match(text, match.end)) is not None:
        longer = _longer(text, match, end=around.end())
        place = match.toponym
        if place is not None and place.feature in POINTLIKE:
            return _moved(longer, place.lat, place.lon, max(NEAR_M, place.radius_m), 2, "the surroundings of")
        return longer
    return match


def _part(text: str, match: PlaceMatch, start: int, words: str) -> PlaceMatch:
    longer = _longer(text, match, start=start)
    place = match.toponym
    if place is None or match.lat is None or match.lon is None or place.feature == "ocean":
        return longer
    bearing = bearing_of(words)
    radius = match.radius_m or place.radius_m
    lat, lon = match.lat, match.lon
    if bearing is not None:
        lat, lon = destination(lat, lon, bearing, radius / 2000)
    precision = match.precision if place.feature in POINTLIKE | {"adm1", "adm2"} else 5
    return _moved(longer, lat, lon, int(radius * 0.6), precision, f"the {words.lower()} part of")


def _at_distance(text: str, match: PlaceMatch, start: int, found: re.Match[str]) -> PlaceMatch:
    longer = _longer(text, match, start=start + found.start(1) - found.start())
    place = match.toponym
    if place is None or match.lat is None or match.lon is None:
        return longer
    km = float(found.group(1).replace(",", "." if len(found.group(1).split(",")[-1]) < 3 else "")) * _unit(
        found.group(2)
    )
    precision = 2 if km <= NEAR_M / 1000 and place.feature in POINTLIKE else 5
    bearing = bearing_of(found.group(3)) if found.group(3) else None
    if bearing is None:
        return _moved(
            longer, match.lat, match.lon, int(km * 1000) + (match.radius_m or 0), precision, f"{km:.0f} km from"
        )
    lat, lon = destination(match.lat, match.lon, bearing, km)
    return _moved(longer, lat, lon, max(2_000, int(km * 250)), precision, f"{km:.0f} km {found.group(3).lower()} of")


def _beyond(text: str, match: PlaceMatch, start: int, found: re.Match[str]) -> PlaceMatch:
    side = found.group(1)
    longer = _longer(text, match, start=start + found.group().lower().index(side.lower()))
    place, bearing = match.toponym, bearing_of(side)
    if place is None or match.lat is None or match.lon is None or bearing is None or place.feature in WHOLE:
        return longer
    pointlike = place.feature in POINTLIKE
    edge_km = (match.radius_m or place.radius_m) / 1000 if pointlike else 0.0
    lat, lon = destination(match.lat, match.lon, bearing, edge_km + BEYOND_KM)
    radius = BEYOND_RADIUS_M if pointlike else (match.radius_m or place.radius_m)
    return _moved(longer, lat, lon, radius, 2 if pointlike else 5, f"{side.lower()} of")


def _near(text: str, match: PlaceMatch, start: int, found: re.Match[str]) -> PlaceMatch:
    place = match.toponym
    if place is not None and place.feature in WHOLE and not found.group().lower().startswith("near"):
        return match  # "outside Iraq" is no place near it
    longer = _longer(text, match, start=_after_article(text, start))
    if place is None or match.lat is None or match.lon is None or place.feature in WHOLE:
        return longer
    precision = 2 if place.feature in POINTLIKE else 5
    word = found.group().strip().lower()
    return _moved(longer, match.lat, match.lon, max(NEAR_M, match.radius_m or 0), precision, word)


def _between(text: str, left: Choice, right: Choice) -> PlaceMatch | None:
    """One match for "between X and Y", where both are known and not a world apart."""
    found = BETWEEN.search(text, max(0, left.name.start - 40), left.name.start)
    joint = text[left.name.end : right.name.start]
    if found is None or joint not in {" and ", " and the ", " and the town of ", " and the city of "}:
        return None
    a, b = left.toponym, right.toponym
    if a is None or b is None or a.feature in WHOLE or b.feature in WHOLE:
        return None
    km = distance_km(a.lat, a.lon, b.lat, b.lon)
    if km > TOO_LONG_KM:
        return None
    base = _longer(text, left.as_match(text), start=found.start(), end=right.name.end)
    names = ((left.name.start, left.name.end), (right.name.start, right.name.end))
    lat, lon = _middle(a, b)
    radius = max(2_000, int(km * 500))
    moved = _moved(base, lat, lon, radius, 2 if radius <= NEAR_M else 5, f"half-way to {b.name} from")
    return replace(moved, names=names)


def _middle(a: Toponym, b: Toponym) -> tuple[float, float]:
    east = ((b.lon - a.lon + 540) % 360) - 180
    return round((a.lat + b.lat) / 2, 5), round((a.lon + east / 2 + 540) % 360 - 180, 5)


def _unit(word: str) -> float:
    return KM.get(word.lower(), KM.get(word.lower().rstrip("s"), 1.0))


def _after_article(text: str, start: int) -> int:
    return start + 4 if text[start : start + 4].lower() == "the " else start


def _longer(text: str, match: PlaceMatch, *, start: int | None = None, end: int | None = None) -> PlaceMatch:
    first = match.start if start is None else start
    last = match.end if end is None else end
    return replace(match, start=first, end=last, text=text[first:last])


def _moved(match: PlaceMatch, lat: float, lon: float, radius: int, precision: int | None, how: str) -> PlaceMatch:
    return replace(match, lat=lat, lon=lon, radius_m=radius, precision=precision, why=f"{how} it; {match.why}")
