"""Words of a report by how rare they are in news: what two reports share in rare words, they seldom share by chance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

import yaml

from onrecord.text import fold, plain_punctuation

# A word that no band holds stands in fewer than one report of 2^BANDS, as far as is known.
BANDS = 11
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*")
# Before a capital letter these say that it may be there for the sentence, not for a name.
_OPENING = frozenset('.!?:;"\n•|-–—(')
_CLEAN = re.compile(r"'s?$")


@cache
def _bands() -> Mapping[str, int]:
    text = (resources.files("onrecord.consolidate") / "common_words.yaml").read_text(encoding="utf-8")
    return {word: band for band, words in yaml.safe_load(text)["bands"].items() for word in words.split()}


def rarity(word: str) -> int:
    """How many halvings of all news reports lead to those that have the word: 0 for "the", BANDS for an unknown one.

    >>> rarity("the"), rarity("wednesday") < 5, rarity("zxqv") == BANDS
    (0, True, True)
    """
    return _bands().get(word, BANDS)


def words_of(text: str) -> Iterator[str]:
    """The words and numbers of a text, in lower case, without a possessive.

    >>> list(words_of("Hassan's 3 sons fled Deir ez-Zor."))
    ['hassan', '3', 'sons', 'fled', 'deir', 'ez-zor']
    """
    for match in _WORD.finditer(plain_punctuation(text)):
        yield _CLEAN.sub("", match[0].casefold())


def weighted(words: Iterable[str]) -> dict[str, int]:
    """Each word once with its rarity; words that stand in most reports left out."""
    known = _bands()
    return {word: band for word in words if (band := known.get(word, BANDS)) > 1}


def names_in(text: str) -> dict[str, tuple[str, ...]]:
    """The names of a text by their words, folded: runs of capitalised words, but for those that only open a sentence.

    >>> list(names_in("Police named Devin Anderson. Anderson died at the Harran Clinic."))
    ['devin anderson', 'harran clinic', 'anderson']
    """
    plain = plain_punctuation(text)
    inner: dict[str, tuple[str, ...]] = {}
    opening: list[tuple[str, ...]] = []
    for run, opens in _runs(plain):
        if not opens:
            inner.setdefault(" ".join(run), run)
        else:
            opening.append(run)
    known = {word for run in inner.values() for word in run}
    for run in opening:
        # The first word of a sentence is a name where the text has it elsewhere as one.
        kept = run if run[0] in known or len(run) > 2 else run[1:]
        if kept:
            inner.setdefault(" ".join(kept), kept)
    return inner


def _runs(plain: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Runs of capitalised words, and whether they open a sentence or a line."""
    run: list[str] = []
    opens, last = False, 0
    for match in _WORD.finditer(plain):
        gap = plain[last : match.start()]
        word = match[0]
        capital = word[0].isupper() and not (len(word) > 4 and word.isupper())
        if run and (gap.strip(" ") or not capital):
            yield tuple(run), opens
            run = []
        if capital:
            if not run:
                opens = not last or any(char in _OPENING for char in gap)
            run.append(_CLEAN.sub("", fold(word) if "'" not in word else word.casefold()))
        last = match.end()
    if run:
        yield tuple(run), opens
