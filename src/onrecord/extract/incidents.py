"""Which claims of one report tell of the same incident: the same event in several sentences, a strike and its toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from onrecord.extract.likeness import NEXT_SENTENCE, head_of, likeness, stand_together
from onrecord.extract.triggers import VERBAL
from onrecord.model import HAPPENED, Claim
from onrecord.text import digest

# A claim joins the incident to which its likeness is at least this: of -1, -0.5, 0 and 0.5 the one with the best
# pairwise F1 on the training reports.
JOIN = -0.5
# One claim of an incident that differs by so much keeps another out, however like it is to the rest.
VETO = -3.0
# Where a headline begins, at most, and how far the paragraphs reach that tell what it says, in characters.
HEADLINE_START = 200
OPENING_END = 500
# A date of at most this precision (UCDP: 3 is a week) holds for the incident's other claims; a month or year may not.
_PASSED_ON = 3
_SENTENCE_ENDS = frozenset('.!?"”')
_POINTING = frozenset({"this", "that", "these", "those"})
_AT_LARGE = frozenset({"violence", "fighting", "unrest", "war", "conflict", "shelling", "crime", "bloodshed"})
_HABITUAL = frozenset(
    {"still", "often", "regularly", "frequently", "repeatedly", "routinely", "sometimes", "usually", "always", "daily"}
)


@dataclass(slots=True)
class _Incident:
    id: str
    claims: list[Claim] = field(default_factory=list)


def assign_incidents(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """The claims with their incident ids; None where no definite event happened (planned, demanded, general ones)."""
    incidents: list[_Incident] = []
    result = []
    for claim in claims:
        if not is_definite(claim) or _is_habit(claim, doc):
            result.append(claim)
            continue
        home = _pointed_at(claim, incidents, doc) or _home(claim, incidents, doc)
        if home is None:
            home = _Incident(f"i:{digest(claim.id)}")
            incidents.append(home)
        placed = replace(claim, incident_id=home.id)
        home.claims.append(placed)
        result.append(placed)
    return tuple(result)


def is_definite(claim: Claim) -> bool:
    """Whether the claim tells of an event that happened, at some time, rather than of events in general."""
    return claim.modality in HAPPENED and not (claim.background and claim.date is None)


def _sums_up(claim: Claim) -> bool:
    """Whether the claim counts several events of a month or longer ("at least ten attacks since late October")."""
    long = claim.date is not None and (claim.date.precision > _PASSED_ON or claim.date.first is None)
    return long and claim.event.count is not None


def _pointed_at(claim: Claim, incidents: Sequence[_Incident], doc: Doc) -> _Incident | None:
    """The incident told last in the sentence before, where the claim points at it ("hurt in *that attack*")."""
    head = head_of(claim, doc)
    if head is None or not any(c.lower_ in _POINTING and c.dep_ == "det" for c in head.children):
        return None
    before = [
        (told.trigger.start, incident.claims[0].id, incident)
        for incident in incidents
        for told in incident.claims
        if told.event.type == claim.event.type and 0 < claim.quote.start - told.quote.end <= NEXT_SENTENCE
    ]
    return max(before)[-1] if before else None


def _is_habit(claim: Claim, doc: Doc) -> bool:
    """Whether the sentence tells what goes on again and again ("the group *still attacks* villages")."""
    head = head_of(claim, doc)
    if head is None or head.tag_ not in ("VBZ", "VBP"):
        return False
    return any(c.dep_ == "advmod" and c.lower_ in _HABITUAL for c in head.children)


def _home(claim: Claim, incidents: Sequence[_Incident], doc: Doc) -> _Incident | None:
    """The incident that the claim tells of, None where it is a new one."""
    scored = [(_closeness(claim, incident, doc), -i) for i, incident in enumerate(incidents)]
    if not scored or max(scored)[0] < JOIN:
        return None
    return incidents[-max(scored)[1]]


def _closeness(claim: Claim, incident: _Incident, doc: Doc) -> float:
    """Between the nearest claim of the incident and all of them: neither one alone nor the crowd decides."""
    if incident.claims[0].event.type != claim.event.type:
        return 2 * VETO
    if _sums_up(claim) != any(map(_sums_up, incident.claims)):
        return 2 * VETO
    scores = [likeness(other, claim, doc) for other in incident.claims]
    if min(scores) < VETO:
        return 2 * VETO
    return (max(scores) + sum(scores) / len(scores)) / 2


def inherit_dates(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """The claims, those without a date with that of the same incident from a sentence nearby, its words left out."""
    result = list(claims)
    for i, claim in enumerate(claims):
        if claim.date is not None or claim.incident_id is None or not _is_one_event(claim, doc):
            continue
        near = [c for c in claims if c.incident_id == claim.incident_id and _dates_others(c) and _adjacent(c, claim)]
        if near:
            source = min(near, key=lambda c: (abs(c.quote.start - claim.quote.start), c.quote.start))
            result[i] = replace(claim, date=replace(source.date, text=None) if source.date else None)
    return tuple(result)


def _dates_others(claim: Claim) -> bool:
    """Whether the claim's date is near enough to one day to hold for what else is told of the incident."""
    return claim.date is not None and claim.date.precision <= _PASSED_ON and claim.date.first is not None


def _is_one_event(claim: Claim, doc: Doc) -> bool:
    """Whether the trigger tells of one event: a verb, or a noun pointed at or counted, no "violence" at large."""
    if claim.event.type in VERBAL or claim.polarity == "negative":
        return False
    head = head_of(claim, doc)
    if head is None or head.pos_ != "NOUN":
        return True
    if any(c.dep_ in ("det", "poss", "nummod") for c in head.children):
        return True
    return claim.quote.start < HEADLINE_START and head.lemma_ not in _AT_LARGE


def _adjacent(a: Claim, b: Claim) -> bool:
    """Whether the sentences of the two are the same or neighbours, as a headline is of the first paragraphs."""
    if stand_together(a, b):
        return True
    first, second = sorted((a.quote, b.quote), key=lambda q: q.start)
    headline = first.start < HEADLINE_START and first.text[-1:] not in _SENTENCE_ENDS
    return headline and second.start < OPENING_END
