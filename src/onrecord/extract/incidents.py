"""Which claims of one report tell of the same incident: the same event in several sentences, a strike and its toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from onrecord.model import Claim, EventDate, Mention
from onrecord.text import digest, fold

# Words that point to an event told before ("the attack", "the strikes").
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "friday's", "his", "their", "its"})
# Two claims this many points alike are one incident; calibrated on the training claims (docs/reading.md).
SAME_SCORE = 2.5
# One claim of an incident that differs by so much keeps another out, however like it is to the rest.
VETO = -2.0
# Claims whose sentences begin within this many characters belong together more often than not.
NEAR_CHARS = 600
_ACTUAL = frozenset({"actual", "possible"})
_EMPTY = frozenset(
    {"the", "a", "an", "of", "in", "and", "their", "his", "its", "at", "least", "people", "more", "than", "some"}
)
_NEWS_TYPES = frozenset({"ASSAULT", "PROTEST"})


@dataclass(slots=True)
class _Incident:
    id: str
    claims: list[Claim] = field(default_factory=list)


def assign_incidents(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """The claims with their incident ids; None where no definite event happened (planned, demanded, general ones)."""
    incidents: list[_Incident] = []
    result = []
    for claim in claims:
        if not _is_definite(claim):
            result.append(claim)
            continue
        best = max(incidents, key=lambda i: _likeness(claim, i, doc), default=None)
        if best is None or _likeness(claim, best, doc) < SAME_SCORE:
            best = _Incident(f"i:{digest(claim.id)}")
            incidents.append(best)
        placed = replace(claim, incident_id=best.id)
        best.claims.append(placed)
        result.append(placed)
    return tuple(result)


def _is_definite(claim: Claim) -> bool:
    return claim.modality in _ACTUAL and not (claim.background and claim.date is None)


def _likeness(claim: Claim, incident: _Incident, doc: Doc) -> float:
    scores = [_alike(claim, other, doc) for other in incident.claims]
    return max(scores) if min(scores) > VETO else VETO


def _alike(a: Claim, b: Claim, doc: Doc) -> float:
    """Points for and against the two claims being one incident; far below zero where they cannot be."""
    if a.event.type != b.event.type or not _dates_fit(a.date, b.date):
        return -9
    if (
        a.event.mode
        and b.event.mode
        and a.event.mode != b.event.mode
        and {a.event.mode, b.event.mode} & {"aerial", "drone", "abduct", "seize", "arrest"}
    ):
        return -9
    points = _agreement(_words(a.actor), _words(b.actor), against=1.5) + _agreement(
        _words(a.target), _words(b.target), against=1.0
    )
    points += _agreement(_place_names(a), _place_names(b), against=1.5)
    points += 1.5 * (
        a.date is not None and b.date is not None and a.date.first == b.date.first and a.date.last == b.date.last
    )
    points += (a.event.mode == b.event.mode) - 1.0 * (
        bool(a.event.mode) and bool(b.event.mode) and a.event.mode != b.event.mode
    )
    points += 2 * _points_back(a, doc) + 0.5 * (a.trigger.text.lower() == b.trigger.text.lower())
    points += 1 * (abs(a.quote.start - b.quote.start) < NEAR_CHARS)
    if a.background != b.background:
        points -= 2
    if a.event.type not in _NEWS_TYPES and not (_words(a.actor) & _words(b.actor)):
        points -= 1.5
    return points


def _agreement(one: set[str], two: set[str], *, against: float) -> float:
    """Two points where the names share a word, some off where both are told and share none."""
    if one & two:
        return 2.0
    return -against if one and two else 0.0


def _place_names(claim: Claim) -> set[str]:
    return {fold(p.name or p.text) for p in claim.place}


def _points_back(claim: Claim, doc: Doc) -> bool:
    """Whether the trigger is a definite noun without a role of its own ("the attack")."""
    span = doc.char_span(claim.trigger.start, claim.trigger.end, alignment_mode="expand")
    if span is None or span.root.pos_ != "NOUN":
        return False
    return any(c.lower_ in _DEFINITE for c in span.root.children if c.dep_ in ("det", "poss"))


def _dates_fit(a: EventDate | None, b: EventDate | None) -> bool:
    if a is None or b is None:
        return True
    return (a.first or "") <= (b.last or "9999") and (b.first or "") <= (a.last or "9999")


def _words(mentions: Sequence[Mention]) -> set[str]:
    found = set()
    for mention in mentions:
        for words in (mention.text, mention.name or ""):
            found |= {w for w in fold(words).split() if w not in _EMPTY}
    return found


def inherit_dates(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """The claims, those without a date with that of the same incident from a sentence nearby, its words left out."""
    result = list(claims)
    for i, claim in enumerate(claims):
        if claim.date is not None or claim.incident_id is None:
            continue
        near = [
            c for c in claims if c.incident_id == claim.incident_id and c.date is not None and _adjacent(c, claim, doc)
        ]
        if near:
            source = min(near, key=lambda c: (abs(c.quote.start - claim.quote.start), c.quote.start))
            result[i] = replace(claim, date=replace(source.date, text=None) if source.date else None)
    return tuple(result)


def _adjacent(a: Claim, b: Claim, doc: Doc) -> bool:
    """Whether the sentences of the two are the same or neighbours."""
    first, second = sorted((a.quote, b.quote), key=lambda q: q.start)
    return second.start - first.end <= 3 or first.start == second.start
