"""Copies of one text: agency reports on many sites, lightly edited, cut or with another headline. They are one source.

Candidates come from MinHash over runs of words (Broder 1997); the runs themselves decide. A text told anew in other
words, or translated back, is no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal

from rensa import RMinHash

from onrecord.consolidate.words import words_of
from onrecord.model import Reading, Report
from onrecord.text import fold, lines

# Words in a run: long enough that two reports on one subject share few by chance.
RUN = 5
# Two texts are copies that have half of all their runs in common, or the shorter one nearly all of its own.
COMMON, WITHIN = 0.5, 0.8
# A shorter text has too few runs to tell.
LEAST_RUNS = 16
# Hashes, and how many of them make a band: texts with two fifths of their runs in common share a band nearly always.
HASHES, BAND, SEED = 128, 4, 20191227
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Copies:
    """Reports with one text. `origin` is the one that the others go back to, `agency` whom they credit."""

    origin: str
    reports: tuple[str, ...]
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that two copies have in different words; None where one of them has it not."""

    kind: Literal["changed", "only in the first", "only in the second"]
    first: str | None
    second: str | None


def runs_of(reading: Reading) -> frozenset[str]:
    """The runs of words of a report, without what is no part of it.

    >>> from onrecord.model import Report
    >>> sorted(runs_of(Reading(Report("r:1", "Two men died in Aden on Sunday."))))
    ['died in aden on sunday', 'men died in aden on', 'two men died in aden']
    """
    text = reading.report.text
    for span in sorted(reading.removed, key=lambda span: -span.start):
        text = text[: span.start] + " " + text[span.end :]
    words = list(words_of(text))
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def find_copies(readings: Iterable[Reading]) -> tuple[Copies, ...]:
    """The groups of reports that are copies of one another, in the order of their origins; no report is in two."""
    reports: dict[str, Report] = {}
    runs: dict[str, frozenset[str]] = {}
    for reading in readings:
        reports[reading.report.id] = reading.report
        runs[reading.report.id] = runs_of(reading)
    parent = {ident: ident for ident in reports}

    def root(ident: str) -> str:
        while parent[ident] != ident:
            ident = parent[ident]
        return ident

    for one, two in candidates(runs):
        if are_copies(runs[one], runs[two]):
            first, second = sorted((root(one), root(two)))
            parent[second] = first
    groups: dict[str, list[Report]] = {}
    for ident in sorted(reports):
        groups.setdefault(root(ident), []).append(reports[ident])
    found = [_group(members) for members in groups.values() if len(members) > 1]
    return tuple(sorted(found, key=lambda group: group.origin))


def candidates(runs: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Pairs of reports that share a band of their MinHash, each once."""
    bands: dict[tuple[int, ...], list[str]] = {}
    for ident in sorted(runs):
        if len(runs[ident]) < LEAST_RUNS:
            continue
        sketch = RMinHash(num_perm=HASHES, seed=SEED)
        sketch.update(sorted(runs[ident]))
        digest = sketch.digest()
        for at in range(0, HASHES, BAND):
            bands.setdefault((at, *digest[at : at + BAND]), []).append(ident)
    return dict.fromkeys(pair for members in bands.values() for pair in combinations(members, 2))


def are_copies(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two texts have most of their runs in common, or one is most of the other."""
    shared = len(one & two)
    if not shared:
        return False
    return shared >= COMMON * len(one | two) or shared >= WITHIN * min(len(one), len(two))


def _group(members: Sequence[Report]) -> Copies:
    """The credited agency's own report is the origin where it is there, else the earliest."""
    credits = sorted({report.via for report in members if report.via})
    agency = credits[0] if len({fold(name) for name in credits}) == 1 else None
    own = [report for report in members if agency and report.publisher and fold(report.publisher) == fold(agency)]
    earliest = min(own or members, key=lambda r: (r.published or "9999", bool(r.via), r.id))
    return Copies(earliest.id, tuple(sorted(report.id for report in members)), agency)


def differences(one: Report, two: Report) -> tuple[LineChange, ...]:
    r"""The lines in which two copies differ, in their order.

    >>> first, second = Report("r:1", "Two men died."), Report("r:2", "Two men died. \n\nMore follows.")
    >>> differences(first, second)
    (LineChange(kind='only in the second', first=None, second='More follows.'),)
    """
    left = [one.text[start:end] for start, end in lines(one.text)]
    right = [two.text[start:end] for start, end in lines(two.text)]
    found: list[LineChange] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _changes(left[a:b], right[c:d])
    return tuple(found)


def _changes(left: list[str], right: list[str]) -> Iterable[LineChange]:
    """Lines that became one another side by side, the others for themselves."""
    rest = list(right)
    for line in left:
        like = max(rest, key=lambda other: SequenceMatcher(None, line, other).ratio(), default=None)
        if like is not None and SequenceMatcher(None, line, like).ratio() >= _ALIKE:
            rest.remove(like)
            yield LineChange("changed", line, like)
        else:
            yield LineChange("only in the first", line, None)
    for line in rest:
        yield LineChange("only in the second", None, line)
