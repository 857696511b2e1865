"""Sources that stand beside what they tell without a verb: "Police: three dead", "Three dead - police"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from onrecord.extract.attributions import Attribution
from onrecord.extract.linking import match_at, names_all
from onrecord.extract.nouns import naming_range
from onrecord.extract.offices import is_role
from onrecord.extract.people import Person
from onrecord.extract.sources import Sources
from onrecord.lexicons.kinds import PEOPLE, kinds_of
from onrecord.lexicons.reporting import source_words
from onrecord.registry import ActorMatch, country_of

# A source before a colon has at most so many words, and stands in the first lines.
LONGEST_SOURCE = 4
# A headline before a dash or a colon has so many characters, and no full stop.
SHORTEST_HEADLINE, LONGEST_HEADLINE = 20, 150
# A quotation after a colon has at least so many words; fewer are a term.
SHORTEST_QUOTE = 4
_DASH = re.compile(r"(\s[-–—]|:)\s+(?=[^-–—.,:;?!]+\.?$)")


def headline_sources(doc: Doc, sources: Sources) -> list[Attribution]:
    """The attributions of the first line by a colon or a dash, and of the quotations that a colon brings in."""
    return [*_before_colon(doc, sources), *_after_dash(doc, sources), *_introduced(doc, sources)]


def _after_dash(doc: Doc, sources: Sources) -> list[Attribution]:
    """The source at the end of a headline: "Rebels raided the mill - police"."""
    text = sources.report.text
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].rstrip()
    mark = _DASH.search(line)
    if mark is None or not SHORTEST_HEADLINE <= mark.start() <= LONGEST_HEADLINE or ". " in line:
        return []
    if len(line[mark.end() :].split()) > LONGEST_SOURCE:
        return []
    span = doc.char_span(start + mark.end(), start + len(line), alignment_mode="expand")
    dash = doc.char_span(start + mark.end(1) - 1, start + mark.end(1), alignment_mode="expand")
    if span is None or dash is None or span.end > len(doc):
        return []
    head = span[-2] if span[-1].is_punct and len(span) > 1 else span[-1]
    if not _is_source(head, span.start_char, sources):
        return []
    speaker = sources.named(head, span.start, head.i + 1, cue=mark[1].strip())
    return [Attribution(speaker, (dash.start, dash.end), "states", ((start, start + mark.start()),))]


def _introduced(doc: Doc, sources: Sources) -> list[Attribution]:
    """Quotations after a colon whose speaker is the subject of what stands before: "The general was blunt: “…”"."""
    found = []
    for quote in sources.quotes:
        colon = sources.report.text[: quote.start - 1].rstrip()
        token = doc.char_span(len(colon) - 1, len(colon), alignment_mode="expand") if colon.endswith(":") else None
        if token is None or len(sources.report.text[quote.start : quote.end].split()) < SHORTEST_QUOTE:
            continue
        subject = _described(token[0])
        if subject is not None:
            start, end = naming_range(subject)
            speaker = sources.named(subject, start, end, cue=":")
            content = ((quote.start, quote.end),)
            found.append(Attribution(speaker, (token.start, token.end), "states", content))
    return found


def _described(colon: Token) -> Token | None:
    """The person of whom the clause before the colon tells how he is: "The *general* was blunt:"."""
    for token in reversed(colon.doc[colon.sent.start : colon.i]):
        if token.is_sent_start:
            break
        if token.lemma_ == "be" and any(c.dep_ in ("acomp", "attr") for c in token.rights):
            subjects = [c for c in token.lefts if c.dep_ == "nsubj" and _is_person(c)]
            return subjects[0] if subjects else None
    return None


def _is_person(noun: Token) -> bool:
    return is_role(noun.lemma_.lower()) or (noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON")


def _before_colon(doc: Doc, sources: Sources) -> list[Attribution]:
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


def _is_source(head: Token, start: int, sources: Sources) -> bool:
    """Whether the words before the colon can speak: a person, a body, a capital as its government; no place, no topic.

    A country before a colon says where it happened ("Syria: five killed"), unless another one, and no place of its own,
    is spoken of after it.
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
    if speaks or kinds_of(lemma) & PEOPLE:
        return True
    return is_role(lemma)


def _is_named(person: Person, head: Token) -> bool:
    """Whether the token names the person, beyond doubt: the model takes many a town for one."""
    sure = " " in person.name.text or len(person.mentions) > 1
    return sure and any(m.start <= head.idx < m.end for m in person.mentions)


def _tells_of_another(match: ActorMatch, sources: Sources) -> bool:
    """Whether the rest of the line names an actor of another country: "US: Russian jet hit drone".

    Not where it names the country itself or its capital: "Iraq: bomb hits British convoy *in Baghdad*".
    """
    line_end = sources.report.text.find("\n", match.end)
    end = line_end if line_end >= 0 else len(sources.report.text)
    own = match.actor.country if match.actor else None
    words = re.findall(r"[A-Z]\w+", sources.report.text[match.end : end])
    if own is not None and any(country_of(word) == own for word in words):
        return False
    return any(
        other.actor is not None and other.actor.country not in (None, own)
        for other in sources.actors
        if match.end <= other.start < end
    )
