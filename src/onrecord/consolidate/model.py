"""What many reports say of one incident: every value beside who says so, where and when. Nothing is averaged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.consolidate.as_of import as_of
from onrecord.model import Effect, TollPolicy

# The site of an address, that of the copied page where it is an archive's.
_HOST = re.compile(r"^.*https?://(?:www\.)?(?P<host>[^/:]+)")
Side = Literal["all", "civilian", "combatant"]
VoiceKind = Literal["belligerent", "official", "local", "monitor", "medium", "person", "unnamed"]
GradeName = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Status = Literal["declared", "likely", "contested", "single source"]


@dataclass(frozen=True, slots=True)
class Source:
    """What an incident keeps of a report. `origin` is the report that it is a copy of, itself where it is none."""

    report: str
    origin: str
    source_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    via: str | None = None
    published: str | None = None
    url: str | None = None

    @property
    def name(self) -> str:
        """How people call it: its publisher, its title, its id."""
        host = _HOST.search(self.url or "")
        return self.publisher or (host["host"] if host else None) or self.source_id or self.title or self.report

    def to_dict(self) -> dict[str, Any]:
        """All of it."""
        return {
            "report": self.report, "origin": self.origin, "source_id": self.source_id, "title": self.title,
            "publisher": self.publisher, "via": self.via, "published": self.published, "url": self.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as the witness of a value: who says so (None: the report), in which report, when, in which words.

    `voice` is the same for all claims of one speaker; `origin` is the report that this one is a copy of, or itself.
    """

    claim: str
    report: str
    origin: str
    source: str
    published: str | None
    speaker: str | None
    voice: str
    kind: VoiceKind
    quote: str

    def to_dict(self) -> dict[str, Any]:
        """All of it."""
        return {
            "claim": self.claim, "report": self.report, "origin": self.origin, "source": self.source,
            "published": self.published, "speaker": self.speaker, "voice": self.voice, "kind": self.kind,
            "quote": self.quote,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, with all claims that have it. `id` is that of an actor or place, where it is known."""

    value: str
    told: tuple[Told, ...]
    id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The value and who says it."""
        return {"value": self.value, "id": self.id, "told": [t.to_dict() for t in self.told]}


@dataclass(frozen=True, slots=True)
class Where(Value):
    """A place with its point, where it is known: UCDP's where_prec, and the kilometres within which it lies."""

    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    radius_km: float = 0.0
    country: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The place, who says so, and the point."""
        point = {"lat": self.lat, "lon": self.lon, "precision": self.precision, "radius_km": self.radius_km}
        return {**Value.to_dict(self), **point, "country": self.country}


@dataclass(frozen=True, slots=True)
class Figure:
    """How many by one speaker in one report; `words` as written, `superseded_by` the claim that corrects it."""

    low: int | None
    high: int | None
    words: str
    told: Told
    superseded_by: str | None = None

    @property
    def as_of(self) -> str | None:
        """The ISO day for which the number is told, where the words say one ("by Monday evening 25 had died")."""
        return as_of(self.told.quote, self.told.published)

    def to_dict(self) -> dict[str, Any]:
        """Bounds, words, for which day, and who says so."""
        return {
            "low": self.low, "high": self.high, "words": self.words, "as_of": self.as_of,
            "superseded_by": self.superseded_by, "told": self.told.to_dict(),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Toll:
    """The killed, or another effect, of all or of one side: history by report time, bounds, the best by a policy."""

    effect: Effect
    side: Side
    lowest: int | None
    highest: int | None
    best_low: int | None
    best_high: int | None
    policy: TollPolicy
    figures: tuple[Figure, ...]

    def current(self) -> tuple[Figure, ...]:
        """The figures that nobody has corrected."""
        return tuple(figure for figure in self.figures if figure.superseded_by is None)

    def to_dict(self) -> dict[str, Any]:
        """Bounds, best with its policy, history."""
        return {
            "effect": self.effect, "side": self.side, "lowest": self.lowest, "highest": self.highest,
            "best": {"low": self.best_low, "high": self.best_high, "policy": self.policy},
            "figures": [f.to_dict() for f in self.figures],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is said to have done it (`actor`), and by whom."""

    actor: str
    told: Told
    actor_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The actor and who says so."""
        return {"actor": self.actor, "actor_id": self.actor_id, "told": self.told.to_dict()}


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who says of themselves that they did it, who says it of others, and who denies it of whom."""

    claimed: tuple[Blame, ...] = ()
    attributed: tuple[Blame, ...] = ()
    denied: tuple[Blame, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The three lists."""
        return {
            "claimed": [b.to_dict() for b in self.claimed],
            "attributed": [b.to_dict() for b in self.attributed],
            "denied": [b.to_dict() for b in self.denied],
        }


@dataclass(frozen=True, slots=True)
class Grade:
    """How sure the record is that it happened as told, and why (after Airwars)."""

    name: GradeName
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Name and reason."""
        return {"name": self.name, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Part:
    """A link to another incident: this is a part of it, or it is a part of this. Tolls are never added over it."""

    relation: Literal["part_of", "has_part"]
    incident: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The three."""
        return {"relation": self.relation, "incident": self.incident, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as all reports tell it. `dates` and `places` begin with the most precise that most agree on."""

    id: str
    type: str
    mode: str | None
    mentions: tuple[str, ...]
    claims: tuple[str, ...]
    sources: tuple[Source, ...]
    dates: tuple[Value, ...] = ()
    places: tuple[Where, ...] = ()
    actors: tuple[Value, ...] = ()
    targets: tuple[Value, ...] = ()
    weapons: tuple[Value, ...] = ()
    modes: tuple[Value, ...] = ()
    tolls: tuple[Toll, ...] = ()
    responsibility: Responsibility = Responsibility()
    happened: tuple[Told, ...] = ()
    did_not_happen: tuple[Told, ...] = ()
    grade: Grade = Grade("weak", "")
    status: Status | None = None
    independent_sources: int = 0
    voices: tuple[tuple[str, int], ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def date(self) -> str | None:
        """The day, or the range of days, on which most agree."""
        return self.dates[0].value if self.dates else None

    @property
    def place(self) -> str | None:
        """The place on which most agree."""
        return self.places[0].value if self.places else None

    def toll(self, effect: str, side: str = "all") -> Toll | None:
        """One toll; None where no claim gives a number."""
        return next((t for t in self.tolls if t.effect == effect and t.side == side), None)

    def to_dict(self) -> dict[str, Any]:
        """The `incident` record."""
        return {
            "record": "incident", "id": self.id, "type": self.type, "mode": self.mode, "date": self.date,
            "place": self.place, "grade": self.grade.to_dict(), "status": self.status,
            "independent_sources": self.independent_sources, "voices": dict(self.voices),
            "tolls": [t.to_dict() for t in self.tolls], "responsibility": self.responsibility.to_dict(),
            "dates": _dicts(self.dates), "places": _dicts(self.places), "actors": _dicts(self.actors),
            "targets": _dicts(self.targets), "weapons": _dicts(self.weapons), "modes": _dicts(self.modes),
            "happened": [t.to_dict() for t in self.happened],
            "did_not_happen": [t.to_dict() for t in self.did_not_happen],
            "parts": [p.to_dict() for p in self.parts], "sources": [s.to_dict() for s in self.sources],
            "mentions": list(self.mentions), "claims": list(self.claims),
        }  # fmt: skip


def _dicts(values: Sequence[Value]) -> list[dict[str, Any]]:
    return [value.to_dict() for value in values]
