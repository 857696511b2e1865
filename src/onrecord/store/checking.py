"""Whether what is in a store is sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.model import Claim, Reading, Relation, Span
from onrecord.store import querying, schema
from onrecord.store.engine import file_faults
from onrecord.store.rows import content_hash, input_key
from onrecord.text import digest


def verify(db: Connection) -> list[str]:
    """What is wrong, one line each; the readings are looked at one by one."""
    faults = [*file_faults(db), *_dangling(db), *_currents(db)]
    for row in db.execute(select(schema.reading).order_by(schema.reading.c.id)).mappings().all():
        faults += _reading_faults(db, row)
    return faults


def _dangling(db: Connection) -> Iterator[str]:
    """Rows that point to a row that is not there."""
    for table in schema.metadata.sorted_tables:
        for key in table.foreign_keys:
            there = select(key.column)
            lost = select(func.count()).select_from(table).where(key.parent.not_in(there))
            if number := db.scalar(lost):
                yield f"{table.name}: {number} rows point to a {key.column.table.name} that is not there"


def _currents(db: Connection) -> Iterator[str]:
    """Reports that have no current reading, or more than one, or one that is not the latest."""
    table = schema.reading
    latest = dict(
        db.execute(select(table.c.report_id, func.max(table.c.id)).group_by(table.c.report_id)).tuples().all()
    )
    current: dict[str, list[int]] = {}
    for report_id, reading_id in db.execute(select(table.c.report_id, table.c.id).where(table.c.current)):
        current.setdefault(report_id, []).append(reading_id)
    for report_id in db.scalars(select(schema.report.c.id).order_by(schema.report.c.id)):
        if current.get(report_id) != [latest.get(report_id)]:
            yield f"report {report_id}: its current reading is not its latest one"


def _reading_faults(db: Connection, row: RowMapping) -> list[str]:
    name = f"report {row['report_id']}, reading {row['id']}"
    try:
        reading = querying.reading_of(db, row)
    except (KeyError, TypeError, ValueError) as error:
        return [f"{name}: a record cannot be read ({type(error).__name__}: {error})"]
    faults = list(_mismatches(reading))
    if (row["claims"], row["relations"]) != (len(reading.claims), len(reading.relations)):
        faults.append(
            f"it should hold {row['claims']} claims and {row['relations']} relations, "
            f"not {len(reading.claims)} and {len(reading.relations)}"
        )
    if row["content_hash"] != content_hash(reading) or row["input_key"] != input_key(reading.report, reading.versions):
        faults.append("what it holds was changed after it was written")
    return [f"{name}: {fault}" for fault in faults]


def _mismatches(reading: Reading) -> Iterator[str]:
    """Words that do not stand where a record says, and ids that are not those of their report."""
    report = reading.report
    if report.id != f"r:{digest(report.publisher, report.url, report.text)}":
        yield "the report's id is not that of its text"
    seen: set[str] = set()
    records: tuple[Claim | Relation, ...] = (*reading.claims, *reading.relations)
    for record in records:
        if record.report.id != report.id:
            yield f"{record.id} belongs to report {record.report.id}"
        if record.id in seen:
            yield f"{record.id} is there twice"
        seen.add(record.id)
    for item in (*reading.removed, *records):
        for span in spans_in(item):
            if report.text[span.start : span.end] != span.text:
                name = getattr(item, "id", "removed words")
                yield f"{name}: the text has other words at {span.start} than {span.text[:40]!r}"


def spans_in(value: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from spans_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))
