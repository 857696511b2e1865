"""Where an event happened: the places that hang on it or on its clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.scene import Scene
from onrecord.gazetteer import PlaceMatch
from onrecord.model import Place

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "from",
        "off",
        "along",
        "throughout",
        "within",
        "between",
        "on",
        "over",
        "into",
        "south",
        "north",
        "east",
        "west",
        "of",
        "beside",
        "towards",
        "toward",
        "to",
        "through",
        "close",
    }
)
_WEAK_LOCATIVE = frozenset({"of", "from", "to", "into", "on", "over"})


def find_places(scene: Scene, event: EventMention, siblings: Sequence[EventMention]) -> tuple[Place, ...]:
    """The places of the event, the most specific first; `siblings` are all events of its sentence."""
    sent = event.head.sent
    ranked: list[tuple[int, PlaceMatch]] = []
    for match in scene.places:
        if sent.start_char <= match.start < sent.end_char:
            distance = _distance(scene, match, event, siblings)
            if distance is not None:
                ranked.append((distance, match))
    return tuple(place_of(match) for _, match in sorted(ranked, key=lambda r: (_extent(r[1]), r[1].start)))


def place_of(match: PlaceMatch) -> Place:
    """The place as it leaves the program; without a toponym the words alone."""
    t = match.toponym
    return Place(
        match.start, match.end, match.text, name=t.name if t else None, geonames_id=t.id if t and isinstance(t.id, int) else None,
        country=t.country if t else None, admin1=t.admin1 if t else None, lat=match.lat, lon=match.lon,
        precision=match.precision, radius_m=match.radius_m,
    )  # fmt: skip


def _extent(match: PlaceMatch) -> int:
    return match.radius_m if match.radius_m is not None else 10_000


def _distance(scene: Scene, match: PlaceMatch, event: EventMention, siblings: Sequence[EventMention]) -> int | None:
    """How far the place hangs from the event in the parse; None where it belongs to something else."""
    span = scene.doc.char_span(match.start, match.end, alignment_mode="expand")
    if span is None:
        return None
    prep = _preposition(span.root)
    if prep is None:
        return None
    heads = {t.head.i for t in event.members}
    others = {t.head.i for e in siblings if e is not event for t in e.members}
    clause = {a.i for a in event.head.ancestors if a.pos_ in ("VERB", "AUX")}
    for steps, above in enumerate([prep, *prep.ancestors]):
        if above.i in heads:
            return steps
        if above.i in others and steps <= 1 and above.pos_ in ("NOUN", "PROPN"):
            return None
        if above.i in clause and prep.lower_ not in _WEAK_LOCATIVE:
            return 4 + steps
    return 10 if len(siblings) == 1 and prep.lower_ not in _WEAK_LOCATIVE else None


def _preposition(token: Token) -> Token | None:
    """The locative preposition before the place, through appositions and compounds ("in Najaf, *Iraq*")."""
    here = token
    for _ in range(5):
        if here.dep_ == "pobj" and here.head.pos_ in ("ADP", "SCONJ", "ADV"):
            return here.head if here.head.lower_ in _LOCATIVE else None
        if here.dep_ in ("appos", "conj", "compound", "npadvmod", "nmod") and here.head is not here:
            here = here.head
            continue
        return None
    return None
