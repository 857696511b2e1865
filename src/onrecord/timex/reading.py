"""What a rule of the grammar gives, what it may look at, and how a rule is declared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.timex.days import UNRESOLVED, Days
from onrecord.timex.model import Anchor, Shift, TimexType

# Words before a date that put it into the future, unless a verb of saying stands between ("will attack, he said on
# Monday").
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|as early as|as soon as|postponed|adjourned|extended|deadline|due|scheduled"
    r"|expected|set to|set for|slated|plan(?:s|ned)? (?:to|for)|"
    r"would(?: \w+)? (?:be held|take place|begin|start|open|meet)|upcoming|ahead of|starts|begins|opens"
    r"|to be held|to take place|to begin|to start|(?:is|are) to)\b|'ll\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|added|wrote|warned|vowed|claimed|stated|confirmed|tweeted|declared|pledged|"
    r"ordered|was|were|had)\b|(?<!be )(?<!get )(?<!being )\b\w{3,}ed (?:on |in )?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?=[A-Z\"'(])|\n\s*\n")
_WINDOW = 160


class Reading(NamedTuple):
    """One rule's reading of one match."""

    type: TimexType
    value: str | None
    days: Days = UNRESOLVED
    anchor: Anchor = "published"
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where a match stands: text, ends, publication date, and what the caller knows of the tense."""

    text: str
    start: int
    end: int
    published: dt.date | None
    forced: bool | None

    @property
    def before(self) -> str:
        """The words of the same sentence before the match, as far as rules look back."""
        window = self.text[max(0, self.start - _WINDOW) : self.start]
        ends = [m.end() for m in _SENTENCE_END.finditer(window)]
        return window[ends[-1] :] if ends else window

    def after(self, length: int = 24) -> str:
        """The characters that follow the match."""
        return self.text[self.end : self.end + length]

    def future(self) -> bool:
        """Whether the sentence puts the date after the publication."""
        if self.forced is not None:
            return self.forced
        before = self.before
        markers = list(_FUTURE.finditer(before))
        return bool(markers) and _SAYING.search(before, markers[-1].end()) is None


@dataclass(frozen=True, slots=True)
class Found:
    """A reading with its place; `outer`: where its preposition starts, `since`: where a "since" governs its clause."""

    start: int
    end: int
    reading: Reading
    outer: int
    since: int | None = None


Read = Callable[[re.Match[str], Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words that a match can start with ("#" is any number in digits), and what it means."""

    starters: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Read


def rule(starters: tuple[str, ...] | str, pattern: str, read: Read) -> Rule:
    """A rule from the source of its pattern; starters may be one string of words."""
    words = tuple(starters.split()) if isinstance(starters, str) else starters
    return Rule(words, re.compile(pattern + r"(?!\w)", re.IGNORECASE), read)
