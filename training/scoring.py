"""Exact-span F1 of a model on texts, as the training loop watches it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate.brat import ROLES, AttributedText
from onrecord.reader.decode import best_labels, spans_of
from onrecord.reader.labels import KINDS
from onrecord.reader.pieces import pieces_of
from onrecord.reader.windows import Batch, score_words

Score = Callable[[Batch], NDArray[np.float32]]


def span_f1(items: Sequence[AttributedText], score: Score, steps: NDArray[np.float32]) -> dict[str, float]:
    """Exact F1 of each kind, characters from and to, every part of a discontinuous span for itself."""
    pieces = [pieces_of(item.text) for item in items]
    scores = score_words(pieces, score)
    hits = dict.fromkeys(KINDS, 0)
    sizes = dict.fromkeys(KINDS, 0)
    for item, p, labels in zip(items, pieces, best_labels(scores, steps), strict=True):
        found = {(k, int(p.offsets[a, 0]), int(p.offsets[b - 1, 1])) for k, a, b in spans_of(labels)}
        gold = {(k, *span) for k, role in zip(KINDS, ROLES, strict=True) for span in item.spans(role)}
        for kind in KINDS:
            hits[kind] += sum(span[0] == kind for span in found & gold)
            sizes[kind] += sum(span[0] == kind for span in (*found, *gold))
    return {kind: 2 * hits[kind] / max(1, sizes[kind]) for kind in KINDS}
