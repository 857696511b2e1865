"""From scores to spans: the best sequence of labels that begins each span before it goes on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.labels import KINDS, LABELS, NEVER, SpanKind, begin, forbidden, inside, kind_of

Scores = NDArray[np.float32]
LabelSpan = tuple[SpanKind, int, int]


def best_labels(scores: Sequence[Scores], transitions: Scores) -> list[NDArray[np.int64]]:
    """The best sequence of labels for each text (Viterbi), all texts at once.

    `scores[t]` has a row a word, `transitions[a, b]` what a step from label a to label b counts; a span that goes on
    unbegun is ruled out here, whatever the scores say.
    """
    if not scores:
        return []
    order = sorted(range(len(scores)), key=lambda t: -len(scores[t]))
    lengths = np.array([len(scores[t]) for t in order])
    longest = int(lengths[0])
    padded = np.zeros((len(order), max(longest, 1), LABELS), dtype=np.float32)
    for row, t in enumerate(order):
        padded[row, : len(scores[t])] = scores[t]
    best, back = _forward(padded, lengths, transitions + forbidden())
    found: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64) for _ in order]
    for row, t in enumerate(order):
        found[t] = _backward(back[row], int(best[row].argmax()), int(lengths[row]))
    return found


def _forward(padded: Scores, lengths: NDArray[np.int64], steps: Scores) -> tuple[Scores, NDArray[np.int8]]:
    """The best score of each label at each text's last word, and from where each was reached.

    The texts stand longest first, so that at each word those that still go on are the first ones.
    """
    best = padded[:, 0].copy()
    for kind in KINDS:
        best[:, inside(kind)] += NEVER
    back = np.zeros(padded.shape, dtype=np.int8)
    for w in range(1, padded.shape[1]):
        going = int((lengths > w).sum())
        reached = best[:going, :, None] + steps
        back[:going, w] = reached.argmax(axis=1)
        best[:going] = reached.max(axis=1) + padded[:going, w]
    return best, back


def _backward(back: NDArray[np.int8], last: int, length: int) -> NDArray[np.int64]:
    labels = np.zeros(length, dtype=np.int64)
    for w in range(length - 1, -1, -1):
        labels[w] = last
        last = int(back[w, last])
    return labels


def spans_of(labels: Sequence[int] | NDArray[np.int64]) -> list[LabelSpan]:
    """The spans that the labels make, as kind, first word and the word after the last.

    >>> spans_of([1, 2, 3, 0, 5, 6])
    [('source', 0, 2), ('cue', 2, 3), ('content', 4, 6)]
    """
    spans: list[LabelSpan] = []
    start = 0
    for w in range(1, len(labels) + 1):
        if w < len(labels) and labels[w] == labels[w - 1] + 1 and labels[w] % 2 == 0:
            continue
        if w < len(labels) and labels[w] == labels[w - 1] and labels[w] % 2 == 0 and labels[w] > 0:
            continue
        kind = kind_of(int(labels[w - 1]))
        if kind is not None:
            spans.append((kind, start, w))
        start = w
    return spans


def labels_of(spans: Sequence[LabelSpan], words: int) -> NDArray[np.int64]:
    """The labels of so many words that the spans make; where spans overlap, the shorter is kept.

    >>> labels_of([("source", 0, 2), ("content", 3, 4)], 4).tolist()
    [1, 2, 0, 5]
    """
    labels = np.zeros(words, dtype=np.int64)
    for kind, start, end in sorted(spans, key=lambda span: (span[1] - span[2], span)):
        if end < words and labels[end] > 0 and labels[end] % 2 == 0 and labels[end] == labels[end - 1]:
            labels[end] -= 1
        labels[start] = begin(kind)
        labels[start + 1 : end] = inside(kind)
    return labels


def softmax(scores: Scores) -> Scores:
    """The scores of each row as shares of one."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Scores = powers / powers.sum(axis=-1, keepdims=True)
    return shares
