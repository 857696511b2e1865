"""All that is known of a report while its claims are read: the parse, and who, where, when, how many stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.extract.attributions import Attribution
from onrecord.extract.headings import Heading
from onrecord.extract.people import People
from onrecord.extract.quotes import Quote
from onrecord.extract.syntax import NAMED
from onrecord.gazetteer import PlaceMatch
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.model import Removed, Report, ReportRef
from onrecord.quantities import Quantity
from onrecord.registry import ActorMatch, Registry
from onrecord.timex import Timex

_POLITICAL_KINDS = frozenset({"armed", "security", "official"})
_PRONOUNS = frozenset({"he", "she", "they", "we", "him", "her", "them", "who", "it", "i", "us"})
# Registry kinds that act in politics or war; a newspaper or a people does not.
_POLITICAL_ACTORS = frozenset(
    {"state", "government", "ministry", "office", "parliament", "forces", "police", "intelligence",
     "armed-group", "militia", "gang", "party", "igo", "mission", "court"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """One report under reading."""

    report: Report
    doc: Doc
    actors: Sequence[ActorMatch]
    people: People
    registry: Registry
    places: Sequence[PlaceMatch]
    timexes: Sequence[Timex]
    quantities: Sequence[Quantity]
    quotes: Sequence[Quote]
    attributions: Sequence[Attribution]
    removed: Sequence[Removed]
    folders: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def ref(self) -> ReportRef:
        """How claims point to the report."""
        return ReportRef(self.report.id, self.report.source_id)

    def is_removed(self, token: Token) -> bool:
        """Whether the token stands in a line that is no part of the report."""
        return any(r.start <= token.idx < r.end for r in self.removed)

    def actor_at(self, start: int, end: int) -> ActorMatch | None:
        """The known actor whose name covers most of these characters."""
        best, most = None, 0
        for match in self.actors:
            shared = min(end, match.end) - max(start, match.start)
            if shared > most:
                best, most = match, shared
        return best

    def heading_over(self, offset: int) -> Heading | None:
        """The head of the paragraph that says where and when all in it happened."""
        return next((h for h in self.headings if h.start <= offset < h.end), None)

    def place_at(self, start: int, end: int) -> PlaceMatch | None:
        """The known place at these characters."""
        return next((p for p in self.places if p.start < end and start < p.end), None)


def sentence_of(token: Token) -> Span:
    """The sentence of the token."""
    return token.sent


def noun_is(token: Token, kind: str) -> bool:
    """Whether the noun is of a kind of `kinds.yaml`, itself or by what it counts ("dozens of *fighters*")."""
    if kind in kinds_of(token.lemma_.lower()) or kind in kinds_of(token.lower_):
        return True
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            return any(kind in kinds_of(c.lemma_.lower()) for c in prep.children if c.dep_ == "pobj")
    return False


def is_person(scene: Scene, token: Token) -> bool:
    """Whether the noun names people: a person's name, a pronoun, or a word for people."""
    if token.lower_ in _PRONOUNS - {"it"} or token.ent_type_ in ("PERSON", "NORP"):
        return True
    return any(noun_is(token, kind) for kind in PEOPLE)


def is_political(scene: Scene, token: Token) -> bool:
    """Whether the noun names somebody who acts in politics or war."""
    if token.lower_ in _PRONOUNS or token.ent_type_ in NAMED:
        return True
    match = scene.actor_at(token.idx, token.idx + len(token))
    if match is not None and match.actor is not None and match.actor.kind in _POLITICAL_ACTORS:
        return True
    return any(noun_is(token, kind) for kind in _POLITICAL_KINDS)


def is_civilian(token: Token) -> bool:
    """Whether the noun names people who bear no arms ("thousands of *people* were waiting")."""
    return noun_is(token, "civilian") and not any(noun_is(token, kind) for kind in ("armed", "security", "official"))


def is_somebody(token: Token) -> bool:
    """Whether the noun can act at all: a name, a pronoun, a word for people; not a bomb or a blast."""
    if token.pos_ == "PRON":
        return token.lower_ in _PRONOUNS
    if token.ent_type_ in NAMED:
        return True
    return any(noun_is(token, kind) for kind in PEOPLE)
