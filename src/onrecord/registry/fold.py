"""Words of a text as look-up keys, each with the place where it stands. Names and texts go through the same door."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from onrecord.text import fold

# A word, with inner apostrophes and combining marks (Latin, Arabic, Burmese); initials ("U.S.") are one word.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?|[\w\u0300-\u036f\u064b-\u0652\u102b-\u103e]+(?:['\u2019\u02bc\u02bf\u02bb`]\w+)*"
)
# No name runs over these: a full stop, a bracket, a slash, a dash between phrases, an empty line.
_BREAK = re.compile(r"[.,;:!?()\[\]/|\u2013\u2014]|\n\s*\n")
_APOSTROPHES = frozenset("'\u2019\u02bc")
_ISATION = re.compile(r"iz(ations?|ing|ed|ers?|es?)$")
BREAK = "|"

_SPELLINGS = {
    "defense": "defence", "defenses": "defences", "center": "centre", "labor": "labour", "peoples": "people",
    "armor": "armour", "armored": "armoured", "program": "programme", "saint": "st", "and": "and", "honor": "honour",
    "mujahedin": "mujahideen", "mujahedeen": "mujahideen", "mujahidin": "mujahideen", "mojahedin": "mujahideen",
    "mujaheddin": "mujahideen", "mojahideen": "mujahideen", "pmu": "pmu", "battalions": "battalion",
    "brigades": "brigade",
}  # fmt: skip

# Arabic, Persian and Ottoman articles: dropped before names are compared by their transliteration class.
_ARTICLES = frozenset({"al", "el", "ul", "e", "i"})
# Assimilated articles look like English words; they count only where a hyphen ties them to the next word.
_TIED_ARTICLES = frozenset(
    {"as", "ash", "an", "at", "az", "ar", "ad", "ed", "er", "es", "ez", "en", "et", "us", "ud", "ol", "l"}
)
MAYBE_ARTICLES = _ARTICLES | _TIED_ARTICLES
_DIGRAPHS = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "j"),
    ("dj", "j"),
    ("sch", "sh"),
)
_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w", "x": "h"})
_VOWELS = re.compile(r"[aeiouyw]+")
_DOUBLES = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as keys: word `n` has the key `keys[n]` and stands at `starts[n]:ends[n]`; a break is the key "|".

    `raw` is the word as written, without a possessive ending; `possessive` and `tied` (a hyphen follows) hold numbers.
    """

    keys: tuple[str, ...]
    raw: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    possessive: frozenset[int]
    tied: frozenset[int]


def words_of(text: str) -> Words:
    """The words of a text with their keys and offsets.

    >>> words_of("Iraq’s U.S.-led allies, Kata’ib").keys
    ('iraq', 'us', 'led', 'allies', '|', 'kataib')
    """
    keys: list[str] = []
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    possessive: set[int] = set()
    tied: set[int] = set()
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        if keys and gap != " ":
            if gap == "-":
                tied.add(len(keys) - 1)
            elif _BREAK.search(gap):
                keys.append(BREAK)
                raw.append(BREAK)
                starts.append(last)
                ends.append(start)
        word = match.group()
        last = end
        if word[-1] in "sSzZ":
            if word[-2:-1] in _APOSTROPHES and word[-1] in "sS":
                word, end = word[:-2], end - 2
                possessive.add(len(keys))
            elif text[end : end + 1] in _APOSTROPHES:
                possessive.add(len(keys))
        keys.append(word_key(word))
        raw.append(word)
        starts.append(start)
        ends.append(end)
    return Words(tuple(keys), tuple(raw), tuple(starts), tuple(ends), frozenset(possessive), frozenset(tied))


@functools.lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The key of one word: folded, British where English has two spellings.

    >>> word_key("Defense"), word_key("Mobilization"), word_key("Kata’ib")
    ('defence', 'mobilisation', 'kataib')
    """
    folded = fold(word.replace(".", "")).replace(" ", "")
    return _SPELLINGS.get(folded) or _ISATION.sub(r"is\1", folded)


@functools.lru_cache(maxsize=1 << 16)
def sound_key(key: str) -> str:
    """The transliteration class of a word's key: vowels alike, doubled letters single, q as k, dh as d …

    >>> sound_key("hizbollah") == sound_key("hezbullah") == sound_key("hizballah")
    True
    >>> sound_key("zelensky") == sound_key("zelenskiy")
    True
    """
    for pair, single in _DIGRAPHS:
        key = key.replace(pair, single)
    key = _VOWELS.sub("a", key.translate(_LETTERS))
    key = _DOUBLES.sub(r"\1", key)
    return key[:-1] if len(key) > 3 and key.endswith("h") and key[-2] == "a" else key


def is_article(words: Words, number: int) -> bool:
    """Whether the word is an article of a transliterated name ("al-", "ash-"), which its class leaves out."""
    key = words.keys[number]
    return key in _ARTICLES or (key in _TIED_ARTICLES and number in words.tied)


def without_articles(key: str) -> str:
    """The key of a name without a transliterated article at its beginning.

    >>> without_articles("al shabaab"), without_articles("ansar al sharia")
    ('shabaab', 'ansar al sharia')
    """
    first, _, rest = key.partition(" ")
    return rest if rest and (first in _ARTICLES or first in _TIED_ARTICLES) else key


def name_key(name: str) -> str:
    """The key of a whole name, without a leading English article.

    >>> name_key("The Popular Mobilization Forces"), name_key("al-Qaeda in Iraq")
    ('popular mobilisation forces', 'al qaeda in iraq')
    """
    keys = words_of(name).keys
    return " ".join(keys[1:] if len(keys) > 1 and keys[0] == "the" else keys)


def name_sound(name: str) -> str:
    """The transliteration class of a whole name, its articles left out.

    >>> name_sound("Jaysh al-Islam") == name_sound("Jaish ul Islam")
    True
    """
    words = words_of(name)
    kept = [key for n, key in enumerate(words.keys) if not is_article(words, n) and not (n == 0 and key == "the")]
    return " ".join(map(sound_key, kept))
