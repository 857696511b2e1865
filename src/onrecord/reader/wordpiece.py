"""Word pieces as BERT's uncased vocabulary cuts them: white space, punctuation, then the longest known beginnings.

Written out here, since the library for it brings a client of a model hub with it. After the reference implementation of
BERT (tokenization.py, Apache-2.0).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

VOCABULARY_FILE = Path(__file__).parent / "data" / "vocab.txt"

UNKNOWN, CLS, SEP = 100, 101, 102

# A longer word is no word (a link, a run of signs), and is not cut.
LONGEST_WORD = 100

# A language has about so many words in daily use; the names of a large archive must not fill the memory.
CACHED_WORDS = 50_000

_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
        (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))  # fmt: skip

Word = tuple[str, int, int]


@cache
def vocabulary(path: Path = VOCABULARY_FILE) -> dict[str, int]:
    """The number of each piece; pieces that continue a word begin with "##"."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def words_of(text: str) -> list[Word]:
    """The words and signs of a text, lower-cased and without accents, each with its first and last character's offsets.

    >>> words_of("Dr. Pérez said")
    [('dr', 0, 2), ('.', 2, 3), ('perez', 4, 9), ('said', 10, 14)]
    """
    found: list[Word] = []
    word, start, end = "", 0, 0
    for i, char in enumerate(text):
        kind, plain = _character(char)
        if kind == "letter":
            if not word:
                start = i
            word, end = word + plain, i + 1
        elif kind != "nothing":
            if word:
                found.append((word, start, end))
                word = ""
            if kind == "sign":
                found.append((plain, i, i + 1))
    if word:
        found.append((word, start, end))
    return found


@cache
def _character(char: str) -> tuple[str, str]:
    """What a character is to the tokenizer (space, sign, letter, nothing), and how it is written plainly."""
    if char.isspace():
        return "space", " "
    category = unicodedata.category(char)
    if char == "\ufffd" or category in ("Cc", "Cf", "Cn", "Co"):
        return "nothing", ""
    plain = "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn").lower()
    if not plain:
        return "nothing", ""
    if plain in _ASCII_SIGNS or unicodedata.category(plain[0]).startswith("P") or _is_cjk(ord(char)):
        return "sign", plain
    return "letter", plain


def _is_cjk(number: int) -> bool:
    return any(low <= number <= high for low, high in _CJK)


@lru_cache(maxsize=CACHED_WORDS)
def pieces_of_word(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces, each the longest beginning of what is left; one `UNKNOWN` where it cannot be cut.

    >>> [len(pieces_of_word(w)) for w in ("said", "peacekeepers")]
    [1, 2]
    """
    known = vocabulary()
    if len(word) > LONGEST_WORD:
        return (UNKNOWN,)
    found: list[int] = []
    at, prefix = 0, ""
    while at < len(word):
        end = next((e for e in range(len(word), at, -1) if prefix + word[at:e] in known), None)
        if end is None:
            return (UNKNOWN,)
        found.append(known[prefix + word[at:end]])
        at, prefix = end, "##"
    return tuple(found)
