"""Text without meaning: fingerprints, folding for look-up, offsets. No language model here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model import Span

# One character for one character, so that offsets into the folded text hold in the original too.
_SAME_LENGTH = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u02bb": "'", "\u201b": "'", "`": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2212": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u200a": " ",
    }
)  # fmt: skip

# The words of a report come again and again: what is no longer than this is folded once.
LONGEST_KEPT = 48
_APOSTROPHES = re.compile(r"['\u2018\u2019\u02bc\u02bb\u201b`\u00b4\u02bf\u02be]")
_NOT_WORD = re.compile(r"[^\w]+")
_LETTERS = {"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
_LETTERS_TABLE = str.maketrans(_LETTERS)


def plain_punctuation(text: str) -> str:
    r"""The text with typographic quotes, hyphens and spaces made plain, each by exactly one character.

    >>> plain_punctuation("Kata’ib’s “base”")
    'Kata\'ib\'s "base"'
    """
    return text.translate(_SAME_LENGTH)


def fold(name: str) -> str:
    """The key under which a name is looked up: no case, diacritics, apostrophes or hyphens, single spaces.

    >>> fold("Kata’ib Hizbollah"), fold("Deir ez-Zor"), fold("Nicolás")
    ('kataib hizbollah', 'deir ez zor', 'nicolas')
    """
    return _folded(name) if len(name) <= LONGEST_KEPT else _folded.__wrapped__(name)


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    lowered = _APOSTROPHES.sub("", name.casefold()).translate(_LETTERS_TABLE)
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", lowered).replace("_", " ").strip()


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for the parts, the same on every machine.

    >>> digest("r", 1) == digest("r", 1), len(digest("x"))
    (True, 16)
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def span_of(text: str, start: int, end: int) -> Span:
    """The span from `start` to `end`, with the words of the text that stand there.

    >>> span_of("Two shells fell", 4, 10)
    Span(start=4, end=10, text='shells')
    """
    return Span(start=start, end=end, text=text[start:end])


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without white space at either end; `start == end` where nothing else stands there.

    >>> trimmed("  a b ", 0, 6)
    (2, 5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def lines(text: str) -> Iterator[tuple[int, int]]:
    r"""The start and end of each line that is not blank, without the white space around it.

    >>> list(lines("Via Reuters\n\n Two men died."))
    [(0, 11), (14, 27)]
    """
    for match in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        start, end = trimmed(text, match.start(), match.end())
        if start < end:
            yield start, end
