"""Statements in the first person outside of quotations: a ministry's or a minister's own text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.extract.attributions import Attribution
from onrecord.extract.quotes import Quote, quoted_at
from onrecord.extract.sources import Sources
from onrecord.model import Speaker

# What states and bodies do in their own statements: "The Union condemns …".
_PERFORMATIVE = frozenset(
    {
        "condemn",
        "reaffirm",
        "remain",
        "continue",
        "stand",
        "support",
        "call",
        "urge",
        "welcome",
        "express",
        "extend",
        "deplore",
        "reiterate",
    }
)
_FIRST = re.compile(r"\b(?:I|we|We|WE)\b")
# A statement by one person is short: a column in the first person is not read as somebody's words.
LONGEST_STATEMENT = 450


def first_person(
    doc: Doc, quotes: Sequence[Quote], found: Sequence[Attribution], sources: Sources
) -> list[Attribution]:
    """What a statement's author vouches for: after "The minister said:" all that follows, else sentences with "we"."""
    if not _FIRST.search(sources.report.text):
        return []
    sents = [sent for sent in doc.sents if sent.text.strip()]
    own = [n for n, sent in enumerate(sents) if _is_first_person(sent, quotes)]
    if not own:
        return []
    block = _block(doc, sents, own, found)
    if block is not None:
        return block
    author = _author(sents, quotes, sources)
    if author is None:
        return []
    return [_made(author, sents[n], sents[n].start) for n in own]


def _is_first_person(sent: Span, quotes: Sequence[Quote]) -> bool:
    return any(
        t.lower_ in ("i", "we") and t.dep_ in ("nsubj", "nsubjpass")
        and t.head.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
        and not quoted_at(quotes, t.idx, t.idx + 1)
        for t in sent
    )  # fmt: skip


def _block(
    doc: Doc, sents: Sequence[Span], own: Sequence[int], found: Sequence[Attribution]
) -> list[Attribution] | None:
    """All sentences after the one that brings in a speech with a colon; None where there is none."""
    for n in range(own[0] - 1, -1, -1):
        if not sents[n].text.rstrip().endswith(":"):
            continue
        speakers = [item for item in found if sents[n].start <= item.cue[0] < sents[n].end]
        if speakers:
            return [_made(speakers[-1].speaker, sent, speakers[-1].cue[0]) for sent in sents[n + 1 :]]
    return None


def _author(sents: Sequence[Span], quotes: Sequence[Quote], sources: Sources) -> Speaker | None:
    """The state, body or person that the statement names as its own subject."""
    for sent in sents:
        for token in sent:
            if _is_author(token) and not quoted_at(quotes, token.idx, token.idx + 1):
                person = token.ent_type_ == "PERSON"
                if person and len(token.doc) > LONGEST_STATEMENT:
                    continue
                return sources.named(
                    token, token.left_edge.i if not person else token.i, token.i + 1, cue=token.head.text
                )
    return None


def _is_author(token: Token) -> bool:
    named = token.pos_ == "PROPN" and token.ent_type_ in ("GPE", "ORG", "PERSON", "NORP")
    return named and token.dep_ == "nsubj" and token.head.lemma_.lower() in _PERFORMATIVE


def _made(speaker: Speaker, sent: Span, cue: int) -> Attribution:
    return Attribution(speaker, (cue, cue + 1), "states", ((sent.start_char, sent.end_char),))
