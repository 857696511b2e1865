"""How well reports of one incident are brought together, and how well the incident's tolls then are.

A corpus is a file of reports, one a line (`doc_id, title, dct, uri, content, incident_id`), and beside it the registry
of their incidents (`key, num_killed, num_injured`): `docs.jsonl` with `incidents.jsonl`, or `dev.docs.jsonl` with
`dev.incidents.jsonl`. Each report is of one incident there, so the incident that a report is mainly about decides. A
report that cannot be read stands alone.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.consolidate.model import Incident
from onrecord.consolidate.record import Record
from onrecord.errors import DataError, InputError
from onrecord.evaluate.corpora import read_longtail
from onrecord.evaluate.partitions import partition_scores
from onrecord.model import Reading
from onrecord.pipeline import read_reports

_EFFECTS = {"killed": "num_killed", "injured": "num_injured"}
Tolls = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The incident of each report, and the tolls of each incident as its registry has them."""

    truth: Mapping[str, str]
    tolls: Mapping[str, Tolls]


def evaluate_incidents(path: Path) -> dict[str, float]:
    """Pairwise, B-cubed, CEAF-e and LEA figures, the share of right tolls, and the seconds after reading."""
    file = path / "docs.jsonl" if path.is_dir() else path
    corpus = read_corpus(file)
    reports = [item for item in read_longtail(file) if not isinstance(item, InputError)]
    return score_readings(list(read_reports(reports)), corpus)


def read_corpus(file: Path) -> Corpus:
    """What people marked. Raises DataError where a report has no incident."""
    truth: dict[str, str] = {}
    for number, row in enumerate(_rows(file), start=1):
        if "doc_id" not in row or "incident_id" not in row:
            raise DataError(f"{file}, line {number}: a report needs doc_id and incident_id; see docs/incidents.md")
        truth[str(row["doc_id"])] = str(row["incident_id"])
    registry = file.with_name(file.name.replace("docs", "incidents"))
    rows = _rows(registry) if registry.exists() and registry != file else ()
    return Corpus(truth, {str(row["key"]): {name: int(row[name]) for name in _EFFECTS.values()} for row in rows})


def _rows(file: Path) -> Iterable[dict[str, str]]:
    with file.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def score_readings(readings: Sequence[Reading], corpus: Corpus) -> dict[str, float]:
    """The same figures for readings that were made before."""
    started = time.perf_counter()
    record = Record(readings, policy="most-cited")
    named = {reading.report.source_id: reading.report.id for reading in readings}
    found: dict[str, str] = {}
    for name in corpus.truth:
        home = record.main_incident(named[name]) if name in named else None
        found[name] = home or f"alone:{named.get(name, name)}"
    seconds = time.perf_counter() - started
    figures = partition_scores(corpus.truth, found)
    figures |= toll_figures(record, corpus, found)
    return figures | {"reports": float(len(corpus.truth)), "read": float(len(readings)), "seconds": seconds}


def toll_figures(record: Record, corpus: Corpus, found: Mapping[str, str]) -> dict[str, float]:
    """The share of incidents told by two and more reports whose best toll is the registry's.

    Each is looked up in the incident that most of its reports were brought into; no number counts as none.
    """
    homes: dict[str, list[str]] = defaultdict(list)
    for name, truth in corpus.truth.items():
        if not found[name].startswith("alone:"):
            homes[truth].append(found[name])
    right, number = Counter[str](), 0
    for truth, idents in homes.items():
        if len(idents) < 2 or truth not in corpus.tolls:
            continue
        number += 1
        votes = Counter(idents)
        home = min(votes, key=lambda ident: (-votes[ident], ident))
        incident = record.incident(home) if record.has_claims(home) else None
        for effect, name in _EFFECTS.items():
            right[effect] += best(incident, effect) == corpus.tolls[truth][name]
    if not number:
        return {}
    return {f"{effect}_right": right[effect] / number for effect in _EFFECTS} | {"several_reports": float(number)}


def best(incident: Incident | None, effect: str) -> int:
    """The best number of an incident, 0 where no claim gives one."""
    toll = incident.toll(effect) if incident else None
    if toll is None:
        return 0
    return (toll.best_high if toll.best_high is not None else toll.best_low) or 0
