"""Sentences read as the paragraphs of a few texts: far faster than a text for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc

from onrecord.annotate import annotate_all

# So many sentences make one text.
PARAGRAPHS = 60
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Page:
    """Some of the sentences as one text, and where each of them begins in it."""

    text: str
    doc: Doc
    starts: dict[str, int]


def pages(sentences: Iterable[str]) -> Iterator[Page]:
    """The sentences, each once, on pages."""
    rest = iter(sorted(set(sentences)))
    groups = list(iter(lambda: list(islice(rest, PARAGRAPHS)), []))
    texts = [_BETWEEN.join(group) for group in groups]
    for group, text, doc in zip(groups, texts, annotate_all(texts), strict=True):
        yield Page(text, doc, dict(zip(group, _starts(group), strict=True)))


def _starts(group: Iterable[str]) -> Iterator[int]:
    at = 0
    for sentence in group:
        yield at
        at += len(sentence) + len(_BETWEEN)
