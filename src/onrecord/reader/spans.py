"""What the reader finds in a text: spans of sources, cues and contents, with how sure it is of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reader.decode import Scores, best_labels, softmax, spans_of
from onrecord.reader.labels import SpanKind
from onrecord.reader.network import Network, load_network
from onrecord.reader.pieces import Pieces, pieces_of
from onrecord.reader.windows import score_words


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """One span: who says (source), the reporting words (cue) or what is said (content).

    `score` is the mean share, between 0 and 1, that the network gives to its words' labels.
    """

    kind: SpanKind
    start: int
    end: int
    score: float


def read_spans(text: str, *, network: Network | None = None) -> list[AttributionSpan]:
    """The sources, cues and contents of one text, in its order; none overlaps another.

    A content that goes on after its cue is two spans. Raises DataError where the model's file is missing.
    """
    return read_spans_all([text], network=network)[0]


def read_spans_all(texts: Sequence[str], *, network: Network | None = None) -> list[list[AttributionSpan]]:
    """The spans of many texts, in their order, read together in batches."""
    if not texts:
        return []
    used = network or load_network()
    pieces = [pieces_of(text) for text in texts]
    scores = score_words(pieces, used.score)
    labels = best_labels(scores, used.transitions)
    return [spans_in(p, s, row) for p, s, row in zip(pieces, scores, labels, strict=True)]


def spans_in(
    pieces: Pieces, scores: Scores, labels: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> list[AttributionSpan]:
    """The spans that the labels make, at the edges of words, with their scores."""
    shares = softmax(scores) if len(scores) else scores
    found: list[AttributionSpan] = []
    for kind, first, after in spans_of(labels):
        start, end = int(pieces.offsets[first, 0]), int(pieces.offsets[after - 1, 1])
        own = shares[np.arange(first, after), labels[first:after]]
        found.append(AttributionSpan(kind, start, end, round(float(own.mean()), 4)))
    return found
