"""From the types of a reading to the rows of the tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from onrecord.model import Claim, Reading, Relation, Removed, Report
from onrecord.text import digest

Row = dict[str, Any]

_REPORT_COLUMNS = ("source_id", "title", "publisher", "via", "author", "published", "published_from", "url", "language")
# The name under which a report came does not change what it says.
_READ_FROM = _REPORT_COLUMNS[1:]


def input_key(report: Report, versions: Mapping[str, str]) -> str:
    """What stands for a report as it was given and for what reads it: where it is the same, so is the reading."""
    return digest(report.id, *(getattr(report, name) for name in _READ_FROM), _json(versions))


def content_hash(reading: Reading) -> str:
    """What stands for everything that was read from the report."""
    parts: tuple[Removed | Claim | Relation, ...] = (*reading.removed, *reading.claims, *reading.relations)
    records = [item.to_dict() for item in parts]
    return digest(_json([{**record, "report": reading.report.id} for record in records]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def reading_row(reading: Reading, *, run_id: int, read_at: str) -> Row:
    """The row of a reading, which is then the current one of its report."""
    return {
        "report_id": reading.report.id,
        "run_id": run_id,
        "read_at": read_at,
        "current": True,
        "input_key": input_key(reading.report, reading.versions),
        "content_hash": content_hash(reading),
        "versions": dict(reading.versions),
        "words": reading.report.words,
        "claims": len(reading.claims),
        "relations": len(reading.relations),
        **{name: getattr(reading.report, name) for name in _REPORT_COLUMNS},
    }


def removed_row(item: Removed, *, reading_id: int, position: int) -> Row:
    """The row of words that are no part of the report."""
    return {
        "reading_id": reading_id, "position": position, "start": item.start, "end": item.end, "reason": item.reason,
    }  # fmt: skip


def claim_row(claim: Claim, *, reading_id: int, position: int) -> Row:
    """The row of a claim: what views filter on, and its record."""
    return {
        "reading_id": reading_id,
        "position": position,
        "id": claim.id,
        "type": claim.event.type,
        "mode": claim.event.mode,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "background": claim.background,
        "speaker": (claim.speaker.name or claim.speaker.text) if claim.speaker else None,
        "date_from": claim.date.first if claim.date else None,
        "date_to": claim.date.last if claim.date else None,
        "country": next((place.country for place in claim.place if place.country), None),
        "incident_id": claim.incident_id,
        "record": claim.to_dict(),
    }


def relation_row(relation: Relation, *, reading_id: int, position: int) -> Row:
    """The row of a relation."""
    return {
        "reading_id": reading_id,
        "position": position,
        "id": relation.id,
        "type": relation.type,
        "subject": relation.subject.name or relation.subject.text,
        "object": relation.object.name or relation.object.text,
        "record": relation.to_dict(),
    }
