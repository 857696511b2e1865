"""Chooses one place for each name of a report, all together.

Each option of a name gets a score: how likely it is anywhere (kind, population, whether this is its main name), whether
the words beside it say its kind, whether a larger place named after a comma holds it, whether the report names its
country
or its region, and how near it lies to the other places. One name means one place throughout a report, unless a comma
says
otherwise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.gazetteer.match import Named, Option, PlaceMatch
from onrecord.gazetteer.toponym import Toponym, distance_km, lies_in
from onrecord.text import fold

# Weights, set by hand on sentences of our own and then on the toponym corpora (docs/places.md).
ADM1_BASE = 4.6
REGION_BASE = 6.5  # a hand-written region is about as well known as a large division
CITY_OF_DIVISION = -2.0  # a bare "Aleppo" is the city, not the province around it
LARGE_CITY = 15_000
MAIN_NAME = 1.2
WRITTEN = 0.6
KIND_FITS = 3.0
KIND_DIFFERS = -1.0
NESTED = 8.0
COUNTRY_SHARE = 3.0
COUNTRY_NAMED = 0.5
REGION_NAMED = 1.5
NEAR_BONUS = 1.2
NEAR_KM = 300.0
# Below this lead over the second, far-away option a village without any support is not chosen.
LEAST_LEAD = 0.15
SAME_PLACE_KM = 60.0
# How much the rest of a report says of its country: a country or division named counts one.
GIVEN_VOTES = 2.0
ADJECTIVE_VOTES = 0.7
MOST_ADJECTIVES = 5
TOWN_VOTES = 0.6
MOST_MENTIONS = 3  # of one name: a town named twenty times is not twenty towns
MOST_POINTS = 100  # enough for a report; a book-long text would take minutes with all
BOUNDLESS = frozenset({"country", "continent", "ocean", "sea"})
ROUNDS = 2


class Hints(Protocol):
    """What choosing needs of a gazetteer."""

    @property
    def adjectives(self) -> Mapping[str, str]:
        """Countries by folded adjective ("iraqi" → IQ)."""

    @property
    def abbreviations(self) -> Mapping[str, list[str]]:
        """Keys of places by what stands for them after a comma ("ala" → alabama)."""

    def options(self, key: str) -> tuple[Option, ...]:
        """All that a folded name can stand for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A name with the place chosen for it, or with none, and why."""

    name: Named
    toponym: Toponym | None
    why: str

    def as_match(self, text: str) -> PlaceMatch:
        """The match of the bare name."""
        place, name = self.toponym, self.name
        return PlaceMatch(
            start=name.start,
            end=name.end,
            text=text[name.start : name.end],
            toponym=place,
            candidates=tuple(option.toponym for option in name.options),
            precision=place.precision if place else None,
            radius_m=place.radius_m if place else None,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            why=self.why,
            names=((name.start, name.end),),
            within=name.within,
        )


def choose(
    text: str, named: Sequence[Named], hints: Hints, *, countries: Mapping[str, int] | Sequence[str] = ()
) -> list[Choice]:
    """One choice for each name, in their order."""
    nested = [_nest(text, number, named, hints) for number in range(len(named))]
    names = [name for name, _ in nested]
    holders = [holder for _, holder in nested]
    given = dict(countries) if isinstance(countries, Mapping) else dict.fromkeys(countries, 1)
    fixed = _Fixed(given, _adjective_votes(text, hints.adjectives))
    chosen: Sequence[Toponym | None] = _choose_alone(names, holders)
    for _ in range(ROUNDS):
        chosen = _choose_together(names, holders, chosen, fixed)
    chosen = _one_sense(names, holders, chosen)
    contexts = _contexts(names, chosen, fixed)
    return [
        _explain(name, holder, place, contexts[name.key])
        for name, holder, place in zip(names, holders, chosen, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What is known of the report's countries before any place is chosen."""

    given: Mapping[str, int]
    adjectives: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Context:
    """What the rest of the report says: share of each country, named regions, points."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str | None, str | None], int]
    points: tuple[Toponym, ...]


def prior(option: Option) -> float:
    """How likely a place is meant by its name anywhere, about the logarithm of its inhabitants."""
    place = option.toponym
    size = math.log10(place.population + 10)
    if place.feature == "country":
        base = 8.5
    elif place.feature in {"continent", "ocean", "sea"}:
        base = 8.0
    elif place.feature == "adm1":
        base = ADM1_BASE + 0.3 * size
    elif place.feature == "region":
        base = REGION_BASE
    elif place.feature == "adm2":
        base = 0.9 + 0.5 * size
    elif place.feature == "capital":
        base = size + 1.0
    else:
        base = size
    return base + MAIN_NAME * option.main + WRITTEN * option.written


def _score(name: Named, option: Option, holder: tuple[Option, ...], context: _Context) -> float:
    place = option.toponym
    score = prior(option) + _kind_score(name.kind, place.feature)
    if place.feature == "adm1" and name.kind is None and _has_city(name, place):
        score += CITY_OF_DIVISION
    if holder and any(lies_in(place, outer.toponym) for outer in holder):
        score += NESTED
    if place.country:
        share = context.countries.get(place.country, 0.0)
        score += COUNTRY_SHARE * share + (COUNTRY_NAMED if share else 0.0)
    if place.admin1 and place.feature != "adm1" and (place.country, place.admin1) in context.regions:
        score += REGION_NAMED
    return score + _nearness(place, context.points)


def _has_city(name: Named, division: Toponym) -> bool:
    """Whether a large town of the same name lies in the division."""
    return any(
        o.main
        and o.toponym.feature in {"city", "capital"}
        and o.toponym.population >= LARGE_CITY
        and lies_in(o.toponym, division)
        for o in name.options
    )


def _kind_score(kind: str | None, feature: str) -> float:
    if kind is None:
        return 0.0
    if kind == feature or (kind == "city" and feature == "capital") or {kind, feature} <= {"region", "adm1", "adm2"}:
        return KIND_FITS
    return KIND_DIFFERS


def _nearness(place: Toponym, points: Sequence[Toponym]) -> float:
    if place.feature in BOUNDLESS or not points:
        return 0.0
    nearest = min(distance_km(place.lat, place.lon, other.lat, other.lon) for other in points)
    return NEAR_BONUS * math.exp(-nearest / NEAR_KM)


def _choose_alone(names: Sequence[Named], holders: Sequence[tuple[Option, ...]]) -> list[Toponym | None]:
    nothing = _Context({}, {}, ())
    return [_best(name, holder, nothing) for name, holder in zip(names, holders, strict=True)]


def _choose_together(
    names: Sequence[Named],
    holders: Sequence[tuple[Option, ...]],
    chosen: Sequence[Toponym | None],
    fixed: _Fixed,
) -> list[Toponym | None]:
    """The best place of each name by what all others were taken for; the same name in the same words is scored once."""
    contexts = _contexts(names, chosen, fixed)
    known: dict[tuple[object, ...], Toponym | None] = {}
    best = []
    for name, holder in zip(names, holders, strict=True):
        # "Ala." and "Ala" have one key, but stand for different places.
        case = (name.key, name.kind, _ids(name.options), _ids(holder))
        if case not in known:
            known[case] = _best(name, holder, contexts[name.key])
        best.append(known[case])
    return best


def _ids(options: Sequence[Option]) -> tuple[int | str, ...]:
    return tuple(option.toponym.id for option in options)


def _best(name: Named, holder: tuple[Option, ...], context: _Context) -> Toponym | None:
    if not name.options:
        return None
    ranked = sorted(name.options, key=lambda o: (-_score(name, o, holder, context), str(o.toponym.id)))
    return ranked[0].toponym


def _contexts(names: Sequence[Named], chosen: Sequence[Toponym | None], fixed: _Fixed) -> dict[str, _Context]:
    """What all other names say, for each name: it does not vote for itself."""
    by_key: dict[str, list[Toponym]] = {}
    for name, place in zip(names, chosen, strict=True):
        places = by_key.setdefault(name.key, [])
        if place is not None:
            places.append(place)
    return {key: _context([p for other, p in by_key.items() if other != key], fixed) for key in by_key}


def _context(others: Sequence[Sequence[Toponym]], fixed: _Fixed) -> _Context:
    votes: dict[str, float] = defaultdict(float)
    for code, weight in fixed.given.items():
        votes[code] += GIVEN_VOTES * weight
    for code, count in fixed.adjectives.items():
        votes[code] += ADJECTIVE_VOTES * min(count, MOST_ADJECTIVES)
    regions: Counter[tuple[str | None, str | None]] = Counter()
    points: dict[int | str, Toponym] = {}
    for places in others:
        for place in places[:MOST_MENTIONS]:
            if place.country:
                votes[place.country] += 1.0 if place.feature in {"country", "adm1"} else TOWN_VOTES
            if place.feature == "adm1":
                regions[(place.country, place.admin1)] += 1
            if place.feature not in BOUNDLESS and len(points) < MOST_POINTS:
                points[place.id] = place
    total = sum(votes.values())
    shares = {code: weight / total for code, weight in votes.items()} if total else {}
    return _Context(shares, regions, tuple(points.values()))


def _nest(text: str, number: int, named: Sequence[Named], hints: Hints) -> tuple[Named, tuple[Option, ...]]:
    """The name with the larger place that follows it after a comma or in brackets, and that place's options."""
    name = named[number]
    following = next((n for n in named[number + 1 :] if n.start >= name.end), None)
    if following is not None and text[name.end : following.start] in {", ", " (", ", in ", " in "}:
        outer = following.options
        if any(lies_in(o.toponym, p.toponym) for o in name.options for p in outer):
            return replace(name, within=(following.start, following.end)), outer
    return _abbreviated(text, name, hints)


def _abbreviated(text: str, name: Named, hints: Hints) -> tuple[Named, tuple[Option, ...]]:
    if text[name.end : name.end + 2] not in {", ", " ("}:
        return name, ()
    tail = text[name.end + 2 : name.end + 14]
    word = ""
    for end in range(min(len(tail), 8), 1, -1):
        key = fold(tail[:end]).replace(" ", "")
        if key in hints.abbreviations and not tail[end : end + 1].isalpha() and tail[0].isupper():
            word = key
            break
    outer = tuple(option for key in hints.abbreviations.get(word, ()) for option in hints.options(key))
    fits = [o for o in outer if o.toponym.feature in {"adm1", "country"}]
    return name, tuple(o for o in fits if any(lies_in(n.toponym, o.toponym) for n in name.options))


def _one_sense(
    names: Sequence[Named], holders: Sequence[tuple[Option, ...]], chosen: Sequence[Toponym | None]
) -> list[Toponym | None]:
    """The same name means the place that a comma explained once, wherever no comma explains it otherwise."""
    explained: dict[str, Toponym] = {}
    for name, holder, place in zip(names, holders, chosen, strict=True):
        if holder and place is not None and any(lies_in(place, o.toponym) for o in holder):
            explained.setdefault(name.key, place)
    return [
        place if holder or name.kind else _same_sense(name, explained.get(name.key), place)
        for name, holder, place in zip(names, holders, chosen, strict=True)
    ]


def _same_sense(name: Named, explained: Toponym | None, place: Toponym | None) -> Toponym | None:
    """The place that was explained, where the name can stand for it here too."""
    if explained is not None and any(o.toponym.id == explained.id for o in name.options):
        return explained
    return place


def _adjective_votes(text: str, adjectives: Mapping[str, str]) -> Counter[str]:
    votes: Counter[str] = Counter()
    if not adjectives:
        return votes
    for word in text.split():
        if word[0].isupper() and (code := adjectives.get(fold(word))):
            votes[code] += 1
    return votes


def _explain(name: Named, holder: tuple[Option, ...], place: Toponym | None, context: _Context) -> Choice:
    """The choice with its reason; no choice where two places far apart fit alike and nothing tells them apart."""
    if place is None:
        return Choice(name, None, "no place of this name is known")
    if len(name.options) == 1:
        return Choice(name, place, "the only place of this name")
    scores = {o.toponym.id: _score(name, o, holder, context) for o in reversed(name.options)}
    mine = scores[place.id]
    rivals = [
        o.toponym
        for o in name.options
        if mine - scores[o.toponym.id] < LEAST_LEAD
        and distance_km(place.lat, place.lon, o.toponym.lat, o.toponym.lon) > SAME_PLACE_KM
        and o.toponym.id != place.id
        and not (lies_in(place, o.toponym) or lies_in(o.toponym, place))
    ]
    if rivals:
        other = rivals[0]
        return Choice(name, None, f"fits {place.name} ({place.country}) and {other.name} ({other.country}) alike")
    if holder and any(lies_in(place, o.toponym) for o in holder):
        return Choice(name, place, "lies in the place named after it")
    if place.country and context.countries.get(place.country, 0) >= 0.3:
        return Choice(name, place, f"the report is about {place.country}")
    return Choice(name, place, "the likeliest place of this name")
