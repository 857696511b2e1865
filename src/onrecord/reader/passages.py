"""The passages of a text around given places: the sentences that hold one of them, and those beside.

The sentences are told by their signs alone, so that the passages do not depend on a parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.pieces import Pieces

# So many sentences before and after one that holds a place are read with it.
BESIDE = 1
# The most pieces that are read together: what the encoder takes, without its marks.
MOST_PIECES = 500

_END = re.compile(r"(?<=[.!?])[\"')]*\s+(?=[\"'A-Z(\[])|\n\s*\n")
# "Col. Perez", "Jan. 4": a short word with a capital and a full stop ends no sentence.
_SHORT = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
_LONGEST_SHORT = 6


@dataclass(frozen=True, slots=True)
class Passages:
    """The words of a text that are read, as pieces side by side.

    `words[i]` is the number of the i-th of them in the text, `sentences[i]` its sentence, `heads[i]` its first piece.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    heads: NDArray[np.int64]
    words: NDArray[np.int64]
    sentences: NDArray[np.int64]


def sentences_in(text: str) -> list[tuple[int, int]]:
    """The sentences of a text in the case of print, as characters from and to.

    >>> [slice for slice in sentences_in("Col. Perez left. Two shells fell.")]
    [(0, 16), (17, 33)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _SHORT.search(text[max(0, match.start() - _LONGEST_SHORT) : match.start()]):
            found.append((start, match.start()))
            start = match.end()
    return [(a, b) for a, b in [*found, (start, len(text))] if a < b]


def passages_of(text: str, pieces: Pieces, places: Iterable[int]) -> Passages:
    """The words of the sentences around the places (offsets into the text), from the first on, as many as can be read.

    >>> from onrecord.reader.pieces import pieces_of
    >>> text = "All was calm. Rebels came. They shot a guard. He died. Nobody else was hurt."
    >>> passages_of(text, pieces_of(text), [text.index("shot")]).sentences.tolist()
    [1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3]
    """
    at = list(places)
    sentences = sentences_in(text)
    holding = [any(start <= place < end for place in at) for start, end in sentences]
    number = np.full(len(pieces.heads), -1, dtype=np.int64)
    begins = pieces.offsets[:, 0]
    for n, (start, end) in enumerate(sentences):
        if any(holding[max(0, n - BESIDE) : n + BESIDE + 1]):
            number[(begins >= start) & (begins < end)] = n
    ends = np.append(pieces.heads[1:], len(pieces.ids))
    words = np.nonzero(number >= 0)[0]
    sizes = (ends - pieces.heads)[words]
    words = words[np.cumsum(sizes) <= MOST_PIECES]
    sizes = sizes[: len(words)]
    kept = [np.arange(pieces.heads[w], ends[w]) for w in words]
    rows = np.concatenate(kept) if kept else np.zeros(0, dtype=np.int64)
    return Passages(
        ids=pieces.ids[rows],
        features=pieces.features[rows],
        heads=np.cumsum(sizes) - sizes,
        words=words,
        sentences=number[words],
    )
