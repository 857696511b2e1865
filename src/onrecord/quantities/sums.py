"""Whether a sentence gives a sum over many incidents: a year's, a weekend's, that of several shootings."""

from __future__ import annotations

import re

_OVER_TIME = re.compile(
    r"\b(?:this|last|each|every|per|a) (?:calendar )?year\b(?![- ]old)|\bannual(?:ly)?\b|\bsince (?:19|20)\d\d\b"
    r"|\b(?:over|in|during|for) the (?:past|last) (?:\w+ )?(?:weeks|months|years|decades?)\b|\bin (?:19|20)\d\d,"
    r"|\bsince (?:\S+ ){0,3}(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:violent|bloody|deadly) (?:\S+ ){0,3}weekend\b",
    re.IGNORECASE,
)
_SEVERAL = r"separate|different|several|various|unrelated"
_SOME = r"two|three|four|five|six|seven|eight|nine|ten|pair of|spate of|string of|series of|wave of"
_OF_SEVERAL = re.compile(rf"\b(?:{_SEVERAL}|{_SOME}) (?:\S+ ){{0,2}}(?:incidents|shootings|attacks)\b", re.IGNORECASE)


def tells_sum(sentence: str) -> bool:
    """Whether the figures of the sentence are those of many incidents.

    >>> tells_sum("Forty people were killed this year."), tells_sum("Four died in a pair of shootings.")
    (True, True)
    >>> tells_sum("Four people were killed on Monday.")
    False
    """
    return _OVER_TIME.search(sentence) is not None or _OF_SEVERAL.search(sentence) is not None
