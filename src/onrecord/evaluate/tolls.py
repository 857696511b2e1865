"""How well a report's own toll is read: its dead and its hurt against the figures of the incident it tells of.

The Gun Violence Corpus (Vossen et al., 2018) has reports (`NAME.docs.jsonl`) of incidents (`NAME.incidents.jsonl`)
whose killed and injured were counted by people. A report need not tell all of that: it is measured on the figures that
it states.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.figures import share
from onrecord.extract.tolls import report_toll
from onrecord.ingest import make_report
from onrecord.model import Effect, Reading, Report
from onrecord.pipeline import read_reports
from onrecord.quantities import find_quantities, parse_determiner

_DOCS, _INCIDENTS = ".docs.jsonl", ".incidents.jsonl"
_EFFECTS: tuple[Effect, ...] = ("killed", "injured")
_COUNTED = {"killed": "num_killed", "injured": "num_injured"}
_SENTENCE = re.compile(r"[^.!?\n]+")
_DEATH = re.compile(r"\b(?:kill\w*|dead|deadly|die[ds]?|dying|death\w*|fatal\w*|slain|slay\w*|murder\w*|homicide\w*"
                    r"|suicide\w*|bod(?:y|ies)|deceased|lost (?:his|her|their) li\w+)\b", re.IGNORECASE)  # fmt: skip
_HURT = re.compile(r"\b(?:injur\w+|wound\w*|hurt|maimed)\b", re.IGNORECASE)
_CARE = re.compile(r"\b(?:hospital\w*|surgery|(?:critical|serious|stable|fair|good) condition|recover(?:ing|ed)?)\b",
                   re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A report of the corpus with the figures of its incident, and the names of those killed and injured."""

    report: Report
    figures: dict[Effect, int]
    names: dict[Effect, tuple[str, ...]]

    def states(self, effect: Effect) -> bool:
        """Whether the report's own words give the figure: the number or all names beside a word for the effect."""
        number = self.figures[effect]
        sentences = [s for s in _SENTENCE.findall(self.report.text) if _tells(s, effect)]
        if not number or not sentences:
            return False
        names = self.names[effect]
        if len(names) == number and all(name in self.report.text for name in names):
            return True
        return any(number in _numbers(sentence) for sentence in sentences) or number == 1


def _tells(sentence: str, effect: Effect) -> bool:
    if effect == "killed":
        return _DEATH.search(sentence) is not None
    return _HURT.search(sentence) is not None or (_CARE.search(sentence) is not None and not _DEATH.search(sentence))


def _numbers(sentence: str) -> set[int | None]:
    found: set[int | None] = {q.low for q in find_quantities(sentence) if q.kind == "count" and q.low == q.high}
    return found | {parse_determiner(word) for word in sentence.split()}


def evaluate_tolls(path: Path) -> dict[str, float]:
    """`killed_exact` and `injured_exact`: the share of reports read with the incident's figure, of those that state it.

    With each `…_n`, the reports that state it; `…_error`, by how many the readings are off on average; `…_unread`, the
    share that were read without a figure; `…_false`, the share with a figure of those whose incident has none. PATH is
    a .docs.jsonl, with its .incidents.jsonl beside it. Raises SourceError where one is missing.

    >>> evaluate_tolls(Path("gvc/dev.docs.jsonl"))["killed_exact"] > 0.8  # doctest: +SKIP
    True
    """
    told, again = tee(read_corpus(path))
    readings = read_reports(each.report for each in again)
    return score(list(zip(told, readings, strict=True)))


def score(pairs: list[tuple[Told, Reading]]) -> dict[str, float]:
    """The figures for reports and their readings."""
    figures: dict[str, float] = {"reports": len(pairs)}
    for effect in _EFFECTS:
        read = [(t, report_toll(reading.claims, effect)) for t, reading in pairs]
        stated = [(t.figures[effect], toll) for t, toll in read if t.states(effect)]
        none = [toll for t, toll in read if not t.figures[effect]]
        exact = sum(toll is not None and toll.low == toll.high == wanted for wanted, toll in stated)
        off = sum(abs(wanted - (toll.number if toll else 0)) for wanted, toll in stated)
        figures |= {
            f"{effect}_exact": share(exact, len(stated)),
            f"{effect}_n": len(stated),
            f"{effect}_error": share(off, len(stated)),
            f"{effect}_unread": share(sum(toll is None for _, toll in stated), len(stated)),
            f"{effect}_false": share(sum(toll is not None and toll.number > 0 for toll in none), len(none)),
            f"{effect}_none_n": len(none),
        }
    return figures


def read_corpus(path: Path) -> Iterator[Told]:
    """The reports of a .docs.jsonl whose incident is known."""
    incidents_path = path.with_name(path.name.removesuffix(_DOCS) + _INCIDENTS)
    if not path.name.endswith(_DOCS) or not path.is_file() or not incidents_path.is_file():
        raise SourceError(
            f"this is no …{_DOCS} with its …{_INCIDENTS} beside it", where=str(path), hint="name such a file"
        )
    incidents = {row["key"]: row for row in _rows(incidents_path)}
    for row in _rows(path):
        incident = incidents.get(row["incident_id"])
        if incident is not None:
            report = make_report(
                row["content"], source_id=row["doc_id"], title=row.get("title"), published=row.get("dct")
            )
            yield Told(report, {e: incident[_COUNTED[e]] for e in _EFFECTS}, {e: _named(incident, e) for e in _EFFECTS})


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{path}, line {number}: this is no JSON ({error})") from error


def _named(incident: dict[str, Any], effect: Effect) -> tuple[str, ...]:
    """The last names of those to whom it was done."""
    people = [p for p in incident["participants"] if effect.casefold() in p.get("Status", "").casefold()]
    return tuple(p["Name"].split()[-1] for p in people if p.get("Name", "").strip())
