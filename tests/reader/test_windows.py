"""Long texts in windows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.pieces import pieces_of
from onrecord.reader.windows import Average, pad, window_cuts
from onrecord.reader.wordpiece import CLS, SEP


def covered(text: str, window: int, step: int) -> list[tuple[int, int]]:
    """The windows of a text, after a check that they are small enough and leave no piece out."""
    pieces = pieces_of(text)
    cuts = window_cuts(pieces, window=window, step=step)
    seen = np.zeros(len(pieces.ids), dtype=bool)
    for start, end in cuts:
        assert 0 < end - start <= window
        seen[start:end] = True
    assert seen.all()
    return cuts


@given(
    st.lists(st.sampled_from(["shells ", "fell ", "peacekeepers ", "\n"]), max_size=200), st.integers(3, 60), st.data()
)
def test_each_piece_is_in_a_window(words: list[str], window: int, data: st.DataObject) -> None:
    covered("".join(words), window, data.draw(st.integers(1, window)))


def test_a_window_ends_with_a_line() -> None:
    assert covered("one two three four five\nsix seven eight\nnine", 8, 5) == [(0, 8), (8, 9)]
    assert covered("one two three four five\nsix seven eight\nnine", 7, 5) == [(0, 5), (5, 9)]


def test_within_a_long_line_windows_overlap() -> None:
    assert covered("one " * 12, 8, 5) == [(0, 8), (5, 12)]


def test_a_short_text_is_one_window_and_an_empty_one_none() -> None:
    assert covered("one two", 8, 5) == [(0, 2)]
    assert covered(" \n", 8, 5) == []


def test_padding_keeps_pieces_and_marks() -> None:
    pieces = [pieces_of("Two shells fell."), pieces_of("Nobody was hurt, he said.")]
    batch = pad(pieces, [(0, len(pieces[0].ids)), (2, 5)])
    size = len(pieces[0].ids)
    assert batch.ids[0, 0] == CLS
    assert batch.ids[0, size + 1] == SEP
    assert batch.ids[1, :5].tolist() == [CLS, *pieces[1].ids[2:5].tolist(), SEP]
    assert batch.mask.sum(axis=1).tolist() == [size + 2, 5]
    assert batch.features[1, 1:4].tolist() == pieces[1].features[2:5].tolist()


def test_what_overlaps_is_averaged_and_edges_count_less() -> None:
    average = Average.of(6, 1)
    average.add(0, np.zeros((4, 1), dtype=np.float32))
    average.add(2, np.ones((4, 1), dtype=np.float32))
    # The third piece is second to last in the first window (weight 2) and first in the second (weight 1).
    assert np.allclose(average.result()[:, 0], [0, 0, 1 / 3, 2 / 3, 1, 1])
