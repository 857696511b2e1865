"""All places in a text where some pattern of the registry stands: one pass over the folded words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from onrecord.registry.fold import MAYBE_ARTICLES, Words, is_article, sound_key, without_articles

Pattern = list[Any]

# Two spellings of one word of a transliterated name are at least so much alike. Below it words that only share their
# consonants come together (Maidan, al-Mayadeen; Saif, Sayyaf); a name of one word needs more (Kamala, Komala).
MIN_ALIKE = 0.68
MIN_ALIKE_ALONE = 0.84


@dataclass(frozen=True, slots=True)
class Names:
    """Names and what each may stand for, and for each first word the numbers of words of the names that begin so."""

    patterns: Mapping[str, list[Pattern]]
    starts: Mapping[str, list[int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """The words from `first` up to (not with) `last` match a pattern; `close` False: by their transliteration class."""

    first: int
    last: int
    patterns: tuple[Pattern, ...]
    close: bool = True


def hits_of(words: Words, exact: Names, sounds: Names, *, upper: bool, common: frozenset[str]) -> list[Hit]:
    """Every hit in the words, in the order in which they begin; `upper` says that case means nothing in this text."""
    found = _run(exact, list(words.keys), list(range(len(words.keys))))
    kept = [n for n, key in enumerate(words.keys) if key not in MAYBE_ARTICLES or not is_article(words, n)]
    keys = [sound_key(words.keys[n]) for n in kept]
    # In capitals nothing tells a name from a word that sounds like one.
    near = [] if upper else _run(sounds, keys, kept)
    hits: list[Hit] = []
    at: dict[tuple[int, int], int] = {}
    for first, last, patterns in found:
        fitting = tuple(p for p in patterns if _case_fits(words, first, last, p, upper=upper))
        if fitting:
            at[first, last] = len(hits)
            hits.append(Hit(first, last, fitting))
    for first, last, patterns in near:
        # "al-" before the words belongs to the name.
        start = first - 1 if first and is_article(words, first - 1) and first - 1 in words.tied else first
        written = [n for n in range(start, last) if not is_article(words, n)]
        fitting = tuple(p for p in patterns if _spells(words, written, p[5], common) and _articles_fit(words, start, p))
        if fitting:
            if (start, last) in at:
                same = hits[at[start, last]]
                hits[at[start, last]] = Hit(start, last, (*same.patterns, *fitting))
            else:
                hits.append(Hit(start, last, fitting, close=False))
    return hits


def key_of(words: Words, hit: Hit) -> str:
    """The key of the words that a hit takes up."""
    return " ".join(words.keys[hit.first : hit.last])


def alike(written: str, known: str) -> bool:
    """Whether two spellings of one transliteration class, word by word, are near enough to be the same name.

    >>> alike("taleban", "taliban"), alike("maidan", "mayadeen"), alike("kataeb hizbullah", "kataib hizballah")
    (True, False, True)
    """
    pairs = list(zip(written.split(), known.split(), strict=False))
    least = MIN_ALIKE if len(pairs) > 1 else MIN_ALIKE_ALONE
    return len(written.split()) == len(known.split()) and all(
        one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= least for one, two in pairs
    )


def _spells(words: Words, numbers: list[int], known: str, common: frozenset[str]) -> bool:
    """Whether these words of the text are another spelling of the known name.

    Each is capitalised or the very same; none that differs is an English word, in the text or in the name. The name's
    own spelling is no other one: where its case did not fit ("the Syrian interim government"), this is no way round.
    """
    theirs = [key for n, key in enumerate(known.split()) if key not in MAYBE_ARTICLES or key in common]
    ours = [words.keys[n] for n in numbers]
    if len(theirs) != len(ours) or (ours == theirs and not _is_capital(words.raw[numbers[-1]])):
        return False
    for number, one, two in zip(numbers, ours, theirs, strict=True):
        if one != two and (one in common or two in common or not _is_capital(words.raw[number])):
            return False
    return _is_capital(words.raw[numbers[0]]) and alike(" ".join(ours), " ".join(theirs))


def _articles_fit(words: Words, start: int, pattern: Pattern) -> bool:
    """A name of one word has its article where the known one has it: "Manar" is a given name, "al-Manar" a channel."""
    bare = without_articles(pattern[5])
    return " " in bare or (bare != pattern[5]) == is_article(words, start)


def _run(table: Names, keys: list[str], numbers: list[int]) -> list[tuple[int, int, list[Pattern]]]:
    """Where names of the table stand among the keys, whole words only: a walk from each word that begins a name."""
    found = []
    starts, names, size = table.starts, table.patterns, len(keys)
    for n, key in enumerate(keys):
        for length in starts.get(key, ()):
            if n + length <= size:
                patterns = names.get(key if length == 1 else " ".join(keys[n : n + length]))
                if patterns is not None:
                    found.append((numbers[n], numbers[n + length - 1] + 1, patterns))
    return found


def _case_fits(words: Words, first: int, last: int, pattern: Pattern, *, upper: bool) -> bool:
    kind = pattern[0]
    if kind not in ("actor", "country"):
        return True
    case = pattern[3]
    start = words.raw[first]
    if case == "L" or (upper and start.isupper()):
        return True
    if case == "A":
        return start.upper() == start
    if case == "S":
        return _is_upper(start) or _is_capital(start)
    if case == "2" and not _is_capital(words.raw[last - 1]):
        # "Kurdish Democratic Union party": papers write the last word of a long name small.
        return last - first > 2 and _is_capital(start) and _is_capital(words.raw[first + 1])
    return _is_capital(start) or (first + 1 < last and is_article(words, first) and _is_capital(words.raw[first + 1]))


def _is_upper(word: str) -> bool:
    bare = word[:-1] if word.endswith("s") and len(word) > 2 else word
    return bare.upper() == bare


def _is_capital(word: str) -> bool:
    # Scripts without case pass; so do names that begin with a digit.
    return not word[:1].islower()
