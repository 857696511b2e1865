"""Long texts in windows: where they start, how they are padded, how what overlaps is averaged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.features import LINE_START
from onrecord.reader.labels import LABELS
from onrecord.reader.pieces import Pieces
from onrecord.reader.wordpiece import CLS, SEP

# The most pieces in a window, as the reader was trained; from one window's start to the next where they overlap.
WINDOW = 160
STEP = 110

# Windows scored together. One, because the eight-bit model scales its numbers by the largest in a batch: in company, a
# text would be read a little differently than alone. A batch gains nothing either: 0.17 s of one core for 500 words.
BATCH_SIZE = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded: what the encoder takes."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    features: NDArray[np.int64]


def window_cuts(pieces: Pieces, *, window: int = WINDOW, step: int = STEP) -> list[tuple[int, int]]:
    """The windows of a text, from which piece to which, so that each piece is in one at least.

    A window ends with the last line that it can hold, and the next begins there: across the end of a line hardly
    anything depends on what is on the other side. Only where no line ends in its last two thirds do windows overlap.
    """
    total = len(pieces.ids)
    heads = pieces.heads
    lines = heads[pieces.features[heads, 2] == LINE_START].tolist() if total else []
    cuts: list[tuple[int, int]] = []
    start = 0
    while total - start > window:
        place = bisect_right(lines, start + window) - 1
        if place >= 0 and lines[place] > start + window // 3:
            cuts.append((start, lines[place]))
            start = lines[place]
        else:
            cuts.append((start, start + window))
            start += step
    if start < total:
        cuts.append((start, total))
    return cuts


def pad(pieces: Sequence[Pieces], cuts: Sequence[tuple[int, int]]) -> Batch:
    """The windows of the given pieces, each from `cuts[i][0]` to `cuts[i][1]`, with their marks and padding."""
    width = max(end - start for start, end in cuts) + 2
    ids = np.zeros((len(cuts), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    features = np.zeros((len(cuts), width, pieces[0].features.shape[1]), dtype=np.int64)
    for row, (item, (start, end)) in enumerate(zip(pieces, cuts, strict=True)):
        size = end - start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = item.ids[start:end]
        features[row, 1 : size + 1] = item.features[start:end]
        mask[row, : size + 2] = 1
    return Batch(ids=ids, mask=mask, features=features)


def trust(size: int) -> NDArray[np.float32]:
    """How much each piece of a window counts where windows overlap: less towards the edges, where context is missing.

    >>> trust(4).tolist()
    [1.0, 2.0, 2.0, 1.0]
    """
    places = np.arange(size, dtype=np.float32)
    weights: NDArray[np.float32] = np.minimum(places, places[::-1]) + np.float32(1)
    return weights


@dataclass(slots=True)
class Average:
    """The scores of one text's pieces, averaged over the windows that hold them."""

    total: NDArray[np.float32]
    weight: NDArray[np.float32]

    @classmethod
    def of(cls, pieces: int, labels: int) -> Average:
        """An empty one for a text of so many pieces."""
        return cls(np.zeros((pieces, labels), dtype=np.float32), np.zeros(pieces, dtype=np.float32))

    def add(self, start: int, scores: NDArray[np.float32]) -> None:
        """One window's scores, a row a piece, are taken in."""
        weight = trust(len(scores))
        self.total[start : start + len(scores)] += scores * weight[:, None]
        self.weight[start : start + len(scores)] += weight

    def result(self) -> NDArray[np.float32]:
        """The averages, a row a piece."""
        averages: NDArray[np.float32] = np.divide(self.total, np.maximum(self.weight, np.float32(1e-6))[:, None])
        return averages


def score_words(pieces: Sequence[Pieces], score: Callable[[Batch], NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """The scores of each text's words, a row a word, by a network that scores batches.

    The windows of all texts are scored together, sorted by length, so that hardly any padding is computed; what
    overlaps is averaged.
    """
    averages = [Average.of(len(p.ids), LABELS) for p in pieces]
    jobs = [(t, start, end) for t, p in enumerate(pieces) for start, end in window_cuts(p)]
    jobs.sort(key=lambda job: job[2] - job[1])
    for low in range(0, len(jobs), BATCH_SIZE):
        part = jobs[low : low + BATCH_SIZE]
        scores = score(pad([pieces[t] for t, _, _ in part], [(s, e) for _, s, e in part]))
        for row, (t, start, end) in enumerate(part):
            averages[t].add(start, scores[row, 1 : end - start + 1])
    return [average.result()[p.heads] for average, p in zip(averages, pieces, strict=True)]
