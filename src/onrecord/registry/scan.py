"""All places in a text where some pattern of the registry stands: one pass of an automaton over the folded words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import ahocorasick

from onrecord.registry.fold import MAYBE_ARTICLES, Words, is_article, sound_key, without_articles

Pattern = list[Any]

# Below it names that only share their consonants come together (Maidan, al-Mayadeen); spellings of one name stay above.
MIN_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Hit:
    """The words from `first` up to (not with) `last` match a pattern; `close` False: by their transliteration class."""

    first: int
    last: int
    patterns: tuple[Pattern, ...]
    close: bool = True


def automaton_of(table: dict[str, list[Pattern]]) -> Any:
    """The automaton that finds every key of the table, whole words only."""
    made = ahocorasick.Automaton()
    for key, patterns in table.items():
        made.add_word(f" {key} ", (len(key) + 1, patterns))
    made.make_automaton()
    return made


def hits_of(words: Words, exact: Any, sounds: Any, *, upper: bool) -> list[Hit]:
    """Every hit in the words, in the order in which they end; `upper` says that case means nothing in this text."""
    found = _run(exact, list(words.keys), list(range(len(words.keys))))
    kept = [n for n, key in enumerate(words.keys) if key not in MAYBE_ARTICLES or not is_article(words, n)]
    keys = [sound_key(words.keys[n]) for n in kept]
    near = _run(sounds, keys, kept)
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
        written = " ".join(words.keys[n] for n in range(start, last))
        fitting = tuple(p for p in patterns if _case_fits(words, first, last, p, upper=upper) and alike(written, p[5]))
        if fitting:
            if (start, last) in at:
                same = hits[at[start, last]]
                hits[at[start, last]] = Hit(start, last, (*same.patterns, *fitting))
            else:
                hits.append(Hit(start, last, fitting, close=False))
    return hits


def alike(written: str, known: str) -> bool:
    """Whether two spellings of one transliteration class are near enough to be the same name.

    A name of one word must have its article where the known one has it: "Manar" is a given name, "al-Manar" a channel.

    >>> alike("taleban", "taliban"), alike("maidan", "mayadeen"), alike("manar", "al manar")
    (True, False, False)
    """
    bare_written, bare_known = without_articles(written), without_articles(known)
    if " " not in bare_known and (bare_written == written) != (bare_known == known):
        return False
    return SequenceMatcher(None, bare_written, bare_known, autojunk=False).ratio() >= MIN_ALIKE


def _run(automaton: Any, keys: list[str], numbers: list[int]) -> list[tuple[int, int, list[Pattern]]]:
    if not len(automaton) or not keys:
        return []
    at: dict[int, int] = {}
    position = 0
    for n, key in enumerate(keys):
        at[position] = n
        position += len(key) + 1
    at[position] = len(keys)
    found = []
    for end, (length, patterns) in automaton.iter(f" {' '.join(keys)} "):
        first, last = at[end - length], at[end]
        found.append((numbers[first], numbers[last - 1] + 1, patterns))
    return found


def _case_fits(words: Words, first: int, last: int, pattern: Pattern, *, upper: bool) -> bool:
    kind = pattern[0]
    if kind not in ("actor", "country"):
        return True
    case = pattern[3]
    if case == "T" and (first == 0 or words.keys[first - 1] != "the"):
        return False
    if case == "L" or upper:
        return True
    start = words.raw[first]
    if case == "A":
        return _is_upper(start)
    if case == "S":
        return _is_upper(start) or _is_capital(start)
    if case == "2" and not _is_capital(words.raw[last - 1]):
        return False
    return _is_capital(start) or (first + 1 < last and is_article(words, first) and _is_capital(words.raw[first + 1]))


def _is_upper(word: str) -> bool:
    bare = word[:-1] if word.endswith("s") and len(word) > 2 else word
    return bare.upper() == bare


def _is_capital(word: str) -> bool:
    # Scripts without case pass; so do names that begin with a digit.
    return not word[:1].islower()
