"""The patterns of lines that are no part of a report: credits, promotion, captions, navigation, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from onrecord.errors import DataError
from onrecord.text import plain_punctuation

Part = Literal["line", "tail"]
Where = Literal["any", "top", "end", "last"]
REASONS = ("credit", "promotion", "caption", "navigation", "advertisement")
FILE_NAME = "boilerplate.yaml"

_REQUIRED = ("name", "reason", "pattern", "examples", "not")
_OPTIONAL = ("part", "where", "longest")


@dataclass(frozen=True, slots=True)
class JunkPattern:
    """One kind of junk line, with examples that it must match and sentences that it must leave."""

    name: str
    reason: str
    regex: re.Pattern[str]
    part: Part
    where: Where
    longest: int
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]

    def match(self, line: str) -> re.Match[str] | None:
        """Where the pattern stands in a line with plain punctuation: the whole line, or its end."""
        if len(line) > self.longest:
            return None
        return self.regex.fullmatch(line) if self.part == "line" else self.regex.search(line)


@cache
def load_boilerplate(folder: str | None = None) -> tuple[JunkPattern, ...]:
    """All patterns of the package, or of `boilerplate.yaml` in a folder of the user's, in the order of the file.

    >>> load_boilerplate()[0].name
    'via'

    Raises DataError where an entry breaks the rules at the top of the package's file.
    """
    source = Path(folder) / FILE_NAME if folder else files("onrecord.lexicons") / FILE_NAME
    entries = yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)
    if not isinstance(entries, list):
        raise DataError(f"{source}: this is no list of patterns; see docs/settings.md")
    return tuple(_pattern(entry, source=str(source)) for entry in entries)


# The C loader is ten times as fast; not every platform has it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _pattern(entry: Any, *, source: str) -> JunkPattern:
    name = entry.get("name", "?") if isinstance(entry, Mapping) else "?"
    where = f"{source}, entry '{name}'"
    if not isinstance(entry, Mapping) or set(_REQUIRED) - set(entry) or set(entry) - {*_REQUIRED, *_OPTIONAL}:
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
    return JunkPattern(
        name=name, reason=entry["reason"], regex=regex, part=part, where=place,
        longest=entry.get("longest", 600 if part == "line" else 5000),
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
        if not pattern.match(plain_punctuation(example)):
            yield f"{FILE_NAME}: '{pattern.name}' does not match its example {example!r}"
    for sentence in pattern.not_examples:
        if pattern.match(plain_punctuation(sentence)):
            yield f"{FILE_NAME}: '{pattern.name}' matches {sentence!r}, which it must leave"
