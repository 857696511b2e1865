"""Which source and contents belong to which cue, on spans marked by hand: [source], <cue>, {content}."""

import re

import pytest

from onrecord.reader.labels import SpanKind
from onrecord.reader.link import attribution_at, link
from onrecord.reader.spans import AttributionSpan

MARKS: dict[str, SpanKind] = {"[": "source", "<": "cue", "{": "content"}


def marked(text: str) -> tuple[str, list[AttributionSpan]]:
    """The text without its marks, and the spans that they stood around."""
    plain, spans, open_at = "", [], 0
    kind: SpanKind | None = None
    for char in text:
        if char in MARKS:
            kind, open_at = MARKS[char], len(plain)
        elif char in "]>}" and kind:
            spans.append(AttributionSpan(kind, open_at, len(plain), 1.0))
            kind = None
        else:
            plain += char
    return plain, spans


def links(text: str) -> list[tuple[str | None, str, list[str]]]:
    plain, spans = marked(text)

    def words(span: AttributionSpan) -> str:
        return plain[span.start : span.end]

    return [
        (words(a.source) if a.source else None, words(a.cue), [words(c) for c in a.contents])
        for a in link(spans, plain)
    ]


CASES = [
    (
        "[Police] <said> {two shells fell}. [The mayor] <denied> {it}.",
        [("Police", "said", ["two shells fell"]), ("The mayor", "denied", ["it"])],
    ),
    (
        "{“We hit the depot,”} [the colonel] <said>. {“It burned.”} Nobody else spoke.",
        [("the colonel", "said", ["“We hit the depot,”", "“It burned.”"])],
    ),
    (
        "{Four men died}, <said> [a doctor at the clinic].",
        [("a doctor at the clinic", "said", ["Four men died"])],
    ),
    (
        "[The ministry] <praised> {the troops} and <warned> {that more would come}.",
        [("The ministry", "praised", ["the troops"]), ("The ministry", "warned", ["that more would come"])],
    ),
    (
        "[Dr. Hale] <said> {he was safe}, <adding> {that the road was shut}.",
        [("Dr. Hale", "said", ["he was safe"]), ("Dr. Hale", "adding", ["that the road was shut"])],
    ),
    (
        "{The bridge is mined}, <according to> [two officers].\n\nIt was <reported> {that rain fell}.",
        [("two officers", "according to", ["The bridge is mined"]), (None, "reported", ["that rain fell"])],
    ),
    (
        "{“Leave,”} [he] <said>, and {“now,”} [she] <said>.",
        [("he", "said", ["“Leave,”"]), ("she", "said", ["“now,”"])],
    ),
    (
        "[Rebels] <claimed> late on Sunday {that the town fell}, <saying> {it was theirs}.",
        [("Rebels", "claimed", ["that the town fell"]), ("Rebels", "saying", ["it was theirs"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[re.sub(r"\W+", "-", c[0])[:40] for c in CASES])
def test_links(text: str, expected: list[tuple[str | None, str, list[str]]]) -> None:
    assert links(text) == expected


def test_without_a_cue_nothing_is_linked() -> None:
    assert links("[Police] spoke. {Two shells fell}.") == []


def test_what_is_far_away_is_left_alone() -> None:
    filler = "Rain fell on the hills all day and the road was empty. " * 4
    assert links("[The mayor] left. " + filler + "It was <reported> {that it rained}.") == [
        (None, "reported", ["that it rained"])
    ]


def test_the_innermost_source_vouches() -> None:
    text, spans = marked("[The agency] <quoted> {a commander as saying the road was cut}. Snow fell.")
    roles: list[tuple[SpanKind, str]] = [
        ("source", "a commander"), ("cue", "as saying"), ("content", "the road was cut"),
    ]  # fmt: skip
    inner = [AttributionSpan(kind, text.index(words), text.index(words) + len(words), 1.0) for kind, words in roles]
    links = [*link(spans, text), *link(inner, text)]
    for words, source in (("road", "a commander"), ("saying", "The agency")):
        at = text.index(words)
        found = attribution_at(links, at, at + len(words))
        assert found and found.source
        assert text[found.source.start : found.source.end] == source
    assert attribution_at(links, text.index("Snow"), text.index("Snow") + 4) is None
