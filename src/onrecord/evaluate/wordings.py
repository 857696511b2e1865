"""Whether two wordings name the same: "the Iraqi army" and "Iraqi army units"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_SMALL = frozenset("the a an of in on at to and or for by with from its their his her this that mr ms mrs said".split())
# Wordings that share this much of their words name the same: the annotators chose long or short forms freely.
SHARED = 0.5


def words(wording: str) -> frozenset[str]:
    """The words that count, folded in case.

    >>> sorted(words("The Army of Iraq"))
    ['army', 'iraq']
    """
    return frozenset(_WORD.findall(wording.casefold())) - _SMALL


def alike(one: str, other: str) -> bool:
    """Whether one wording holds the other's words, or both share half of theirs.

    >>> alike("US forces", "the forces"), alike("US forces", "rebel forces"), alike("the", "a")
    (True, False, False)
    """
    a, b = words(one), words(other)
    if not a or not b:
        return False
    return a <= b or b <= a or len(a & b) / len(a | b) >= SHARED


def named(wanted: str, names: Iterable[str | None]) -> bool:
    """Whether one of the names names what is wanted."""
    return any(name and alike(wanted, name) for name in names)


def matched(wanted: Sequence[str], found: Sequence[Sequence[str | None]]) -> int:
    """How many of the wanted are among the found, each of which has some names, one to one.

    >>> matched(["the mayor", "a guard"], [["mayor", "Ali Aziz"], ["the mayor"]])
    1
    """
    return one_to_one(wanted, found, named)


def one_to_one(wanted: Iterable[Wanted], found: Iterable[Found], same: Callable[[Wanted, Found], bool]) -> int:
    """How many of the wanted have a fellow among the found, each of which serves once, the first that fits.

    >>> one_to_one([1, 1, 2], [1, 2, 3], int.__eq__)
    2
    """
    left = list(found)
    right = 0
    for each in wanted:
        hit = next((i for i, other in enumerate(left) if same(each, other)), None)
        if hit is not None:
            del left[hit]
            right += 1
    return right
