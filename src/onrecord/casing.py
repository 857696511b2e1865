"""Text in capitals given the case that news has, one character for one character, so that every offset holds.

Language models read "GUERRILLAS ATTACKED THE FARM" as a row of names. Which words are names is for the caller to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

# A text of fewer letters may be a headline; of a text in capitals nearly all letters are.
_LEAST_LETTERS: Final = 40
_UPPER_SHARE: Final = 0.8
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_ACRONYM: Final = re.compile(r"\(([A-Z][A-Z0-9-]{1,7})\)")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}")
# What stands before the first word of a sentence.
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?][\"'”’)]*\s+|\n[ \t]*\n|:\s*[\"“])[\s\"'“‘(\[-]*\Z")
_BACK: Final = 12
# Initials end no sentence ("the U.S. army").
_INITIAL_BEFORE: Final = re.compile(r"\b[A-Z]\.\s*\Z")
_CALENDAR: Final = frozenset(
    "january february march april june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
# Begin the names of places and persons ("San Salvador", "El Paso"), and are written large there.
_LEADING: Final = re.compile(
    r"\b(?:san|santa|santo|el|la|los|las|general|colonel|major|captain|president|father)(?= +[A-Z][a-z])"
)
# Stay small inside names ("Front for the Liberation *of* Palestine").
_SMALL: Final = frozenset(
    "a an and at by de del di da dos el et for from in la las le los of on or the to und van von y".split()
)


def is_upper(text: str) -> bool:
    """Whether a text is in capitals, so that its case tells nothing.

    >>> is_upper("GUERRILLAS ATTACKED THE FARM NEAR THE TOWN ON SUNDAY NIGHT."), is_upper("The UN and the EU met.")
    (True, False)
    """
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= _UPPER_SHARE * len(letters)


def truecase(text: str, *, is_common: Callable[[str], bool], names: Sequence[tuple[int, int]] = ()) -> str:
    """The text with its words in the case that they have in print: names and first words with a capital letter.

    `is_common` says of a word in small letters whether it is one of the language; `names` are where known names stand.

    >>> known = {"the", "guerrillas", "attacked", "farm"}
    >>> truecase("THE GUERRILLAS (FMLN) ATTACKED SANTO TOMAS. THE FMLN ...", is_common=known.__contains__)
    'The guerrillas (FMLN) attacked Santo Tomas. The FMLN ...'
    """
    acronyms = {match.group(1) for match in _ACRONYM.finditer(text)}
    pieces: list[str] = []
    done = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        pieces.append(_cased(text, start, end, acronyms, is_common, names))
        done = end
    return _LEADING.sub(lambda match: match.group().capitalize(), "".join((*pieces, text[done:])))


def _cased(
    text: str,
    start: int,
    end: int,
    acronyms: set[str],
    is_common: Callable[[str], bool],
    names: Sequence[tuple[int, int]],
) -> str:
    word = text[start:end]
    if word in acronyms or _INITIALS.fullmatch(word + text[end : end + 1]):
        return word
    lower = word.lower()
    if len(lower) != len(word):
        return word
    bare = re.split(r"['’]", lower)[0]
    named = any(a <= start and end <= b for a, b in names)
    if named:
        # A known name without a vowel is its letters ("FMLN").
        if not re.search(r"[aeiouy]", bare) and len(bare) > 1:
            return word
        return lower if bare in _SMALL else _capitalized(lower)
    before = text[max(0, start - _BACK) : start]
    first = _SENTENCE_START.search(before) is not None and _INITIAL_BEFORE.search(before) is None
    if not start or first or lower in _CALENDAR or not (bare in _SMALL or is_common(bare)):
        return _capitalized(lower)
    return lower


def _capitalized(lower: str) -> str:
    """With a capital letter, also after an apostrophe that is no genitive ("O'Brien")."""
    capital = lower[:1].upper() if len(lower[:1].upper()) == 1 else lower[:1]
    word = capital + lower[1:]
    inner = re.match(r"([A-Z]['’])(\w)(?=\w)", word)
    return word[:2] + inner.group(2).upper() + word[3:] if inner and len(inner.group(2).upper()) == 1 else word
