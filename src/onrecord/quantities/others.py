"""Whether a sentence gives the toll of another incident than the one at hand, or a figure that it takes back itself."""

from __future__ import annotations

import re

_ANOTHER = re.compile(
    r"^(?:(?:about|just|some|only|less than|more than) )?(?:an?|\w+) (?:minutes?|hours?|days?|weeks?|months?) "
    r"(?:earlier|before)\b"
    r"|\bfollow(?:s|ed|ing) (?:an?|another|the) (?:\S+ ){0,4}(?:last|earlier|previous)\b"
    r"|\b(?:last|previous) (?:week|month)\b"
    r"|\b(?:another|a second|a separate|an unrelated|previous|earlier) (?:\S+ ){0,2}"
    r"(?:shooting|incident|attack|case|homicide|killing|strike|bombing)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:proved|turned out|was found) (?:to be )?(?:incorrect|wrong|false|untrue)\b"
    r"|\berroneous(?:ly)?\b|\bmistakenly\b"
    r"|\b(?:not able|unable|could not|couldn't) (?:to )?(?:say|confirm|tell) (?:if|whether)\b",
    re.IGNORECASE,
)


def tells_another(sentence: str) -> bool:
    """Whether the figures of the sentence are of another incident, or are taken back in it.

    >>> tells_another("About 20 minutes earlier, a man was shot dead in Logan Square.")
    True
    >>> tells_another("Early reports spoke of one dead, but that proved to be incorrect.")
    True
    >>> tells_another("A man was shot dead in Logan Square on Monday.")
    False
    """
    return _ANOTHER.search(sentence) is not None or _TAKEN_BACK.search(sentence) is not None
