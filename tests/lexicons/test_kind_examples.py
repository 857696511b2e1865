"""The examples and counter-examples of the kinds of nouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.scene import noun_is
from onrecord.lexicons import kinds
from onrecord.lexicons.lint import bracketed
from onrecord.lexicons.loading import load_entries
from tests.lexicons.paragraphs import pages


def _of_kind(kind: str, sentences: list[str]) -> dict[str, list[tuple[int, int]]]:
    """Where the nouns of the kind stand in each sentence."""
    found: dict[str, list[tuple[int, int]]] = {}
    for page in pages(sentences):
        nouns = [t for t in page.doc if t.pos_ in ("NOUN", "PROPN") and noun_is(t, kind)]
        for text, start in page.starts.items():
            found[text] = list(_within(nouns, start, start + len(text)))
    return found


def _within(nouns: list[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((t.idx - start, t.idx + len(t) - start) for t in nouns if start <= t.idx < end)


def test_each_example_holds_a_noun_of_its_kind() -> None:
    for entry in load_entries(kinds.FILE):
        examples = [bracketed(example) for example in entry["examples"]]
        found = _of_kind(entry["kind"], [text for text, _ in examples])
        assert [text for text, spans in examples if not set(spans) <= set(found[text])] == []


def test_no_counter_example_holds_a_noun_of_its_kind() -> None:
    for entry in load_entries(kinds.FILE):
        found = _of_kind(entry["kind"], entry["not"])
        assert {text: [text[a:b] for a, b in spans] for text, spans in found.items() if spans} == {}
