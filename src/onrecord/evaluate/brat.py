"""Attributions out of brat files (.ann), as PolNeAR has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ReportError, SourceError
from onrecord.text import trimmed

Ranges = tuple[tuple[int, int], ...]

ROLES = ("source", "cue", "content")
_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"(E\d+)\t(.+)")
_ARGUMENT = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution: the character ranges of its source, cue and content, each in as many parts as it has."""

    source: Ranges
    cue: Ranges
    content: Ranges

    def ranges(self, role: str) -> Ranges:
        """The ranges of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class AttributedText:
    """One text with one annotator's attributions."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]

    def spans(self, role: str) -> set[tuple[int, int]]:
        """All character ranges of one role, without white space at their edges."""
        found = {trimmed(self.text, *r) for a in self.attributions for r in a.ranges(role)}
        return {(start, end) for start, end in found if start < end}


def read_brat(path: Path) -> tuple[GoldAttribution, ...]:
    """The attributions of one annotation file, in the order of the file.

    Lines that are no annotation (a text that runs over two lines, an annotator's note) are passed over.
    Raises ReportError where an attribution names a span that the file does not have.
    """
    bound: dict[str, Ranges] = {}
    events: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if match := _TEXT_BOUND.match(line):
            bound[match[1]] = tuple(_range(part) for part in match[3].split(";"))
        elif match := _EVENT.match(line):
            events.append((number, match[2]))
    return tuple(_attribution(value, bound, where=str(path), number=number) for number, value in events)


def _range(part: str) -> tuple[int, int]:
    start, end = part.split(" ")
    return int(start), int(end)


def _attribution(value: str, bound: dict[str, Ranges], *, where: str, number: int) -> GoldAttribution:
    parts: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for role, key in _ARGUMENT.findall(value):
        if key not in bound:
            raise ReportError(
                f"{key} is no span of this file", where=where, line=number, hint="export it from brat anew"
            )
        parts[role.lower()] += bound[key]
    return GoldAttribution(*(tuple(sorted(parts[role])) for role in ROLES))


def read_attributed(folder: Path) -> Iterator[AttributedText]:
    """Every text of `folder/text` with each annotator's version in `folder/attributions`, in the order of their names.

    A text's versions follow each other; the first is that of the annotator whose code sorts first.
    Raises SourceError where the folder has no such texts.
    """
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise SourceError("there is no text/*.txt here", where=str(folder), hint="give the folder of a part of PolNeAR")
    files = sorted((folder / "attributions").glob("*.ann"))
    for path in texts:
        text = path.read_text(encoding="utf-8")
        for file in files:
            if file.stem.rpartition("_")[0] == path.stem:
                yield AttributedText(path.stem, text, read_brat(file))
