"""How well dates are found and resolved: against TimeML (AQUAINT), and against the dates of a claims gold."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import SourceError
from onrecord.timex import Timex, find_timexes, resolve_narrative, until_published


@dataclass(frozen=True, slots=True)
class GoldTimex:
    """A TIMEX3 of an annotated text."""

    start: int
    end: int
    type: str
    value: str


def evaluate_dates(path: Path) -> dict[str, float]:
    """Scores by name, each between 0 and 1, with the number of gold items as `n`.

    A folder of TimeML files (.tml) gives `strict_f1`, `relaxed_f1` (spans that overlap) and `value_f1` (overlapping,
    and the same value),
    as TempEval-3 counts them. A folder of claims (.json, docs/evaluation.md) gives `exact` (date texts resolved to
    the gold's first and
    last day), `resolved` (to any range) and `right_if_resolved`.
    Raises SourceError where the folder holds neither.
    """
    if files := _files(path, ".tml"):
        return _score_timeml(files)
    if files := _files(path, ".json"):
        return _score_claims(files)
    raise SourceError("no .tml and no .json files here", where=str(path), hint="give a folder of TimeML or of claims")


def _files(path: Path, suffix: str) -> list[Path]:
    """The folder's files of a kind, without hidden ones (the "._" files that some archives carry)."""
    return [file for file in sorted(path.glob(f"*{suffix}")) if not file.name.startswith(".")]


def read_timeml(path: Path) -> tuple[str, str | None, list[GoldTimex]]:
    """The text, the publication day and the TIMEX3 annotations of a TimeML file.

    Raises SourceError where the file is no TimeML.
    """
    try:
        root = ET.parse(path).getroot()
    except ET.ParseError as error:
        raise SourceError(f"this is no XML ({error})", where=str(path)) from error
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None:
        raise SourceError("this TimeML has no TEXT", where=str(path))
    pieces: list[str] = []
    gold: list[GoldTimex] = []
    _collect(body, pieces, gold)
    return "".join(pieces), None if created is None else created.get("value"), gold


def _collect(element: ET.Element, pieces: list[str], gold: list[GoldTimex]) -> None:
    start = sum(len(piece) for piece in pieces)
    pieces.append(element.text or "")
    for child in element:
        _collect(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(len(piece) for piece in pieces)
        gold.append(GoldTimex(start, end, element.get("type", ""), element.get("value", "")))


def same_value(value: str | None, gold: str) -> bool:
    """Whether two TIMEX3 values say the same in whatever notation ("2000-W7" and "2000-W07", "1998-XX" and "1998")."""
    return value is not None and _notation(value) == _notation(gold)


def _notation(value: str) -> str:
    value = re.sub(r"W(\d)(?!\d)", r"W0\1", value)
    return re.sub(r"(?:-XX)+$", "", value)


def _score_timeml(files: list[Path]) -> dict[str, float]:
    strict = relaxed = value = found = wanted = 0
    for file in files:
        text, published, gold = read_timeml(file)
        timexes = find_timexes(text, published=published)
        pairs = list(_pairs(timexes, gold))
        found, wanted = found + len(timexes), wanted + len(gold)
        strict += sum((t.start, t.end) == (g.start, g.end) for t, g in pairs)
        relaxed += len(pairs)
        value += sum(same_value(t.value, g.value) for t, g in pairs)
    scores = {
        name: _f1(hits, found, wanted)
        for name, hits in (("strict_f1", strict), ("relaxed_f1", relaxed), ("value_f1", value))
    }
    return {**scores, "precision": _share(relaxed, found), "recall": _share(relaxed, wanted), "n": wanted}


def _pairs(timexes: list[Timex], gold: list[GoldTimex]) -> Iterator[tuple[Timex, GoldTimex]]:
    """Each gold item with the first expression that overlaps it and is not taken yet."""
    taken: set[int] = set()
    for item in gold:
        for index, timex in enumerate(timexes):
            if index not in taken and timex.start < item.end and item.start < timex.end:
                taken.add(index)
                yield timex, item
                break


def _f1(hits: int, found: int, wanted: int) -> float:
    return round(2 * hits / (found + wanted), 4) if found + wanted else 0.0


def _share(hits: int, of: int) -> float:
    return round(hits / of, 4) if of else 0.0


def dated_claims(file: Path) -> Iterator[tuple[str, str | None, tuple[str | None, str | None], Timex | None]]:
    """Of each claim whose date has words: the words, the publication day, the gold's range, and our reading."""
    report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    text, published = report["text"], report.get("published")
    timexes = resolve_narrative(find_timexes(text, published=published))
    for claim in report["claims"]:
        date = claim.get("date") or {}
        words = date.get("text")
        if words:
            start = _place(text, claim["sentence"], words)
            timex = dating(timexes, start, start + len(words))
            if timex is not None and timex.since is not None and start <= timex.since:
                timex = until_published(timex, published)
            yield words, published, (date.get("from"), date.get("to")), timex


def _place(text: str, sentence: str, words: str) -> int:
    """Where the words stand: in the sentence, else the nearest before it."""
    at = max(text.find(sentence), 0)
    inside = text.find(words, at, at + len(sentence))
    return inside if inside >= 0 else max(text.rfind(words, 0, at + len(sentence)), text.find(words))


def dating(timexes: list[Timex], start: int, end: int) -> Timex | None:
    """The expression that dates the words between two offsets: the most exact in them, the first of equals."""
    inside = [t for t in timexes if t.start < end and start < t.end]
    return min(inside, key=lambda t: (not t.resolved, t.precision or 9, t.start), default=None)


def _score_claims(files: list[Path]) -> dict[str, float]:
    wanted = exact = resolved = 0
    for file in files:
        for _, _, gold, timex in dated_claims(file):
            wanted += 1
            if timex is not None and timex.resolved:
                resolved += 1
                exact += (timex.first, timex.last) == gold
    return {
        "exact": _share(exact, wanted), "resolved": _share(resolved, wanted),
        "right_if_resolved": _share(exact, resolved), "n": wanted,
    }  # fmt: skip
