"""From spans that nest and cross to pieces of text that do neither, so that each piece is one element of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Claim, Reading, Relation, Span

# Also the order in which the legend names them.
LAYERS = ("event", "speaker", "actor", "target", "number", "place", "date", "weapon", "junk")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """That the words from `start` to `end` play the role `layer`, in the item (claim or relation) of this number."""

    start: int
    end: int
    layer: str
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text, over all of which the same marks lie."""

    start: int
    end: int
    marks: tuple[Mark, ...] = ()

    def opens(self, mark: Mark) -> bool:
        """Whether the mark's words start with this piece."""
        return mark.start == self.start

    def closes(self, mark: Mark) -> bool:
        """Whether the mark's words end with this piece."""
        return mark.end == self.end


def segments(start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """The pieces of the text from `start` to `end`, in order and without gaps, each with the marks that cover it.

    >>> marks = [Mark(0, 5, "actor"), Mark(3, 9, "event")]
    >>> [(s.start, s.end, [m.layer for m in s.marks]) for s in segments(0, 9, marks)]
    [(0, 3, ['actor']), (3, 5, ['actor', 'event']), (5, 9, ['event'])]
    """
    inside = sorted(m for m in marks if m.start < end and m.end > start and m.start < m.end)
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    found, waiting, open_ = [], iter([*inside]), list[Mark]()
    upcoming = next(waiting, None)
    for first, last in pairwise(cuts):
        open_ = [m for m in open_ if m.end > first]
        while upcoming is not None and upcoming.start <= first:
            open_.append(upcoming)
            upcoming = next(waiting, None)
        found.append(Segment(first, last, tuple(sorted(open_))))
    return found


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""The start and end of each paragraph: parted by blank lines, or by line ends where no line is blank.

    >>> list(paragraphs("One.\n\nTwo,\ntwo.")), list(paragraphs("One.\nTwo."))
    ([(0, 4), (6, 15)], [(0, 4), (5, 9)])
    """
    gap = r"\n[^\S\n]*\n\s*" if re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text) else r"\s*\n\s*"
    start = 0
    for match in re.finditer(gap, text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def marks_of(reading: Reading) -> list[Mark]:
    """All marks of the reading; claims are items 0, 1, 2 … and relations go on counting after them."""
    size = len(reading.report.text)
    found: list[Mark] = [Mark(r.start, r.end, "junk") for r in reading.removed]
    for item, claim in enumerate(reading.claims):
        found += _claim_marks(claim, item)
    for item, relation in enumerate(reading.relations, start=len(reading.claims)):
        found += _relation_marks(relation, item)
    return sorted({m for m in found if m.end <= size})


def _claim_marks(claim: Claim, item: int) -> Iterator[Mark]:
    yield Mark(claim.quote.start, claim.quote.end, "quote", item)
    yield Mark(claim.trigger.start, claim.trigger.end, "event", item)
    if claim.speaker:
        yield Mark(claim.speaker.start, claim.speaker.end, "speaker", item)
    layers: Sequence[tuple[str, Sequence[Span]]] = (
        ("actor", claim.actor), ("target", claim.target), ("weapon", claim.weapon), ("place", claim.place),
        ("number", claim.casualties),
    )  # fmt: skip
    for layer, spans in layers:
        for span in spans:
            yield Mark(span.start, span.end, layer, item)
    yield from _date_marks(claim, item)


def _date_marks(claim: Claim, item: int) -> Iterator[Mark]:
    """The words of the date, which carries no offsets, where they stand exactly once in the quote."""
    words = claim.date.text if claim.date else None
    if words and claim.quote.text.count(words) == 1:
        start = claim.quote.start + claim.quote.text.index(words)
        yield Mark(start, start + len(words), "date", item)


def _relation_marks(relation: Relation, item: int) -> Iterator[Mark]:
    yield Mark(relation.quote.start, relation.quote.end, "quote", item)
    yield Mark(relation.subject.start, relation.subject.end, "subject", item)
    yield Mark(relation.object.start, relation.object.end, "object", item)
    if relation.speaker:
        yield Mark(relation.speaker.start, relation.speaker.end, "speaker", item)
