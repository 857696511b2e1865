"""The types that every stage takes and returns: frozen, with no logic beyond their own invariants.

The one that all turns on is `Claim`: *this report, in these words, has this speaker saying that this happened.*
`to_dict()` gives the shapes that leave the program (docs/output.md); `records.py` reads them back.
All offsets are characters into `Report.text`, which is never rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "possible", "planned", "threatened", "demanded", "hypothetical"]
# What is told as done, surely or not.
HAPPENED: frozenset[Modality] = frozenset({"actual", "possible"})
SpeakerKind = Literal["person", "organisation", "state", "media", "unnamed"]
Effect = Literal["killed", "injured", "abducted", "missing", "arrested", "displaced"]
Group = Literal["civilian", "combatant", "security", "unknown"]
PublishedFrom = Literal["given", "metadata", "url", "text"]
RelationType = Literal["part_of", "alias_of", "backed_by", "leads", "member_of", "speaks_for", "allied_with", "opposes"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a report and where they stand: `report.text[start:end] == text`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"a span from {self.start} to {self.end} cannot hold {self.text[:40]!r}")

    def to_dict(self) -> dict[str, Any]:
        """The words and their offsets."""
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """An actor or target as the report words it, linked to the registry where that is certain.

    `kind` is the registry's (state, forces, armed-group, person, civilians, object …), `country` ISO 3166 alpha-2.
    """

    name: str | None = None
    actor_id: str | None = None
    kind: str | None = None
    country: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The words, then what they stand for."""
        return {
            **Span.to_dict(self), "name": self.name, "actor_id": self.actor_id,
            "kind": self.kind, "country": self.country,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """Whom a speaker speaks for: a state, a ministry, a group."""

    name: str
    actor_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Name and registry id."""
        return {"name": self.name, "actor_id": self.actor_id}


@dataclass(frozen=True, slots=True)
class Speaker(Span):
    """Who vouches for a claim. A claim without one is in the report's own voice.

    `name` is the full name found anywhere in the report ("Mr Hoffman" → "Jonathan Hoffman"), `cue` the reporting word,
    `stance` how the speaker stands to it (states, confirms, alleges, denies …: `lexicons.reporting.STANCES`), `quoted`
    whether the words that carry the claim stand between quotation marks, `via` who passes the speaker's words on ("the
    *agency* quoted a commander as saying").
    """

    name: str | None = None
    actor_id: str | None = None
    kind: SpeakerKind = "unnamed"
    role: str | None = None
    on_behalf_of: Body | None = None
    cue: str | None = None
    quoted: bool = False
    stance: str | None = None
    via: Mention | None = None

    def to_dict(self) -> dict[str, Any]:
        """The words, then who that is and how it was said."""
        return {
            **Span.to_dict(self), "name": self.name, "actor_id": self.actor_id, "kind": self.kind, "role": self.role,
            "for": self.on_behalf_of.to_dict() if self.on_behalf_of else None, "cue": self.cue, "quoted": self.quoted,
            "stance": self.stance, "via": self.via.to_dict() if self.via else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weapon(Span):
    """What it was done with; `category` from the weapons lexicon (drone, rocket, small-arms …)."""

    category: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The words and the category."""
        return {**Span.to_dict(self), "category": self.category}


@dataclass(frozen=True, slots=True)
class Place(Span):
    """Where. Without `lat`/`lon` the words are kept and no point is made up.

    `precision` is UCDP's where_prec (1 exact … 7), `radius_m` the metres within which it lies.
    """

    name: str | None = None
    geonames_id: int | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    radius_m: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """The words, then the point they were resolved to, if any."""
        return {
            **Span.to_dict(self), "name": self.name, "geonames_id": self.geonames_id, "country": self.country,
            "admin1": self.admin1, "lat": self.lat, "lon": self.lon, "precision": self.precision,
            "radius_m": self.radius_m,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventDate:
    """When, as a range of days with the words it came from (`text` is None where a sentence nearby says it).

    `first`/`last` are ISO days, `edtf` the same as an Extended Date/Time Format value, `precision` UCDP's date_prec
    (1 the day, 2 a range of two to six days, 3 a week, 4 a month, 5 a year or more).
    """

    text: str | None
    first: str | None
    last: str | None
    edtf: str
    precision: int

    def to_dict(self) -> dict[str, Any]:
        """The words and the range of days."""
        return {
            "text": self.text, "from": self.first, "to": self.last, "edtf": self.edtf, "precision": self.precision,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Casualty(Span):
    """How many were killed, hurt … by one wording. `high` None: or more; both None: no number was given ("dozens").

    `part` is True where the total that includes it stands in the same claim.
    """

    effect: Effect = "killed"
    low: int | None = None
    high: int | None = None
    who: str | None = None
    group: Group = "unknown"
    part: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Effect, bounds, whom, and the words."""
        return {
            "effect": self.effect, "low": self.low, "high": self.high, "who": self.who, "group": self.group,
            "part": self.part, **Span.to_dict(self),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many such events a claim speaks of ("five strikes")."""

    low: int | None
    high: int | None

    def to_dict(self) -> dict[str, Any]:
        """Both bounds."""
        return {"low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Acled:
    """The ACLED event type and sub-event type that an event maps to."""

    event_type: str
    sub_event_type: str

    def to_dict(self) -> dict[str, Any]:
        """Both names, as ACLED writes them."""
        return {"event_type": self.event_type, "sub_event_type": self.sub_event_type}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: a PLOVER type, mode and contexts, and what they map to."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    count: Count | None = None
    acled: Acled | None = None
    ucdp_type: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """PLOVER first, then ACLED and UCDP."""
        return {
            "type": self.type, "mode": self.mode, "contexts": list(self.contexts),
            "count": self.count.to_dict() if self.count else None,
            "acled": self.acled.to_dict() if self.acled else None, "ucdp_type": self.ucdp_type,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """One document as it was published. `text` is never rewritten; junk in it is marked by `Removed`."""

    id: str
    text: str
    source_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    via: str | None = None
    author: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None

    @property
    def words(self) -> int:
        """How many words the text has, counted at white space."""
        return len(self.text.split())

    def reference(self) -> dict[str, Any]:
        """How records of this report point to it."""
        return {"id": self.id, "source_id": self.source_id}

    def to_dict(self) -> dict[str, Any]:
        """The `report` record."""
        return {
            "record": "report", "id": self.id, "source_id": self.source_id, "title": self.title,
            "publisher": self.publisher, "via": self.via, "author": self.author, "published": self.published,
            "published_from": self.published_from, "url": self.url, "language": self.language, "words": self.words,
            "text": self.text,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReportRef:
    """What a claim keeps of its report: its id, and the id that the input gave it."""

    id: str
    source_id: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Both ids."""
        return {"id": self.id, "source_id": self.source_id}


@dataclass(frozen=True, slots=True)
class Removed(Span):
    """Words that are no part of the report, and why: credit, promotion, caption, navigation, advertisement."""

    report: ReportRef = field(default_factory=lambda: ReportRef(""))
    reason: str = "promotion"

    def to_dict(self) -> dict[str, Any]:
        """The `removed` record."""
        return {
            "record": "removed", "report": self.report.to_dict(), "start": self.start, "end": self.end,
            "text": self.text, "reason": self.reason,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """This report, in these words, has this speaker saying that this happened."""

    id: str
    report: ReportRef
    quote: Span
    trigger: Span
    event: Event
    speaker: Speaker | None = None
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    background: bool = False
    actor: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    weapon: tuple[Weapon, ...] = ()
    place: tuple[Place, ...] = ()
    date: EventDate | None = None
    casualties: tuple[Casualty, ...] = ()
    incident_id: str | None = None
    method: str = "rules/0.1"

    def to_dict(self) -> dict[str, Any]:
        """The `claim` record."""
        return {
            "record": "claim", "id": self.id, "incident_id": self.incident_id, "report": self.report.to_dict(),
            "quote": self.quote.text, "start": self.quote.start, "end": self.quote.end,
            "trigger": self.trigger.to_dict(),
            "speaker": self.speaker.to_dict() if self.speaker else None, "polarity": self.polarity,
            "modality": self.modality, "background": self.background, "event": self.event.to_dict(),
            "actor": [m.to_dict() for m in self.actor], "target": [m.to_dict() for m in self.target],
            "weapon": [w.to_dict() for w in self.weapon], "place": [p.to_dict() for p in self.place],
            "date": self.date.to_dict() if self.date else None,
            "casualties": [c.to_dict() for c in self.casualties], "method": self.method,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """How one actor stands to another, sourced and quoted like a claim."""

    id: str
    report: ReportRef
    type: RelationType
    subject: Mention
    object: Mention
    quote: Span
    speaker: Speaker | None = None
    first: str | None = None
    last: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The `relation` record."""
        return {
            "record": "relation", "id": self.id, "report": self.report.to_dict(), "relation": self.type,
            "subject": self.subject.to_dict(), "object": self.object.to_dict(),
            "speaker": self.speaker.to_dict() if self.speaker else None, "quote": self.quote.text,
            "start": self.quote.start, "end": self.quote.end, "from": self.first, "to": self.last,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says: the report, what is no part of it, its claims in the order of the text, its relations.

    `versions` names the code, the model and the data that read it, so that a reading can be told from a later one.
    """

    report: Report
    removed: tuple[Removed, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)

    def records(self) -> list[dict[str, Any]]:
        """All records in the order in which they are printed."""
        parts = (self.removed, self.claims, self.relations)
        return [self.report.to_dict(), *(item.to_dict() for part in parts for item in part)]

    def to_dict(self) -> dict[str, Any]:
        """The whole reading as one object."""
        return {
            "report": self.report.to_dict(), "removed": [r.to_dict() for r in self.removed],
            "claims": [c.to_dict() for c in self.claims], "relations": [r.to_dict() for r in self.relations],
            "versions": dict(self.versions),
        }  # fmt: skip


# How one number is chosen where claims give several; all of them stay beside it.
TollPolicy = Literal["range", "latest-official", "most-cited", "conservative"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: that claims tell of one incident (`merge`), or that the first does not tell of that of the
    others (`split`). Decisions are only ever added; a later one about the same claims counts.
    """

    kind: Literal["merge", "split"]
    claims: tuple[str, ...]
    user: str
    time: str
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """The `decision` record."""
        return {
            "record": "decision", "kind": self.kind, "claims": list(self.claims), "user": self.user, "time": self.time,
            "reason": self.reason,
        }  # fmt: skip
