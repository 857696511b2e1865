"""The labels that the reader gives to words, and which may follow which.

One label a word over all three kinds: in the corpus that it learns from no word belongs to two attributions, and which
kind follows which ("police" "said" "that …") is most of what there is to know about where a span ends.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

SpanKind = Literal["source", "cue", "content"]

KINDS: tuple[SpanKind, ...] = ("source", "cue", "content")

# 0 is outside; then begin and inside of each kind: 1 2 source, 3 4 cue, 5 6 content.
LABELS = 1 + 2 * len(KINDS)
OUTSIDE_LABEL = 0

# Added to the score of what may not be: far below any sum of scores, and still finite.
NEVER = -10_000.0


def begin(kind: SpanKind) -> int:
    """The label of the first word of a span.

    >>> begin("source"), inside("source"), begin("content")
    (1, 2, 5)
    """
    return 1 + 2 * KINDS.index(kind)


def inside(kind: SpanKind) -> int:
    """The label of the further words of a span."""
    return begin(kind) + 1


def kind_of(label: int) -> SpanKind | None:
    """The kind that a label belongs to; None outside."""
    return None if label == OUTSIDE_LABEL else KINDS[(label - 1) // 2]


def forbidden() -> NDArray[np.float32]:
    """What is added to a step from one label (row) to the next (column): `NEVER` where a span would go on unbegun."""
    table = np.zeros((LABELS, LABELS), dtype=np.float32)
    for kind in KINDS:
        table[:, inside(kind)] = NEVER
        table[begin(kind), inside(kind)] = 0.0
        table[inside(kind), inside(kind)] = 0.0
    return table
