"""What a report makes plain: which countries it speaks of, which actors it names in full, and what that decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.registry.fold import name_key
from onrecord.registry.model import Actor

# One country decides over another when the report names it this many times as often; below it two remain, and none is
# chosen. At 2 a second country that matters is overruled, at 4 "the army" is rarely linked.
DOMINANCE = 3


@dataclass(frozen=True, slots=True)
class Explained:
    """The words for which a report says that an acronym stands, and the bodies of states and rows of actors in them."""

    words: frozenset[str]
    rows: frozenset[int]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What a text says beside the words looked up: `given` the caller's countries, `counts` the text's own.

    `possible` are countries that a shared word may mean ("Congolese"), `named` the ids of actors named in full, `said`
    the country of each body that the text names for one country only, by its role and words ("regime").
    Of the words for countries alone: `plain` counts them, `forms` those that are no adjectives, `varied` the different
    ones. `offices` are those that the text speaks of, `latest` is its latest year, `long`: it is more than a note,
    `american`: it is set in an American town; `explained` are the acronyms for which it gives the words.
    """

    given: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    named: frozenset[str] = frozenset()
    year: int | None = None
    possible: frozenset[str] = frozenset()
    said: Mapping[tuple[str, str], str] = field(default_factory=dict)
    plain: Counter[str] = field(default_factory=Counter)
    latest: int | None = None
    forms: Counter[str] = field(default_factory=Counter)
    offices: frozenset[str] = frozenset()
    varied: Counter[str] = field(default_factory=Counter)
    long: bool = False
    american: bool = False
    explained: Mapping[str, Sequence[Explained]] = field(default_factory=dict)

    def weight_of_places(self, actor: Actor) -> int:
        """How often words for the actor's countries stand in the text: without those whose actors it names."""
        return sum(self.plain[code] for code in actor.countries) + int(not self.possible.isdisjoint(actor.countries))

    def weight(self, actor: Actor) -> int:
        """How often the actor's countries are in play; the caller's countries count most."""
        own = sum(self.counts[code] for code in actor.countries)
        own = own or int(not self.possible.isdisjoint(actor.countries))
        return own + sum(1000 for code in actor.countries if code in self.given)


def dominant(counts: Counter[str]) -> str | None:
    """The country that a report is about: named `DOMINANCE` times as often as any other, or alone.

    >>> dominant(Counter({"SD": 4, "EG": 1})), dominant(Counter({"SD": 2, "EG": 1}))
    ('SD', None)
    """
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= DOMINANCE * ranked[1][1]:
        return ranked[0][0]
    return None


def fits_year(actor: Actor, name: str, year: int | None) -> bool:
    """Whether the actor bore this name in that year, as far as the registry knows."""
    if year is None:
        return True
    for dated in actor.dated:
        if name_key(dated.name) == name_key(name):
            return (dated.first is None or dated.first <= year) and (dated.last is None or year <= dated.last)
    return True


def choose(candidates: Sequence[Actor], context: Context) -> tuple[Actor | None, str]:
    """The one candidate that the context singles out and why, else None and what stood in the way."""
    if len(candidates) == 1:
        return candidates[0], "the only actor of that name"
    named = [actor for actor in candidates if actor.id in context.named]
    if len(named) == 1:
        return named[0], "its full name stands in the report"
    pool = named or list(candidates)
    weights = Counter({actor.id: context.weight(actor) for actor in pool})
    best = dominant(Counter({key: value for key, value in weights.items() if value}))
    if best is not None:
        chosen = next(actor for actor in pool if actor.id == best)
        return chosen, f"of {len(candidates)} of that name, the one of {_places(chosen)}, which the report speaks of"
    if all(actor.kind == "people" for actor in pool) and len({actor.country for actor in pool}) == 1:
        return next((actor for actor in pool if not actor.id.endswith("-people")), None), "the people of that name"
    family = _parent_of_all(pool)
    if family is not None:
        return family, "the whole to which the others of that name belong"
    return None, f"{len(candidates)} actors bear this name: {', '.join(sorted(actor.id for actor in candidates))}"


def _places(actor: Actor) -> str:
    return ", ".join(actor.countries) or "no country"


def _parent_of_all(pool: Iterable[Actor]) -> Actor | None:
    """The candidate of which all others are parts or that they are the same as."""
    actors = list(pool)
    for actor in actors:
        others = [other for other in actors if other is not actor]
        if all(any(link.id == actor.id for link in (*other.part_of, *other.same_as)) for other in others):
            return actor
    return None
