"""What may fill a role: runs of words within a sentence, the same wording counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reader.passages import Passages
from onrecord.reader.pieces import Pieces

# The most words of a candidate, signs among them; of 2,516 fillers in MUC-4's development corpus 8 are longer.
LONGEST = 10

_ARTICLE = frozenset({"the", "a", "an"})
_ARTICLES = re.compile(r"\b(?:the|a|an)\b")
_NOT_WORD = re.compile(r"[^\w]+")
# No name or noun phrase of these templates goes on after one of these.
_BREAKS = frozenset(";?!:()[]")
# A full stop after a longer word is no abbreviation.
_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Candidates:
    """The runs of words (`first`, `last`: rows of the passages) and the number of each one's wording in `wordings`."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    numbers: NDArray[np.int64]
    wordings: tuple[str, ...]


def normal(words: str) -> str:
    """The wording without case, articles and punctuation.

    >>> normal("The 'Santo Tomas' farm")
    'santo tomas farm'
    """
    return " ".join(_ARTICLES.sub(" ", _NOT_WORD.sub(" ", words.lower())).split())


def candidates_of(text: str, pieces: Pieces, passages: Passages) -> Candidates:
    """All that may fill a role in the passages: runs that begin and end with a word that is no article.

    >>> from onrecord.reader.passages import passages_of
    >>> from onrecord.reader.pieces import pieces_of
    >>> text = "Rebels shot the guard."
    >>> pieces = pieces_of(text)
    >>> candidates_of(text, pieces, passages_of(text, pieces, [0])).wordings
    ('rebels', 'rebels shot', 'rebels shot guard', 'shot', 'shot guard', 'guard')
    """
    offsets = pieces.offsets[passages.words]
    words = [text[start:end].lower() for start, end in offsets]
    runs = [(i, j) for i in range(len(words)) if _may_bound(words[i]) for j in _ends(words, passages, i)]
    known: dict[str, int] = {}
    numbers = [known.setdefault(normal(text[offsets[i, 0] : offsets[j, 1]]), len(known)) for i, j in runs]
    spans = np.array(runs, dtype=np.int64).reshape(len(runs), 2)
    return Candidates(spans[:, 0], spans[:, 1], np.array(numbers, dtype=np.int64), tuple(known))


def _may_bound(word: str) -> bool:
    return word not in _ARTICLE and (word[0].isalnum() or word[0] == "_")


def _ends(words: Sequence[str], passages: Passages, first: int) -> list[int]:
    """The rows at which a run that begins at `first` may end."""
    found: list[int] = []
    for j in range(first, min(len(words), first + LONGEST)):
        word = words[j]
        apart = passages.sentences[j] != passages.sentences[first]
        stop = word == "." and len(words[j - 1]) > _LONGEST_ABBREVIATION
        if apart or word in _BREAKS or stop:
            break
        if _may_bound(word):
            found.append(j)
    return found
