"""What the model learns from: the words of a text with the labels that each may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.labels import LABELS
from onrecord.reader.pieces import Pieces


@dataclass(frozen=True)
class Example:
    """One text: its pieces, and for each word which labels are right (one where it was annotated, several if not)."""

    pieces: Pieces
    allowed: NDArray[np.bool_]


@dataclass(frozen=True)
class Window:
    """A part of an example, from one piece to another."""

    example: Example
    start: int
    end: int

    @property
    def words(self) -> tuple[int, int]:
        """The words whose first piece is in the window, from and to."""
        low, high = np.searchsorted(self.example.pieces.heads, [self.start, self.end])
        return int(low), int(high)


def only(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The table of allowed labels where each word has one."""
    return np.eye(LABELS, dtype=bool)[labels]


def cut(example: Example, *, size: int, offset: int) -> Iterator[Window]:
    """Windows side by side; the first is `offset` pieces long, so that each pass cuts elsewhere."""
    total = len(example.pieces.ids)
    edges = [0, *range(offset or size, total, size), total]
    for start, end in pairwise(edges):
        window = Window(example, start, end)
        if end > start and window.words[1] > window.words[0]:
            yield window
