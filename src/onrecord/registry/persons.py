"""The person behind a name: which one the candidates mean, and which of the offices held."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.registry.context import Context
from onrecord.registry.model import Actor, Person
from onrecord.registry.scan import Pattern

if TYPE_CHECKING:
    from onrecord.registry.registry import Registry

_OFFICE_ORDER = ("-president", "-pm", "-mfa", "-mod", "-moi")


def person_of(pool: list[Actor], patterns: Iterable[Pattern], registry: Registry) -> Person | None:
    """The one person whom all candidates mean."""
    ids = {actor.id for actor in pool}
    people: list[Person] = []
    for pattern in patterns:
        actor = registry.actor_at(pattern[1])
        if actor.id in ids:
            if pattern[4] < 0:
                return None
            people.append(actor.people[pattern[4]])
    return people[0] if people and len({person.name for person in people}) == 1 else None


def office_of(pool: list[Actor], person: Person, context: Context) -> Actor:
    """Of several offices that the person held the one held in the context's year, else the highest."""

    def order(actor: Actor) -> tuple[int, int]:
        terms = [p for p in actor.people if p.name == person.name]
        year = context.year
        held = year is not None and any((p.first or 0) <= year <= (p.last or 9999) for p in terms)
        rank = next((n for n, ending in enumerate(_OFFICE_ORDER) if actor.id.endswith(ending)), len(_OFFICE_ORDER))
        return (0 if held else 1, rank)

    return min(pool, key=order)


def term_of(actor: Actor, person: Person, year: int | None) -> Person:
    """The person as holder of this office: the term that the year falls in, else the first."""
    terms = [p for p in actor.people if p.name == person.name] or [person]
    held = [p for p in terms if year is not None and (p.first or 0) <= year <= (p.last or 9999)]
    return (held or terms)[0]


def years_of(person: Person) -> str:
    """The years in office as a reader writes them; nothing where they are unknown."""
    if person.first is None:
        return ""
    return f" ({person.first}–{person.last or ''})"
