"""For when a toll is told: "as of Monday evening", "the toll rose to 25 on Tuesday", "had earlier spoken of 19"."""

from __future__ import annotations

import re

from onrecord.timex import find_timexes

# What stands before the day for which a number holds.
_UP_TO = re.compile(r"\b(?:as of|by|until|up to)\s+(?:late |early |the (?:morning|evening|end) of )?$", re.IGNORECASE)
# The number is what changes, not the dead: the day of the sentence is that of the count.
_COUNTING = re.compile(
    r"\b(?:toll|tally|number of (?:dead|deaths|victims|casualties|injured|wounded|people killed))\b[^.]{0,80}?"
    r"\b(?:rose|risen|rises|climb\w*|stood|stands|reach\w*|jump\w*|grew|grown|went up|put at|revis\w+|increas\w+"
    r"|fell)\b",
    re.IGNORECASE,
)
# A day, or a night into the next one (UCDP's date_prec).
_A_DAY = 2
_EARLIER = re.compile(
    r"\b(?:earlier|previously|initially|at first|originally)\b[^.;]{0,30}\b(?:said|put|spoke|spoken|gave|given|reported"
    r"|announced|counted)\b|\b(?:said|put|spoke|spoken|gave|given|reported|announced|counted)\b[^.;]{0,30}"
    r"\b(?:earlier|previously|initially|at first|originally)\b|\b(?:earlier|previous|initial) (?:toll|figure|count)\b",
    re.IGNORECASE,
)


def as_of(sentence: str, published: str | None) -> str | None:
    """The day for which the sentence tells its toll, as an ISO day; None where it does not say.

    >>> as_of("By Monday evening 25 had died, the mayor said.", "2019-12-31")
    '2019-12-30'
    """
    counting = _COUNTING.search(sentence) is not None
    for timex in find_timexes(sentence, published=published):
        if timex.last is None or (timex.precision or 9) > _A_DAY:
            continue
        if counting or _UP_TO.search(sentence[: timex.start]):
            return timex.last
    return None


def is_earlier(sentence: str) -> bool:
    """Whether the sentence tells what its speaker had said before: "the army had *earlier spoken* of 19 dead".

    >>> is_earlier("The ministry, which had earlier put the number at 19, gave no names.")
    True
    """
    return _EARLIER.search(sentence) is not None
