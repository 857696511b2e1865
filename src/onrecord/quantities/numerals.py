"""Numbers in words and digits, and what they are worth."""

from __future__ import annotations

import re
from typing import Final

_TEENS: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL: Final[dict[str, int]] = {
    **{word: i for i, word in enumerate(_TEENS, start=1)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
SCALES: Final[dict[str, int]] = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_SCALE: Final = "dozen|hundred|thousand|million|billion|trillion"
_UNDER_100: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_TEENS[:9])}))?|{'|'.join(reversed(_TEENS))})(?![a-z])"
)
_NOT_ORDINAL: Final = r"(?![\w])(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)"
# A number under a hundred belongs to the scale word before it unless one follows that it would split.
_TAIL: Final = rf"(?:(?: and)? {_UNDER_100}(?= (?:{_SCALE})(?![a-z])|(?! (?:{_SCALE}))))?"
NUMBER: Final = re.compile(
    rf"(?:(?:half|(?:a )?quarter(?: of)?) an? (?:{_SCALE})"
    rf"|(?:\d{{1,3}}(?:[,\u00a0\u202f]\d{{3}})+(?!\d)|\d+(?:\.\d+)?(?!\.?\d))"
    rf"(?:[ -](?:{_SCALE})(?![a-z])|\s?(?:mn|bn|m|k)(?![\w]))?"
    rf"|(?:an? (?={_SCALE})|{_UNDER_100})(?:(?: and a half)?[ -]?(?:{_SCALE})(?![a-z]){_TAIL})*)"
    rf"{_NOT_ORDINAL}",
    re.IGNORECASE,
)
_LAST_SCALE: Final = re.compile(
    r"(?<![a-z])(dozen|hundred|thousand|million|billion|trillion|mn|bn|m|k)$", re.IGNORECASE
)
# No report counts further; Python refuses to read digits without end.
_LONGEST: Final = 18
_DIGITS: Final = re.compile(r"(\d[\d,\u00a0\u202f]*(?:\.\d+)?)[\s-]*([a-z]*)", re.IGNORECASE)


def words_to_number(words: str) -> int | None:
    """The whole number that the words or digits say, or None.

    >>> [words_to_number(words) for words in ("twenty-five", "1.5 million", "half a dozen", "dozens")]
    [25, 1500000, 6, None]
    """
    lowered = " ".join(words.lower().split())
    digits = _DIGITS.fullmatch(lowered)
    if digits:
        return _scaled_digits(digits.group(1), digits.group(2))
    fraction = re.fullmatch(r"(half|(?:a )?quarter(?: of)?) an? (\w+)", lowered)
    if fraction:
        size = SCALES.get(fraction.group(2))
        parts = 2 if fraction.group(1) == "half" else 4
        return size // parts if size and size % parts == 0 else None
    return _from_words(lowered)


def _scaled_digits(digits: str, scale: str) -> int | None:
    if scale and scale not in SCALES:
        return None
    bare = re.sub(r"[^\d.]", "", digits)
    if len(bare) > _LONGEST:
        return None
    whole, _, decimals = bare.partition(".")
    # Exact arithmetic: 1.1 million as a float is not a whole number.
    numerator = int(whole + decimals) * SCALES.get(scale, 1)
    number, rest = divmod(numerator, 10 ** len(decimals))
    return number if rest == 0 and (scale or not decimals) else None


def _from_words(lowered: str) -> int | None:
    total, group, seen = 0, 0, False
    for word in re.split(r"[\s,-]+", lowered.replace(" and a half", " half")):
        if word == "and":
            continue
        if word in ("a", "an") and not seen:
            group += 1
        elif word in SMALL:
            group += SMALL[word]
        elif word == "half" and seen:
            return _and_a_half(lowered)
        elif word in SCALES and len(word) > 2:
            group = max(group, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, group = total + group, 0
        elif word.isdigit() and not seen:
            group += int(word)
        elif word == "zero" and not seen:
            pass
        else:
            return None
        seen = True
    return total + group if seen and lowered not in ("a", "an") else None


def _and_a_half(lowered: str) -> int | None:
    match = re.fullmatch(r"([a-z]+) and a half (\w+)", lowered)
    if match is None or match.group(1) not in (*SMALL, "a") or match.group(2) not in SCALES:
        return None
    return SMALL.get(match.group(1), 1) * SCALES[match.group(2)] + SCALES[match.group(2)] // 2


def last_scale(words: str) -> int:
    """The factor of the scale word that ends a number ("three million": 1,000,000), 1 without one."""
    match = _LAST_SCALE.search(words)
    return SCALES[match.group(1).lower()] if match else 1


_DETERMINERS: Final = {
    "a": 1, "an": 1, "one": 1, "another": 1, "a single": 1, "a lone": 1, "a second": 1, "a third": 1, "each": 1,
    "both": 2, "a pair of": 2, "a couple of": 2, "the two": 2, "no": 0, "neither": 0,
}  # fmt: skip


def parse_determiner(words: str) -> int | None:
    """How many a determiner counts ("a man": 1), None where it counts nothing ("the men").

    >>> parse_determiner("Another"), parse_determiner("both"), parse_determiner("no"), parse_determiner("the")
    (1, 2, 0, None)
    """
    return _DETERMINERS.get(" ".join(words.lower().split()))
