"""What is asked of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.errors import InputError, StoreError
from onrecord.model import Claim, Reading, Report
from onrecord.records import claim_from, reading_from
from onrecord.store import schema
from onrecord.store.rows import input_key

# SQLite takes at most 999 values in one statement in its older builds.
_KEYS_AT_ONCE = 500
_FILTERS = ("type", "mode", "polarity", "modality", "background", "speaker", "country")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a list of reports, of its current reading."""

    id: str
    source_id: str | None
    title: str | None
    publisher: str | None
    published: str | None
    words: int
    claims: int
    relations: int
    readings: int


def known(db: Connection, reports: Iterable[Report], versions: Mapping[str, str]) -> frozenset[Report]:
    """Those reports whose current reading has the same input and versions."""
    by_key: dict[str, list[Report]] = {}
    for report in reports:
        by_key.setdefault(input_key(report, versions), []).append(report)
    keys, table = list(by_key), schema.reading
    found: set[Report] = set()
    for first in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[first : first + _KEYS_AT_ONCE]
        for key in db.scalars(select(table.c.input_key).where(table.c.current, table.c.input_key.in_(some))):
            found.update(by_key[key])
    return frozenset(found)


def reports(db: Connection) -> list[ReportRow]:
    """One row a report, in the order in which they were added."""
    table = schema.reading
    each = select(table.c.report_id, func.count().label("readings"), func.min(table.c.id).label("first"))
    totals = each.group_by(table.c.report_id).subquery()
    query = (
        select(table, totals.c.readings)
        .join(totals, totals.c.report_id == table.c.report_id)
        .where(table.c.current)
        .order_by(totals.c.first)
    )
    return [
        ReportRow(
            id=row.report_id, source_id=row.source_id, title=row.title, publisher=row.publisher,
            published=row.published, words=row.words, claims=row.claims, relations=row.relations, readings=row.readings,
        )
        for row in db.execute(query)
    ]  # fmt: skip


def reading(db: Connection, name: str) -> Reading:
    """The current reading of the one report that the name stands for."""
    table = schema.reading
    report_id = _report_id(db, name)
    row = db.execute(select(table).where(table.c.report_id == report_id, table.c.current)).mappings().one()
    return reading_of(db, row)


def _report_id(db: Connection, name: str) -> str:
    names = schema.source_name
    ids = sorted(set(db.scalars(select(names.c.report_id).where(names.c.source_id == name))))
    if not ids:
        start = name if name.startswith("r:") else f"r:{name}"
        begins = schema.report.c.id.startswith(start, autoescape=True)
        ids = sorted(db.scalars(select(schema.report.c.id).where(begins).limit(20))) if len(start) > 2 else []
    if not ids:
        raise StoreError(f"no report in the store has the id '{name}'; `onrecord show` lists them")
    if len(ids) > 1:
        raise StoreError(f"'{name}' stands for {len(ids)} reports ({', '.join(ids[:5])}); give more of the id")
    return str(ids[0])


def history(db: Connection, report_id: str) -> list[Reading]:
    """All readings of a report, the oldest first."""
    table = schema.reading
    rows = db.execute(select(table).where(table.c.report_id == report_id).order_by(table.c.id)).mappings().all()
    return [reading_of(db, row) for row in rows]


def reading_of(db: Connection, row: RowMapping) -> Reading:
    """The reading of a row of the table of readings."""
    text = db.scalar(select(schema.report.c.text).where(schema.report.c.id == row["report_id"])) or ""
    report = {**row, "id": row["report_id"], "text": text}
    reference = {"id": row["report_id"], "source_id": row["source_id"]}
    removed = [
        {"report": reference, "start": r.start, "end": r.end, "text": text[r.start : r.end], "reason": r.reason}
        for r in _part(db, schema.removed, row["id"])
    ]
    claims = [r.record for r in _part(db, schema.claim, row["id"])]
    relations = [r.record for r in _part(db, schema.relation, row["id"])]
    return reading_from(
        {"report": report, "removed": removed, "claims": claims, "relations": relations, "versions": row["versions"]}
    )


def _part(db: Connection, table: Any, reading_id: int) -> Iterable[Any]:
    return db.execute(select(table).where(table.c.reading_id == reading_id).order_by(table.c.position))


def claims(db: Connection, filters: Mapping[str, str | bool | None]) -> Iterator[Claim]:
    """The claims of current readings with these values."""
    unknown = sorted(set(filters) - set(_FILTERS))
    if unknown:
        raise StoreError(f"claims have no column '{unknown[0]}' to filter on; they have {', '.join(_FILTERS)}")
    table, owner = schema.claim, schema.reading
    query = select(table.c.record).join(owner, owner.c.id == table.c.reading_id).where(owner.c.current)
    for name, value in filters.items():
        query = query.where(table.c[name].is_(None) if value is None else table.c[name] == value)
    for record in db.scalars(query.order_by(table.c.reading_id, table.c.position)):
        yield claim_from(record)


def counts(db: Connection) -> dict[str, int]:
    """How many of each there are; claims, incidents and relations of current readings.

    An incident is counted once for each report that tells it, until reports are brought together.
    """
    current = schema.reading.c.current
    totals = select(func.count(), func.sum(schema.reading.c.claims), func.sum(schema.reading.c.relations)).where(
        current
    )
    reports_, claims_, relations_ = db.execute(totals).one()
    read_now = schema.claim.join(schema.reading, schema.claim.c.reading_id == schema.reading.c.id)
    incidents = select(func.count(schema.claim.c.incident_id.distinct())).select_from(read_now).where(current)
    return {
        "reports": reports_,
        "claims": claims_ or 0,
        "incidents": db.scalar(incidents) or 0,
        "relations": relations_ or 0,
        "readings": db.scalar(select(func.count()).select_from(schema.reading)) or 0,
        "failures": db.scalar(select(func.count()).select_from(schema.failure)) or 0,
    }


def failures(db: Connection) -> list[InputError]:
    """What failed, the oldest first."""
    rows = db.execute(select(schema.failure).order_by(schema.failure.c.id))
    return [InputError(row.what, where=row.place, line=row.line, hint=row.hint) for row in rows]
