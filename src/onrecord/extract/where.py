"""Where an event happened: the places that hang on it or on its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.extract.events import EventMention
from onrecord.extract.headings import Heading
from onrecord.extract.scene import Scene
from onrecord.extract.syntax import root_at
from onrecord.extract.triggers import VERBAL
from onrecord.extract.when import SAYING, shares_clause
from onrecord.gazetteer import PlaceMatch
from onrecord.model import Place

_LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "off", "along", "throughout", "within",
     "over", "south", "north", "east", "west", "beside", "through", "close", "beyond", "by", "towards",
     "toward", "into", "on", "of", "between", "from", "to"}
)  # fmt: skip
# These place an event only where they hang on its own words or on a word for a part of a place ("the siege *of*
# Aleppo", "the outskirts *of* Homs"); "ties *to* Tehran", "soldiers *from* Chad" say something else.
_WEAK_LOCATIVE = frozenset({"of", "on", "into", "over", "by"})
_NO_LOCATIVE = frozenset({"from", "to", "between"})
# The distance of a place that hangs on another event's verb: it serves only where the event has none of its own.
BORROWED = 20
_LIST = re.compile(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:the\s+|in\s+)?")
# The longest that stands between two places of a list.
LIST_GAP = 10
_PARTS = frozenset(
    {"city", "town", "village", "province", "district", "region", "outskirt", "suburb", "area", "north",
     "south", "east", "west", "part", "capital", "centre", "center", "neighbourhood", "neighborhood", "coast",
     "edge", "countryside", "governorate", "state", "port", "northeast", "northwest", "southeast", "southwest",
     "island", "camp", "valley", "enclave", "border", "side", "kilometre", "kilometer", "mile", "km", "heart",
     "front", "department", "municipality", "county", "commune", "territory", "quarter"}
)  # fmt: skip
_LINES = frozenset(
    {"border", "coast", "frontier", "road", "highway", "river", "island", "peninsula", "bank", "front",
     "outskirt", "line", "side", "edge", "street", "mountain", "shore", "hill", "plain", "land", "soil",
     "territory", "base", "campus"}
)  # fmt: skip
# Events that lead somewhere, and the words that say where to, where from and which way.
_MOVES = frozenset({"MOBILIZE", "RETREAT"})
_ALONG = frozenset({"to", "into", "from", "onto", "through", "towards", "toward", "on", "across", "out", "for"})
# Acts of speech happen where their speaker is; a place in their sentence is that of what they speak of.
_PLACELESS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "CONCEDE"})


def find_places(scene: Scene, event: EventMention, siblings: Sequence[EventMention]) -> tuple[Place, ...]:
    """The places of the event, the most specific first; `siblings` are all events of its sentence."""
    sent = event.head.sent
    ranked: list[tuple[int, PlaceMatch]] = []
    for match in scene.places:
        if sent.start_char <= match.start < sent.end_char:
            distance = _distance(scene, _first_of_list(scene, match), event, siblings)
            if distance is not None:
                ranked.append((distance, match))
    nearest = min((distance for distance, _ in ranked), default=0)
    own = [(distance, match) for distance, match in ranked if distance < BORROWED or nearest >= BORROWED]
    return tuple(place_of(match) for _, match in sorted(own, key=lambda r: (_extent(r[1]), r[1].start)))


def headed_places(heading: Heading) -> tuple[Place, ...]:
    """The places in the head of an event's paragraph, the most specific first."""
    return tuple(place_of(match) for match in sorted(heading.places, key=lambda p: (_extent(p), p.start)))


def _first_of_list(scene: Scene, match: PlaceMatch) -> PlaceMatch:
    """The place that a list of places begins with, whose preposition serves them all ("in *Iraq* and Syria")."""
    before = next((p for p in scene.places if p.end < match.start <= p.end + LIST_GAP), None)
    if before is None or not _LIST.fullmatch(scene.report.text[before.end : match.start]):
        return match
    return _first_of_list(scene, before)


def place_of(match: PlaceMatch) -> Place:
    """The place as it leaves the program; without a toponym the words alone."""
    t = match.toponym
    return Place(
        match.start, match.end, match.text, name=t.name if t else None,
        geonames_id=t.id if t and isinstance(t.id, int) else None,
        country=t.country if t else None, admin1=t.admin1 if t else None, lat=match.lat, lon=match.lon,
        precision=match.precision, radius_m=match.radius_m,
    )  # fmt: skip


def _extent(match: PlaceMatch) -> int:
    return match.radius_m if match.radius_m is not None else 10_000


def _distance(scene: Scene, match: PlaceMatch, event: EventMention, siblings: Sequence[EventMention]) -> int | None:
    """How far the place hangs from the event in the parse; None where it belongs to something else."""
    start, end = match.names[0] if match.names else (match.start, match.end)
    root = root_at(scene.doc, start, end)
    if root is None:
        return None
    heads = {t.head.i for t in event.members}
    if root.dep_ in ("compound", "nmod", "npadvmod") and root.head.i in heads:
        return None if match.toponym is None or match.toponym.feature == "country" else 1
    if _is_goal(event, root, heads):
        return 1
    prep = _preposition(root)
    if prep is None:
        return None
    if prep.head.i not in heads and (prep.head.lemma_ in SAYING or _is_source(scene, prep.head)):
        return None
    if prep.lower_ in _WEAK_LOCATIVE and not _is_line(prep, root):
        return 2 if prep.head.i in heads and _is_weakly_placed(event, prep) else None
    others = {t.head.i: e for e in siblings if e is not event for t in e.members}
    clause = {a.i for a in event.head.ancestors if a.pos_ in ("VERB", "AUX")}
    for steps, above in enumerate([prep, *prep.ancestors]):
        if above.i in heads:
            return steps
        if event.type in _PLACELESS and steps > 1:
            return None
        if above.i in others and not shares_clause(event, others[above.i]):
            if others[above.i].type in VERBAL and match.start < event.head.idx:
                return None
            return BORROWED if above.pos_ not in ("NOUN", "PROPN") and above.i in clause else None
        if above.i in clause:
            return 4 + steps
    return 10 if len(siblings) == 1 and event.type not in _PLACELESS else None


def _is_source(scene: Scene, noun: Token) -> bool:
    """Whether the place is that of somebody who speaks ("*the command* in Baghdad said"), not of what he tells."""
    return any(a.source is not None and a.source[0] <= noun.idx < a.source[1] for a in scene.attributions)


def _is_goal(event: EventMention, place: Token, heads: set[int]) -> bool:
    """Whether the event is a move to, from or through the place, or the taking of it.

    "Troops entered *Idlib*", "families fled *Homs*", "convoys left for *Iraq*", "the capture of *Tikrit*".
    """
    mode = event.main.entry.mode
    displaced = any(trigger.entry.lethal == "displaced" for trigger in event.members)
    moves, taken = event.type in _MOVES or displaced or mode == "deport", mode == "seize"
    if not moves and not taken:
        return False
    here = _whole(place)
    if here.dep_ in ("dobj", "nsubjpass"):
        return here.head.i in heads
    if here.dep_ != "pobj":
        return False
    prep = here.head
    if taken:
        return prep.lower_ == "of" and _hangs_on(prep.head, heads)
    return prep.lower_ in _ALONG and _hangs_on(prep.head, heads)


def _whole(place: Token) -> Token:
    """The noun phrase that the place's name belongs to: "the town of *Kessab*", "Iraq and *Syria*"."""
    here = place
    for _ in range(4):
        if here.dep_ in ("conj", "appos", "compound", "nmod"):
            here = here.head
        elif here.dep_ == "pobj" and here.head.lower_ == "of" and here.head.head.lemma_.lower() in _PARTS:
            here = here.head.head
        else:
            break
    return here


def _hangs_on(token: Token, heads: set[int]) -> bool:
    """Whether the word is one of the event's, its object, or a preposition on it ("out *of*")."""
    return token.i in heads or (token.dep_ in ("dobj", "prep") and token.head.i in heads)


def _is_line(prep: Token, place: Token) -> bool:
    """Whether the place is a line or a side ("*on* the coast"); "on Aleppo" says whom it was done to."""
    nouns = {place.lemma_.lower(), *(c.lemma_.lower() for c in prep.children if c.dep_ == "pobj")}
    return prep.lower_ == "on" and bool(nouns & _LINES)


def _is_weakly_placed(event: EventMention, prep: Token) -> bool:
    """Whether "of" tells where ("the siege *of* Aleppo"), not whom ("the killing *of* Iraqis")."""
    return prep.lower_ == "of" and event.main.entry.nominal == "attack" and event.main.pos == "N"


def _preposition(token: Token) -> Token | None:
    """The locative preposition before the place, through appositions, compounds and parts ("in Najaf, *Iraq*")."""
    if token.pos_ in ("ADP", "SCONJ"):
        return token
    here = token
    for _ in range(6):
        if here.dep_ == "pobj" and here.head.pos_ in ("ADP", "SCONJ", "ADV"):
            prep = here.head
            if prep.lower_ in ("of", "from", "to") and prep.head.lemma_.lower() in _PARTS:
                here = prep.head
                continue
            return prep if prep.lower_ in _LOCATIVE - _NO_LOCATIVE else None
        if here.dep_ in ("prep", "advmod") and here.lower_ in _PARTS:
            return here
        if here.dep_ in ("appos", "conj", "compound", "npadvmod", "nmod") and here.head != here:
            here = here.head
            continue
        return None
    return None
