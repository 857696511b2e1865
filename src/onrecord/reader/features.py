"""What the encoder cannot see, since it reads lower-cased pieces: the shape of words, quotation, ends of lines.

Training and reading share this module, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LOWER, TITLE, UPPER, MIXED, DIGIT, MARK = range(6)
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
WITHIN, LINE_START, LINE_END = range(3)

# How many values each of the three features has, in their order.
FEATURE_SIZES = (6, 4, 3)

_OPENING_MARKS = "\u201c\u201e\u00ab"
_CLOSING_MARKS = "\u201d\u00bb"
# Typed twice, these stand for a double mark.
_TWINS = "'`"
_LINE_ENDS = "\n\r\u2028\u2029"


def word_shape(word: str) -> int:
    """How a word is written: lower, Title, UPPER, mixed case, with digits, or no letters at all.

    >>> [word_shape(w) for w in ("said", "Kyiv", "UN", "al-Shaabi", "F-16", ",")]
    [0, 1, 2, 3, 4, 5]
    """
    if any(c.isdigit() for c in word):
        return DIGIT
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return MARK
    upper = sum(c.isupper() for c in letters)
    if not upper:
        return LOWER
    if upper == len(letters):
        return UPPER if len(letters) > 1 else TITLE
    return TITLE if upper == 1 and letters[0].isupper() else MIXED


def quotation(text: str) -> NDArray[np.int8]:
    """For each character whether it stands outside or inside double quotation marks, or is such a mark.

    A straight mark opens and closes by turns, as do two single ones side by side; the end of a line closes, as a
    quotation that goes on is opened anew.

    >>> quotation('A "b" c').tolist()
    [0, 0, 2, 1, 3, 0, 0]
    >>> quotation("a ''b'' c").tolist()
    [0, 0, 2, 2, 1, 3, 3, 0, 0]
    """
    states = np.zeros(len(text), dtype=np.int8)
    inside = False
    for i, char in enumerate(text):
        twin = char in _TWINS and text[i - 1 : i] != char and text[i + 1 : i + 2] == char
        if char in _LINE_ENDS:
            inside = False
        elif char in _OPENING_MARKS or ((char == '"' or twin) and not inside):
            states[i], inside = OPENING, True
        elif char in _CLOSING_MARKS or char == '"' or twin:
            states[i], inside = CLOSING, False
        elif char in _TWINS and text[i - 1 : i] == char and states[i - 1] in (OPENING, CLOSING):
            states[i] = states[i - 1]
        elif inside:
            states[i] = INSIDE
    return states


def features_of(text: str, words: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    r"""One row a word: its shape, its quotation state, and whether it begins or ends a line.

    >>> features_of("Two died.\nHe", [(0, 3), (4, 8), (8, 9), (10, 12)]).tolist()
    [[1, 0, 1], [0, 0, 0], [5, 0, 2], [1, 0, 1]]
    """
    states = quotation(text)
    rows = np.zeros((len(words), len(FEATURE_SIZES)), dtype=np.int64)
    before = 0
    for i, (start, end) in enumerate(words):
        rows[i, 0] = word_shape(text[start:end])
        rows[i, 1] = states[start]
        if i == 0 or any(c in _LINE_ENDS for c in text[before:start]):
            rows[i, 2] = LINE_START
            if i and rows[i - 1, 2] == WITHIN:
                rows[i - 1, 2] = LINE_END
        before = end
    return rows
