"""The best sequence of labels, and the spans it makes."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.decode import best_labels, labels_of, spans_of
from onrecord.reader.labels import KINDS, LABELS, begin, inside, kind_of

NO_STEPS = np.zeros((LABELS, LABELS), dtype=np.float32)


def is_sound(labels: list[int]) -> bool:
    """Whether every inside label follows one of its own kind."""
    before = 0
    for label in labels:
        if label and label == inside(kind_of(label) or "cue") and kind_of(before) != kind_of(label):
            return False
        before = label
    return True


def test_a_span_that_goes_on_unbegun_is_begun() -> None:
    scores = np.zeros((3, LABELS), dtype=np.float32)
    scores[:, inside("source")] = 5
    scores[0, begin("source")] = 1
    [labels] = best_labels([scores], NO_STEPS)
    assert labels.tolist() == [begin("source"), inside("source"), inside("source")]


def test_texts_of_different_lengths_are_read_as_if_alone() -> None:
    rng = np.random.default_rng(3)
    scores = [rng.normal(size=(n, LABELS)).astype(np.float32) for n in (4, 0, 9, 1)]
    steps = rng.normal(size=(LABELS, LABELS)).astype(np.float32)
    together = [labels.tolist() for labels in best_labels(scores, steps)]
    assert together == [best_labels([s], steps)[0].tolist() for s in scores]
    assert [len(labels) for labels in together] == [4, 0, 9, 1]


@given(st.integers(0, 10_000))
def test_no_sound_sequence_scores_higher(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(3, LABELS)).astype(np.float32)
    steps = rng.normal(size=(LABELS, LABELS)).astype(np.float32)

    def total(labels: tuple[int, ...]) -> float:
        own = sum(float(scores[w, label]) for w, label in enumerate(labels))
        return own + sum(float(steps[a, b]) for a, b in itertools.pairwise(labels))

    [found] = best_labels([scores], steps)
    sound = [seq for seq in itertools.product(range(LABELS), repeat=3) if is_sound(list(seq))]
    assert is_sound(found.tolist())
    assert abs(total(tuple(found.tolist())) - max(map(total, sound))) < 1e-4


spans = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 4), st.integers(0, 2)), max_size=6)


@given(spans)
def test_spans_survive_as_labels(plan: list[tuple[str, int, int]]) -> None:
    placed, at = [], 0
    for kind, size, gap in plan:
        placed.append((kind, at + gap, at + gap + size))
        at += gap + size
    assert spans_of(labels_of(placed, at)) == placed  # type: ignore[arg-type]


def test_where_two_overlap_the_shorter_is_kept() -> None:
    labels = labels_of([("content", 0, 5), ("cue", 2, 3)], 5)
    assert spans_of(labels) == [("content", 0, 2), ("cue", 2, 3), ("content", 3, 5)]
