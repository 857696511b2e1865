"""How well single sentences are coded: the gold standard records of PLOVER, each with one event and its actors.

The records are the example sentences of the CAMEO manual, recoded (openeventdata/PLOVER). They name the types of an
early draft, which stand here for those of PLOVER 2.0. UniversalPetrarch coded the same half of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import DataError, SourceError
from onrecord.evaluate.dyads import Dyad, dyads
from onrecord.evaluate.figures import Hits, share
from onrecord.evaluate.iso3 import alpha2
from onrecord.ingest import make_report
from onrecord.model import Claim
from onrecord.pipeline import read_reports
from onrecord.registry import load_registry

# What UniversalPetrarch reaches on these records (gsr_odd.json), by the names of our figures.
PUBLISHED = {"type_found": 0.627, "type_precision": 0.394, "type_and_countries": 0.325}
# Types of the draft that PLOVER 2.0 calls otherwise.
_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "CRIME": "ASSAULT"}
# Misspelt in the records.
_MEANT = {"JAP": "JPN", "ITL": "ITA", "QUA": "QAT"}
_NO_EVENT = "DOCUMENT"


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """A sentence with the event that it tells; `sources` and `targets` are countries, IGO or other letters."""

    text: str
    type: str
    sources: frozenset[str]
    targets: frozenset[str]


def evaluate_plover(path: Path) -> dict[str, Any]:
    """`type_found`: sentences with an event of the right type; `type_precision`: right types of all types read.

    `type_and_countries`: sentences with an event of the right type, a right source and a right target country. Claims
    become event records first (dyads.py), and only those count that name a country or body. `published` are the
    figures of UniversalPetrarch on the same records. PATH is `gsr_odd.json` or its folder. Raises SourceError where it
    is not there.

    >>> evaluate_plover(Path("plover/gsr_odd.json"))["type_found"] > 0.7  # doctest: +SKIP
    True
    """
    gold = read_records(path)
    readings = read_reports(make_report(record.text) for record in gold)
    figures = score(gold, [reading.claims for reading in readings])
    return {**figures, "published": PUBLISHED}


def score(gold: Sequence[GoldRecord], claims: Iterable[Sequence[Claim]]) -> dict[str, float]:
    """The figures for the records and the claims read from each."""
    registry = load_registry()
    types = Hits()
    both = 0
    for record, found in zip(gold, claims, strict=True):
        read = [dyad for dyad in dyads(found, registry) if dyad.named]
        named = {dyad.type for dyad in read}
        types.add(right=record.type in named, found=len(named), wanted=1)
        both += any(dyad.type == record.type and _parties_right(record, dyad) for dyad in read)
    return {
        "records": len(gold),
        "type_found": types.recall,
        "type_precision": types.precision,
        "type_and_countries": share(both, len(gold)),
    }


def _parties_right(record: GoldRecord, dyad: Dyad) -> bool:
    if not record.targets and len(record.sources) > 1:
        # Both sides of what is mutual are sources in the records.
        return record.sources <= dyad.sources | dyad.targets
    return (not record.sources or bool(record.sources & dyad.sources)) and (
        not record.targets or bool(record.targets & dyad.targets)
    )


def read_records(path: Path) -> list[GoldRecord]:
    """The records with an event."""
    file = path / "gsr_odd.json" if path.is_dir() else path
    if not file.is_file():
        raise SourceError("there is no gsr_odd.json here", where=str(path), hint="name the file or its folder")
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(f"{file}: this is no JSON ({error})") from error
    return [_record(row) for row in rows if row["event"] != _NO_EVENT]


def _record(row: dict[str, Any]) -> GoldRecord:
    kind = row["event"]
    return GoldRecord(row["text"], _TYPES.get(kind, kind), _codes(row.get("source")), _codes(row.get("target")))


def _codes(actors: Any) -> frozenset[str]:
    """The codes of the actors; a few records hold a remark in place of the list."""
    given = [a["code"] for a in actors if isinstance(a, dict) and a.get("code")] if isinstance(actors, list) else []
    return frozenset(alpha2(_MEANT.get(code, code)) or code for code in given)
