"""Known names in a text: the longest from a word on, under any of its spellings, with all that it can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.gazetteer.match import Named, Option
from onrecord.gazetteer.things import Things
from onrecord.gazetteer.words import ARTICLES, DIRECTIONS, HEAD, KINDS, TAIL, Word, joins
from onrecord.text import fold

JOINTS = frozenset({"-", "'", "\u2019", "\u2018", "\u2011", "\u2010", "\u02bf"})
# "Kata'ib" is no place called Kata: a name goes on after an apostrophe, unless with the "s" of a genitive.
_GOES_ON = re.compile("['\u2019\u02bf](?![sS]\\b)\\w")
LONGEST = 6  # words in a name
# Without a cue a bare name is taken for a town only from this many inhabitants: below it, half of the hits on news text
# were surnames and common words.
SURE_POPULATION = 150_000
VARIANT_POPULATION = 5_000  # under a spelling that we make up, a village is more often something else


class Places(Protocol):
    """What spotting needs of a gazetteer."""

    @property
    def stop(self) -> frozenset[str]:
        """Folded names that are common words or surnames first."""

    @property
    def things(self) -> Things:
        """Words beside which a name is a part of something else."""

    @property
    def capitals(self) -> frozenset[str]:
        """Folded names that are written in a few capitals."""

    def options(self, key: str) -> tuple[Option, ...]:
        """All that a folded name can stand for."""

    def is_written(self, key: str) -> bool:
        """Whether a folded name is one of the hand-written or the user's own places."""

    def adjective(self, words: str) -> tuple[Option, ...]:
        """The country of an adjective."""

    def abbreviation(self, words: str) -> tuple[Option, ...]:
        """The larger place that is meant by an abbreviation."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the words of a text: `size` words from `at` on."""

    text: str
    words: Sequence[Word]
    at: int
    size: int
    key: str
    options: tuple[Option, ...]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.words[self.at].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words[self.at + self.size - 1].end

    def named(self, via: str = "span") -> Named:
        """The name, with what the words beside it say that it is."""
        return Named(
            self.start, self.end, self.key, self.options, kind_around(self.text, self.start, self.end), via=via
        )


def longest(text: str, words: Sequence[Word], at: int, places: Places, *, variant: bool = False) -> Hit | None:
    """The longest known name that begins with a word; with `variant` under other spellings too.

    A name that begins or ends with a small letter ("southern Lebanon", "Tripoli airport") must be a hand-written one.
    """
    begins = _can_begin(text, words, at)
    if begins is None:
        return None
    reach = at + 1
    while reach < len(words) and reach - at < LONGEST and joins(text, words[reach - 1], words[reach]):
        reach += 1
    for end in range(reach, at, -1):
        last = words[end - 1]
        key = fold(text[words[at].start : last.end])
        if (
            last.text in {"s", "S"}
            or _GOES_ON.match(text, last.end)
            or len(key) < 2
            or (len(key) == 2 and not _is_known(key, places))
        ):
            continue
        if not (begins and _can_end(text, words, end - 1)):
            options = places.options(key) if places.is_written(key) else ()
        else:
            options = options_for(key, places) if variant else places.options(key)
        if options and _has_capital(words[at:end]):
            hit = Hit(text, words, at, end - at, key, options)
            return None if _is_part_of_longer(hit, places, variant=variant) else hit
    return None


def _has_capital(words: Sequence[Word]) -> bool:
    """Whether a word beside the article has a capital: "the channel" of a broadcaster is no sea."""
    return any(c.isupper() for word in words if word.text.lower() != "the" for c in word.text)


def _is_part_of_longer(hit: Hit, places: Places, *, variant: bool) -> bool:
    """Whether only the article makes it a name: "the Gulf" of "the Gulf of Aden"."""
    if hit.words[hit.at].text.lower() != "the" or hit.at + 1 >= len(hit.words):
        return False
    inner = longest(hit.text, hit.words, hit.at + 1, places, variant=variant)
    return inner is not None and inner.end > hit.end


def kind_around(text: str, start: int, end: int) -> str | None:
    """What the words beside a name say that it is: "Anbar province" → adm1, "the town of Hit" → city."""
    if tail := TAIL.match(text, end):
        return KINDS.get(tail.group(1).lower().split()[-1])
    if head := HEAD.search(text[max(0, start - 30) : start]):
        return KINDS.get(head.group(1).lower().split()[-1])
    return None


def variants(key: str) -> Iterator[str]:
    """Other folded spellings under which a name may be known: without its article, with one, final -ah as -a.

    >>> list(variants("al fallujah"))
    ['fallujah', 'al falluja', 'falluja']
    """
    first, _, rest = key.partition(" ")
    bare = rest if first in ARTICLES | {"the"} and rest else key
    options = [bare if bare != key else f"al {key}"]
    if key.endswith("ah"):
        options += [key[:-1], bare[:-1]]
    elif key.endswith("a") and len(key) > 4:
        options += [f"{key}h"]
    for short, full in (("st", "saint"), ("mt", "mount"), ("ft", "fort"), ("mount", "mt"), ("saint", "st")):
        if first == short and rest:
            options.append(f"{full} {rest}")
    yield from (option for option in dict.fromkeys(options) if option != key)


def bare_name(key: str) -> str:
    """A folded name without its article and final h: by this "Ar Raqqah" and "Raqqa" are one name.

    >>> bare_name("ar raqqah"), bare_name("raqqa")
    ('raqqa', 'raqqa')
    """
    first, _, rest = key.partition(" ")
    name = rest if rest and first in ARTICLES else key
    return name[:-1] if name.endswith("ah") else name


def options_for(key: str, places: Places) -> tuple[Option, ...]:
    """All that a name or one of its variants stands for; the first that is known decides."""
    if options := places.options(key):
        return options
    for variant in variants(key):
        known = tuple(o for o in places.options(variant) if o.written or o.toponym.population >= VARIANT_POPULATION)
        if known:
            return known
    return ()


def is_widely_known(option: Option) -> bool:
    """Whether an option is the main name of a country, a division, a large town or a hand-written place."""
    place = option.toponym
    return option.main and (
        option.written or place.feature in {"country", "adm1"} or place.population >= SURE_POPULATION
    )


def only_directions(key: str) -> bool:
    """Whether a name is made of directions alone ("Far North"), which many divisions of the world are called."""
    return all(part in DIRECTIONS or part == "far" for part in key.split())


def _is_known(key: str, places: Places) -> bool:
    """Whether two letters are a name at all: "UK" is, "Al" and "Da" are hamlets that no report means."""
    return places.is_written(key) or any(o.toponym.feature == "country" for o in places.options(key))


def _can_begin(text: str, words: Sequence[Word], at: int) -> bool | None:
    """Whether a name can begin with a word; False: only a hand-written one; None: none can."""
    word = words[at]
    if word.capital:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or not following.capital or not joins(text, word, following):
        return None
    lower = word.text.lower()
    return True if lower in ARTICLES else False if lower in DIRECTIONS | {"the", "sub"} else None


def _can_end(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a name can end with a word: a capital letter, a number, or joined to the word before ("Be'eri")."""
    word = words[at]
    return word.capital or word.text[0].isdigit() or (at > 0 and text[words[at - 1].end : word.start] in JOINTS)
