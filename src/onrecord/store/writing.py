"""What is written into a store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, Table, insert, select, update

from onrecord.errors import InputError
from onrecord.model import Reading, Report
from onrecord.store import schema
from onrecord.store.rows import Row, claim_row, reading_row, relation_row, removed_row

Outcome = Literal["new", "same", "reread"]


@dataclass(frozen=True, slots=True)
class AddSummary:
    """How many reports were new, the same as before, read again with another outcome, and failed.

    >>> AddSummary(new=1) + AddSummary(same=2)
    AddSummary(new=1, same=2, reread=0, failed=0)
    """

    new: int = 0
    same: int = 0
    reread: int = 0
    failed: int = 0

    def __add__(self, other: AddSummary) -> AddSummary:
        return AddSummary(
            self.new + other.new, self.same + other.same, self.reread + other.reread, self.failed + other.failed
        )


def begin_run(db: Connection, sources: Sequence[str], versions: Mapping[str, str]) -> int:
    """The number of a new run."""
    row = {"started_at": now(), "sources": list(sources), "versions": dict(versions)}
    return _insert_one(db, schema.run, row)


def end_run(db: Connection, run_id: int) -> None:
    """Writes down when a run ended."""
    db.execute(update(schema.run).where(schema.run.c.id == run_id).values(ended_at=now()))


def add_failures(db: Connection, errors: Iterable[InputError], *, run_id: int) -> None:
    """Writes down what failed."""
    _insert_all(
        db, schema.failure,
        [
            {"run_id": run_id, "place": e.where, "line": e.line, "what": e.what, "hint": e.hint, "failed_at": now()}
            for e in errors
        ],
    )  # fmt: skip


def add_readings(db: Connection, readings: Iterable[Reading], *, run_id: int) -> AddSummary:
    """Writes down the readings that say something that the store does not have yet."""
    outcomes = [_add_reading(db, reading, run_id=run_id) for reading in readings]
    return AddSummary(**{name: outcomes.count(name) for name in ("new", "same", "reread")})


def _add_reading(db: Connection, reading: Reading, *, run_id: int) -> Outcome:
    row = reading_row(reading, run_id=run_id, read_at=now())
    table = schema.reading
    mine = table.c.report_id == reading.report.id
    current = db.execute(select(table.c.input_key, table.c.content_hash).where(mine, table.c.current)).first()
    if current is None:
        report = {"id": reading.report.id, "text": reading.report.text, "added_at": row["read_at"]}
        _insert_all(db, schema.report, [report])
    add_names(db, [reading.report])
    if current and (current.input_key, current.content_hash) == (row["input_key"], row["content_hash"]):
        return "same"
    db.execute(update(table).where(mine, table.c.current).values(current=False))
    _insert_parts(db, reading, reading_id=_insert_one(db, table, row))
    return "reread" if current else "new"


def add_names(db: Connection, reports: Iterable[Report]) -> None:
    """Writes down the names under which these reports, which the store has, came in."""
    table = schema.source_name
    named = {(report.id, report.source_id): None for report in reports if report.source_id is not None}
    for report_id, source_id in named:
        query = select(table.c.report_id).where(table.c.report_id == report_id, table.c.source_id == source_id)
        if db.scalar(query) is None:
            _insert_all(db, table, [{"report_id": report_id, "source_id": source_id}])


def _insert_parts(db: Connection, reading: Reading, *, reading_id: int) -> None:
    removed = [removed_row(item, reading_id=reading_id, position=i) for i, item in enumerate(reading.removed)]
    claims = [claim_row(item, reading_id=reading_id, position=i) for i, item in enumerate(reading.claims)]
    relations = [relation_row(item, reading_id=reading_id, position=i) for i, item in enumerate(reading.relations)]
    _insert_all(db, schema.removed, removed)
    _insert_all(db, schema.claim, claims)
    _insert_all(db, schema.relation, relations)


def _insert_one(db: Connection, table: Table, row: Row) -> int:
    key = db.execute(insert(table).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _insert_all(db: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        db.execute(insert(table), rows)


def now() -> str:
    """The time, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
