"""The patterns of lines that are no part of a report: credits, promotion, captions, navigation, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.errors import DataError
from onrecord.lexicons.loading import load_entries, load_user_entries
from onrecord.text import plain_punctuation

Part = Literal["line", "tail"]
Where = Literal["any", "top", "end", "last"]
REASONS = ("credit", "promotion", "caption", "navigation", "advertisement")
FILE_NAME = "boilerplate.yaml"

# Unless an entry says otherwise: a line of junk is shorter, and a longer line is not searched for junk at its end.
LONGEST_LINE, LONGEST_TEXT = 600, 20_000

_REQUIRED = ("name", "reason", "pattern", "examples", "not")
_OPTIONAL = ("part", "where", "longest", "needs")


@dataclass(frozen=True, slots=True)
class JunkPattern:
    """One kind of junk line, with examples that it must match and sentences that it must leave."""

    name: str
    reason: str
    regex: re.Pattern[str]
    part: Part
    where: Where
    longest: int
    needs: tuple[str, ...]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]

    def match(self, line: str, lowered: str) -> re.Match[str] | None:
        """Where the pattern stands in a line with plain punctuation, given in lower case too: all of it, or its end."""
        if len(line) > self.longest or (self.needs and not any(word in lowered for word in self.needs)):
            return None
        return self.regex.fullmatch(line) if self.part == "line" else self.regex.search(line)


@cache
def load_boilerplate(folder: str | None = None) -> tuple[JunkPattern, ...]:
    """All patterns of the package, or of `boilerplate.yaml` in a folder of the user's, in the order of the file.

    >>> load_boilerplate()[0].name
    'via'

    Raises DataError where an entry breaks the rules at the top of the package's file.
    """
    file = Path(folder) / FILE_NAME if folder else None
    entries = load_user_entries(file) if file else load_entries(FILE_NAME)
    return tuple(_pattern(entry, source=str(file or FILE_NAME)) for entry in entries)


@cache
def patterns_with(folders: tuple[str, ...]) -> tuple[JunkPattern, ...]:
    """The patterns of the user's folders that have any, then those of the package.

    >>> patterns_with(()) == load_boilerplate()
    True
    """
    own = [folder for folder in folders if (Path(folder) / FILE_NAME).exists()]
    return (*(pattern for folder in own for pattern in load_boilerplate(folder)), *load_boilerplate())


def _pattern(entry: dict[str, Any], *, source: str) -> JunkPattern:
    name = entry.get("name", "?")
    where = f"{source}, entry '{name}'"
    if set(_REQUIRED) - set(entry) or set(entry) - {*_REQUIRED, *_OPTIONAL}:
        raise DataError(f"{where}: an entry has {', '.join(_REQUIRED)}, and may have {', '.join(_OPTIONAL)}")
    if entry["reason"] not in REASONS:
        raise DataError(f"{where}: the reason '{entry['reason']}' is none of {', '.join(REASONS)}")
    part, place = entry.get("part", "line"), entry.get("where", "any")
    if part not in get_args(Part) or place not in get_args(Where):
        raise DataError(f"{where}: part is line or tail; where is any, top, end or last")
    try:
        regex = re.compile(entry["pattern"] if part == "line" else rf"(?:{entry['pattern']})$")
    except re.error as error:
        raise DataError(f"{where}: the pattern is no regular expression ({error})") from error
    longest = LONGEST_LINE if part == "line" else LONGEST_TEXT
    return JunkPattern(
        name=name, reason=entry["reason"], regex=regex, part=part, where=place,
        longest=entry.get("longest", longest), needs=tuple(entry.get("needs", ())),
        examples=tuple(entry["examples"]), not_examples=tuple(entry["not"]),
    )  # fmt: skip


def lint_boilerplate(folder: str | None = None) -> list[str]:
    """What is wrong with the patterns, one line each: an example that is not matched, a sentence that is.

    >>> lint_boilerplate()
    []
    """
    return [fault for pattern in load_boilerplate(folder) for fault in _faults(pattern)]


def _faults(pattern: JunkPattern) -> Iterator[str]:
    if not pattern.examples or not pattern.not_examples:
        yield f"{FILE_NAME}: '{pattern.name}' needs examples and sentences that it must leave"
    for example in pattern.examples:
        if not _matches(pattern, example):
            yield f"{FILE_NAME}: '{pattern.name}' does not match its example {example!r}"
    for sentence in pattern.not_examples:
        if _matches(pattern, sentence):
            yield f"{FILE_NAME}: '{pattern.name}' matches {sentence!r}, which it must leave"


def _matches(pattern: JunkPattern, words: str) -> bool:
    line = plain_punctuation(words)
    return pattern.match(line, line.lower()) is not None
