"""Sources that a headline names before a colon: "Police: three dead in blast"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from onrecord.extract.attributions import Attribution
from onrecord.extract.linking import match_at, names_all
from onrecord.extract.offices import is_role
from onrecord.extract.people import Person
from onrecord.extract.sources import Sources
from onrecord.lexicons.kinds import kinds_of
from onrecord.lexicons.reporting import source_words
from onrecord.registry import ActorMatch, country_of

# A source before a colon has at most so many words, and stands in the first lines.
LONGEST_SOURCE = 4


def headline_sources(doc: Doc, sources: Sources) -> list[Attribution]:
    """The attribution of the first line, where it is of that shape."""
    tokens = [t for t in doc[: LONGEST_SOURCE + 2] if not t.is_space]
    colon = next((n for n, t in enumerate(tokens) if t.text == ":"), 0)
    if not 0 < colon <= LONGEST_SOURCE or any(t.pos_ not in ("PROPN", "NOUN", "ADJ", "DET") for t in tokens[:colon]):
        return []
    text = sources.report.text
    line_end = text.find("\n", tokens[colon].idx)
    end = line_end if line_end >= 0 else len(text)
    if end - tokens[colon].idx < 12:
        return []
    head = tokens[colon - 1]
    if not _is_source(head, tokens[0].idx, sources):
        return []
    speaker = sources.named(head, tokens[0].i, head.i + 1, cue=":")
    return [Attribution(speaker, (tokens[colon].i, tokens[colon].i + 1), "states", ((tokens[colon].idx + 1, end),))]


_PEOPLE = frozenset({"official", "security", "armed", "civilian", "organisation"})


def _is_source(head: Token, start: int, sources: Sources) -> bool:
    """Whether the words before the colon can speak: a person, a body, a capital as its government; no place, no topic.

    A country before a colon says where it happened ("Syria: five killed"), unless another one is spoken of after it.
    """
    end = head.idx + len(head)
    match = match_at(sources.actors, start, end)
    if match is not None and match.actor is not None and names_all(match, start, end):
        return match.actor.kind != "state" or _tells_of_another(match, sources)
    if country_of(sources.report.text[start:end]) is not None:
        return True
    if any(_is_named(person, head) for person in sources.people.persons):
        return True
    lemma = head.lemma_.lower()
    speaks = lemma in source_words("speaking") | source_words("bodies") | source_words("media")
    if speaks or kinds_of(lemma) & _PEOPLE:
        return True
    return is_role(lemma)


def _is_named(person: Person, head: Token) -> bool:
    """Whether the token names the person, beyond doubt: the model takes many a town for one."""
    sure = " " in person.name.text or len(person.mentions) > 1
    return sure and any(m.start <= head.idx < m.end for m in person.mentions)


def _tells_of_another(match: ActorMatch, sources: Sources) -> bool:
    """Whether the rest of the line names an actor of another country: "US: Russian jet hit drone"."""
    line_end = sources.report.text.find("\n", match.end)
    end = line_end if line_end >= 0 else len(sources.report.text)
    own = match.actor.country if match.actor else None
    return any(
        other.actor is not None and other.actor.country not in (None, own)
        for other in sources.actors
        if match.end <= other.start < end
    )
