"""Whether a sentence that must not be found could be found at all: it shares a word, or nearly, with a wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

# Words too common to bring anything near.
LITTLE = frozenset("a al an and at be by de el for have in la no not of off on or out the to up with".split())
# How alike two words must be: "detonated" and "detonation", "Syrian" and "Syria".
ALIKE = 0.6


def is_near(sentence: str, wordings: Iterable[str]) -> bool:
    """Whether a word of the sentence equals, or is much like, a word of one of the wordings."""
    said = _words(sentence)
    wanted = set().union(*(_words(wording) for wording in wordings))
    return bool(said & wanted) or any(_alike(one, other) for one in wanted for other in said)


def _words(text: str) -> set[str]:
    words = set(re.findall(r"[^\W_]+", text.lower()))
    return words - LITTLE or words


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
