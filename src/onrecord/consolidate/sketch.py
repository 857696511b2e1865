"""What one report says of one incident, made small: enough to compare it with what another report says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an incident: a point with a radius where it is known, else a name alone."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    precision: int | None = None

    @property
    def is_definite(self) -> bool:
        """Whether it is a point (UCDP where_prec 1 or 2), not a region."""
        return self.lat is not None and self.precision is not None and self.precision <= 2


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, as ordinals; `definite` where a report names the very day."""

    first: int
    last: int
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """One report's mention of one incident.

    `id` is the incident id that its claims have in the report. `main`: the report is mainly about it; its words,
    names and ages are then those of the whole report, else those of its own sentences. `types` and `modes` are
    PLOVER's. `actors` and `targets` are ids of the registry or folded words, `families` the actors' ids and what they
    are part of. `around` are its points, else the places told first and most. `tolls` holds low and high by effect;
    `names`, `words`, `lead` and `title` the rarity of words. `full_names` are two words of a name, `persons` those in
    its own sentences that are no speaker's. `published` is an ordinal. `marks` set it apart from another incident:
    "second", "earlier", "anniversary". `count` is how many events it tells of.
    """

    id: str
    report: str
    claims: tuple[str, ...] = ()
    main: bool = False
    published: int | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    spots: tuple[Spot, ...] = ()
    around: tuple[Spot, ...] = ()
    countries: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    tolls: Mapping[str, tuple[tuple[int | None, int | None], ...]] = field(default_factory=dict)
    weapons: tuple[str, ...] = ()
    names: Mapping[str, int] = field(default_factory=dict)
    full_names: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    lead: Mapping[str, int] = field(default_factory=dict)
    title: Mapping[str, int] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    count: int = 1
