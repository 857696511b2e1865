"""An actor of the registry, its ties, and what a look-up gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another actor: `id`, the years it held, and where that is known from."""

    id: str
    first: int | None = None
    last: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that was borne in some years only."""

    name: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who leads, led or speaks for an actor, and when. `short` are surnames that stand for the person in context."""

    name: str
    role: str | None = None
    first: int | None = None
    last: int | None = None
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor: a state, a body of a state, an armed group, a party, an organisation.

    `kind` and `sector` are those of docs/actors.md, `countries` ISO 3166 alpha-2, the home first.
    """

    id: str
    name: str
    kind: str
    sector: str | None = None
    countries: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    dated: tuple[DatedName, ...] = ()
    part_of: tuple[Link, ...] = ()
    backed_by: tuple[Link, ...] = ()
    opposes: tuple[Link, ...] = ()
    same_as: tuple[Link, ...] = ()
    people: tuple[Person, ...] = ()
    source: str | None = None

    @property
    def country(self) -> str | None:
        """The home country, where there is one."""
        return self.countries[0] if self.countries else None


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """Some words and the actor that they name; `actor` None: more than one fits (`candidates`), none is chosen.

    `why` says in words what decided; `person` is the person named, where the words name one ("Putin").
    """

    start: int
    end: int
    text: str
    actor: Actor | None
    candidates: tuple[Actor, ...]
    why: str
    person: Person | None = None
