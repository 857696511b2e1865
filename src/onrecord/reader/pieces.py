"""A text as the encoder takes it: word pieces, and the words that they make up with their offsets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.features import features_of
from onrecord.reader.wordpiece import pieces_of_word, words_of


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text (`ids`, `features`: a row a piece) and its words.

    `heads[w]` is the first piece of word `w`, `offsets[w]` the characters from which to which it stands.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    heads: NDArray[np.int64]
    offsets: NDArray[np.int64]


def pieces_of(text: str) -> Pieces:
    """The pieces and words of the text, without the marks that begin and end a window.

    A word is a run of letters and digits, or one sign.

    >>> pieces_of("Peacekeepers left.").offsets.tolist()
    [[0, 12], [13, 17], [17, 18]]
    """
    words = words_of(text)
    offsets = [(start, end) for _, start, end in words]
    numbers = [pieces_of_word(word) for word, _, _ in words]
    sizes = np.array([len(n) for n in numbers], dtype=np.int64)
    rows = features_of(text, offsets)
    return Pieces(
        ids=np.array([number for n in numbers for number in n], dtype=np.int64),
        features=np.repeat(rows, sizes, axis=0),
        heads=np.cumsum(sizes) - sizes,
        offsets=np.array(offsets, dtype=np.int64).reshape(len(words), 2),
    )
