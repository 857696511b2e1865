"""Whether the words of a figure of the hurt may count the dead too: "seven people were shot", not "were injured"."""

from __future__ import annotations

import re

_HURT = re.compile(r"\b(?:injur\w+|wounded|wounding|hurt|hurting|maimed|grazed)\b", re.IGNORECASE)
_ALL_HIT = re.compile(r"\b(?:shot|shoot\w*|victims?|gunshot|bullets?)\b", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:kill\w*|fatally|dead|died|dies|dying|death)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|another|second|also)\b", re.IGNORECASE)


def tells_living(words: str) -> bool:
    """Whether the words say that somebody lives, wounded; "shot" and "taken to hospital" do not.

    >>> tells_living("three men were wounded"), tells_living("three men were shot")
    (True, False)
    """
    return _HURT.search(words) is not None


def tells_others(words: str) -> bool:
    """Whether the words set these people apart from those told before ("*another* man", "was *also* shot")."""
    return _OTHERS.search(words) is not None


def tells_all_hit(words: str) -> bool:
    """Whether the words are of all who were hit, those who died of it among them.

    Where the dead stand in the words too, they have been taken off.

    >>> tells_all_hit("seven people were shot"), tells_all_hit("seven others were shot")
    (True, False)
    >>> tells_all_hit("seven people were shot, two fatally")
    False
    """
    return _ALL_HIT.search(words) is not None and not any(
        told(words) for told in (tells_living, tells_others, _DEAD.search)
    )
