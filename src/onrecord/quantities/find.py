"""Finding the numbers of a text with the words that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.quantities.kinds import is_age, kind_of, metres_not_millions, whole_code
from onrecord.quantities.model import Quantity, QuantityKind
from onrecord.quantities.numerals import NUMBER, SMALL, last_scale, words_to_number
from onrecord.text import plain_punctuation

_TOKEN: Final = re.compile(r"\d+|[A-Za-z]+")
_BREAKS: Final = str.maketrans("\n\r\t\u2028", "    ")
_NUMBER_STARTS: Final = frozenset((*SMALL, "half", "quarter", "a", "an"))
_VAGUE_STARTS: Final = frozenset(
    [
        "tens",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "millions",
        "several",
        "many",
        "numerous",
        "multiple",
        "countless",
        "a",
        "an",
        "few",
        "large",
        "unknown",
        "untold",
    ]
)
_NONE_STARTS: Final = frozenset(("no", "none", "zero", "nobody"))
_STARTS: Final = _NUMBER_STARTS | _VAGUE_STARTS | _NONE_STARTS

_FILL: Final = (
    r"(?: (?:some|about|around|another|a further|a total of|an estimated|an additional|approximately|roughly|well))*"
)
_QUALIFIER: Final = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<low>at least|at the very least|at a minimum|a minimum of|(?:well |far |just |slightly "
    r"|a little )?(?:more|greater|higher) than|(?:well |just |slightly )?(?:over|above)|"
    r"(?:no|not) (?:fewer|less) than|upwards? of|in excess of|exceeding|minimum)"
    r"|(?P<high>up to|as many as|at most|at the most|(?:no|not) more than|a maximum of|maximum|(?:fewer"
    r"|less) than|(?:just |well )?(?:under|below)|"
    r"nearly|almost|close to|just short of|not even|as much as|as few as)"
    r"|(?P<approx>some|around|about|approximately|approx\.?|roughly|an estimated|estimated|circa|c\.|more or less"
    r"|somewhere around|~)"
    r"|(?P<exact>only|just|exactly|a total of|another|a further|an additional|at|precisely)"
    r")" + _FILL + r"(?: |(?<=~))$",
    re.IGNORECASE,
)
# These bound a number from above only roughly, so they are marked approximate as well.
_NEARLY: Final = re.compile(r"^(?:nearly|almost|close to|just short of)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\b(?:anywhere |somewhere )?between(?: some| about| around)? $", re.IGNORECASE)
_CHANGED_FROM: Final = re.compile(
    r"\b(?:rose|risen|rises|rise|increased?|climbed|jumped|fell|dropped|up|down|grew|revised|went|raised|cut"
    r"|reduced)(?: \w+)? from $",
    re.IGNORECASE,
)
_RANGE_GAP: Final = re.compile(r" ?[-–—] ?| to | or |(?P<both> and )", re.IGNORECASE)
_MORE: Final = re.compile(r"(?:-plus|\+| or more| and more| plus)(?!\w)(?! \w+ times)", re.IGNORECASE)
_LESS: Final = re.compile(r" or (?:fewer|less)\b| at most\b", re.IGNORECASE)
_SO: Final = re.compile(r" or so\b|-odd\b|-some\b| odd\b", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"(?:(?:many |several )?(?:tens|dozens|scores|hundreds|thousands|millions)(?: (?:of|and) (?:thousands"
    r"|millions|hundreds))?"
    r"|(?:several|a few|many|a couple|a couple of) (?:dozen|hundred|thousand|million)s?"
    r"|several|many|numerous|multiple(?! (?:[a-z]+ )?(?:injuries|wounds|times|occasions))|countless"
    r"|untold numbers?|large numbers|(?:a|an) (?:(?:large|small|growing|high|great|significant|unknown"
    r"|unspecified|undisclosed|unconfirmed) )?number(?= of)"
    r"|a handful|a few|a multitude)(?![\w-])",
    re.IGNORECASE,
)
_NOT_VAGUE_BEFORE: Final = re.compile(r"\b(?:how|as|so|too|not|that) $", re.IGNORECASE)
_COUPLE: Final = re.compile(r"a (?:couple|pair)(?= of)(?! of (?:dozen|hundred|thousand|million))", re.IGNORECASE)
_NONE: Final = re.compile(
    r"(?:no one|no-one|nobody|none|zero|no)(?![\w'.])(?!-)"
    r"(?! (?:longer|more|fewer|less|doubt|comment|matter|way|idea|such|reason|wonder|sign|evidence|choice"
    r"|intention|plans?|problem|right|role|part|place|\d))",
    re.IGNORECASE,
)
_WINDOW: Final = 48


@dataclass(frozen=True, slots=True)
class _Bounds:
    start: int
    low: int | None
    high: int | None
    approx: bool
    bounded: bool
    stated: bool


def find_quantities(text: str) -> list[Quantity]:
    """The numbers of a text in order, none overlapping: counts with their bounds, and all others by kind.

    >>> [(q.text, q.low, q.high, q.kind) for q in find_quantities("At least 30 died within 20 km.")]
    [('At least 30', 30, None, 'count'), ('20', 20, 20, 'distance')]

    "one", "a" and "another" alone are no quantities here: see parse_determiner.
    """
    plain = (text if text.isascii() else plain_punctuation(text)).translate(_BREAKS)
    found: list[Quantity] = []
    free = 0
    for token in _TOKEN.finditer(plain):
        start, word = token.start(), token.group()
        if start < free or not (word[0].isdigit() or word.lower() in _STARTS):
            continue
        quantity = _at(text, plain, start, word.lower(), free)
        if quantity is not None:
            found.append(quantity)
            free = quantity.end
    return found


def _at(text: str, plain: str, start: int, word: str, free: int) -> Quantity | None:
    if not word[0].isdigit() and start and (plain[start - 1].isalnum() or plain[start - 1] in "_'"):
        return None
    if word in _NONE_STARTS:
        return _none(text, plain, start)
    vague = _vague(text, plain, start, free) if word in _VAGUE_STARTS else None
    if vague is not None or not (word[0].isdigit() or word in _NUMBER_STARTS):
        return vague
    return _number(text, plain, start, free)


def _none(text: str, plain: str, start: int) -> Quantity | None:
    match = _NONE.match(plain, start)
    if match is None or re.search(r"\bground $|-$", plain[max(0, start - 8) : start], re.IGNORECASE):
        return None
    return Quantity(start, match.end(), text[start : match.end()], 0, 0)


def _vague(text: str, plain: str, start: int, free: int) -> Quantity | None:
    pair = _COUPLE.match(plain, start)
    if pair is not None:
        end = pair.end()
        kind = kind_of("two", "", plain[end + 3 : end + _WINDOW], bounded=True)
        return Quantity(start, end, text[start:end], 2, 2, approx="couple" in pair.group().lower(), kind=kind)
    match = _VAGUE.match(plain, start)
    before = plain[max(free, start - _WINDOW) : start]
    if match is None or _NOT_VAGUE_BEFORE.search(before):
        return None
    qualifier = _QUALIFIER.search(before)
    outer = start - len(qualifier.group()) if qualifier and not qualifier.group("exact") else start
    end = match.end()
    after = re.sub(r"^ of", "", plain[end : end + _WINDOW])
    return Quantity(outer, end, text[outer:end], None, None, vague=True, kind=kind_of("many", "", after, bounded=True))


def _number(text: str, plain: str, start: int, free: int) -> Quantity | None:
    code = whole_code(plain, start) if plain[start].isdigit() else None
    if code is not None:
        return Quantity(start, code[0], text[start : code[0]], None, None, kind=code[1])
    match = NUMBER.match(plain, start)
    if match is None:
        return _odd_digits(text, plain, start)
    end = match.end()
    words = match.group()
    if words.lower().endswith("m") and words[0].isdigit() and metres_not_millions(plain[end - 1 : end + 12]):
        quantity_end = end - 1 if plain[end - 2] != " " else end - 2
        value = words_to_number(plain[start:quantity_end])
        return Quantity(start, quantity_end, text[start:quantity_end], value, value, kind="distance")
    second = _second(plain, start, end, words)
    value = words_to_number(words)
    low = high = value
    last_words = words
    if second is not None:
        low, high, end, last_words = second
    bounds = _bounds(plain, start, low, high, free, ranged=second is not None)
    before, after = plain[max(0, bounds.start - _WINDOW) : bounds.start], plain[end : end + _WINDOW]
    kind = _kind(plain, start, end, words, last_words, before, after, bounded=bounds.bounded)
    if kind == "count" and bounds.bounded and is_age(plain[max(0, start - _WINDOW) : start]):
        kind = "age"
    if kind == "count":
        bounds, end = _suffixed(plain, bounds, end)
        if words.lower() == "one" and second is None and not bounds.stated:
            return None
    return Quantity(
        bounds.start, end, text[bounds.start : end], bounds.low, bounds.high, approx=bounds.approx, kind=kind
    )


def _odd_digits(text: str, plain: str, start: int) -> Quantity | None:
    """Digits that run into letters ("155mm", "21st", "6am")."""
    digits = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?").match(plain, start)
    if digits is None:
        return None
    end = digits.end()
    value = words_to_number(digits.group())
    kind = kind_of(digits.group(), plain[max(0, start - _WINDOW) : start], plain[end : end + _WINDOW], bounded=False)
    return Quantity(start, end, text[start:end], value, value, kind="identifier" if kind == "count" else kind)


def _second(plain: str, start: int, end: int, words: str) -> tuple[int, int, int, str] | None:
    """The upper end of a range: "10 to 15", "two or three", "between 10 and 15", "two to three million"."""
    gap = _RANGE_GAP.match(plain, end)
    if gap is None:
        return None
    before = plain[max(0, start - _WINDOW) : start]
    if gap.group("both") and not _BETWEEN.search(before):
        return None
    if _CHANGED_FROM.search(before):
        return None
    match = NUMBER.match(plain, gap.end())
    if match is None or ("-" in gap.group() and words[0].isdigit() != match.group()[0].isdigit()):
        return None
    low, high = words_to_number(words), words_to_number(match.group())
    if low is None or high is None:
        return None
    scale = last_scale(match.group())
    if scale > 1 and last_scale(words) == 1 and low * scale <= high:
        low *= scale
    return (low, high, match.end(), match.group()) if low < high else None


def _bounds(plain: str, start: int, low: int | None, high: int | None, free: int, *, ranged: bool) -> _Bounds:
    before = plain[max(free, start - _WINDOW) : start]
    between = _BETWEEN.search(before) if ranged else None
    if between:
        return _Bounds(start - len(between.group()), low, high, approx=False, bounded=True, stated=True)
    match = _QUALIFIER.search(before)
    if match is None:
        return _Bounds(start, low, high, approx=False, bounded=False, stated=False)
    outer = start - len(match.group())
    if match.group("low"):
        return _Bounds(outer, low, None, approx=False, bounded=True, stated=True)
    if match.group("high"):
        return _Bounds(outer, None, high, approx=_NEARLY.match(match.group()) is not None, bounded=True, stated=True)
    if match.group("approx"):
        return _Bounds(outer, low, high, approx=True, bounded=True, stated=True)
    if match.group("exact").lower() == "at":
        return _Bounds(start, low, high, approx=False, bounded=False, stated=False)
    counted = match.group("exact").lower() in ("only", "just", "exactly", "precisely")
    return _Bounds(outer, low, high, approx=False, bounded=True, stated=counted)


def _suffixed(plain: str, bounds: _Bounds, end: int) -> tuple[_Bounds, int]:
    for pattern, kind in ((_MORE, "low"), (_LESS, "high"), (_SO, "approx")):
        match = pattern.match(plain, end)
        if match is None:
            continue
        low = None if kind == "high" else bounds.low
        high = None if kind == "low" else bounds.high
        return _Bounds(
            bounds.start, low, high, bounds.approx or kind == "approx", bounded=True, stated=True
        ), match.end()
    return bounds, end


def _kind(
    plain: str, start: int, end: int, words: str, last_words: str, before: str, after: str, *, bounded: bool
) -> QuantityKind:
    """A range is what its upper end is ("10 to 15 km"); what stands before it is judged with its lower end."""
    first = kind_of(
        words,
        plain[max(0, start - 2) : start] if bounded else before,
        " to" if last_words is not words else after,
        bounded=bounded,
    )
    if first not in ("count", "measure") or last_words is words:
        if bounded and first == "count":
            return kind_of(words, before, after, bounded=True)
        return first
    return kind_of(last_words, before, after, bounded=True)
