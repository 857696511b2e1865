"""The store: readings in, readings out; nothing in it is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, insert, inspect, select, update

from onrecord.errors import InputError, StoreError
from onrecord.model import Claim, Decision, Reading, Report
from onrecord.store import checking, deciding, querying, schema, writing
from onrecord.store.engine import MEMORY, is_fresh, named_errors, open_engine
from onrecord.store.querying import ReportRow
from onrecord.store.writing import AddSummary


class Store:
    """A file that keeps readings; `:memory:` keeps them until it is closed.

    >>> with Store(":memory:") as store:
    ...     store.counts()["reports"]
    0

    Raises StoreError where the file is no store, was made by a later version, is locked or may not be read.
    """

    def __init__(self, path: str | Path = MEMORY, *, create: bool = True) -> None:
        self.path = str(path)
        fresh = is_fresh(self.path)
        if fresh and not create:
            raise StoreError(f"{self.path}: there is no store; make one with `onrecord add SOURCE --store {self.path}`")
        self._engine = open_engine(self.path)
        if fresh:
            self._create()
        self._check_schema()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file free."""
        self._engine.dispose()

    def add(self, readings: Iterable[Reading], *, run_id: int | None = None) -> AddSummary:
        """How many readings were new, the same as before, or read again with another outcome; all or none are kept."""
        run = self.begin_run((), {}) if run_id is None else run_id
        with self._writing() as db:
            summary = writing.add_readings(db, readings, run_id=run)
        if run_id is None:
            self.end_run(run)
        return summary

    def begin_run(self, sources: Sequence[str], versions: Mapping[str, str]) -> int:
        """The number under which what follows is kept: which sources, read by what, from when."""
        with self._writing() as db:
            return writing.begin_run(db, sources, versions)

    def end_run(self, run_id: int) -> None:
        """Marks a run as one that went to its end."""
        with self._writing() as db:
            writing.end_run(db, run_id)

    def add_failures(self, errors: Iterable[InputError], *, run_id: int) -> None:
        """Keeps what could not be read, and why."""
        with self._writing() as db:
            writing.add_failures(db, errors, run_id=run_id)

    def known(self, reports: Iterable[Report], versions: Mapping[str, str]) -> frozenset[Report]:
        """Those reports whose current reading was made from the same words by the same versions."""
        with self._reading() as db:
            return querying.known(db, reports, versions)

    def add_names(self, reports: Iterable[Report]) -> None:
        """Keeps the names (source_id) under which reports that are in the store came in once more."""
        with self._writing() as db:
            writing.add_names(db, reports)

    def reports(self) -> list[ReportRow]:
        """One row a report, in the order in which they were added."""
        with self._reading() as db:
            return querying.reports(db)

    def reading(self, name: str) -> Reading:
        """The current reading of the report with this id, beginning of an id, or id of its own (source_id).

        Raises StoreError where no report or more than one has it.
        """
        with self._reading() as db:
            return querying.reading(db, name)

    def readings(self) -> Iterator[Reading]:
        """The current readings of all reports, in the order in which they were added."""
        for row in self.reports():
            yield self.reading(row.id)

    def history(self, report_id: str) -> list[Reading]:
        """All readings of one report, the oldest first."""
        with self._reading() as db:
            return querying.history(db, report_id)

    def claims(self, **filters: str | bool | None) -> Iterator[Claim]:
        """The claims of all current readings that have these values.

        Filters: type, mode, polarity, modality, background, speaker, country; None stands for "has none".

        >>> with Store(":memory:") as store:
        ...     list(store.claims(type="ASSAULT", polarity="positive", mode=None))
        []
        """
        with self._reading() as db:
            yield from querying.claims(db, filters)

    def counts(self) -> dict[str, int]:
        """How many reports, claims, incidents, relations, readings and failures there are."""
        with self._reading() as db:
            return querying.counts(db)

    def failures(self) -> list[InputError]:
        """What the runs could not read, the oldest first."""
        with self._reading() as db:
            return querying.failures(db)

    def decide(self, kind: Literal["merge", "split"], claims: Sequence[str], *, user: str, reason: str) -> Decision:
        """The decision that claims tell of one incident, or of different ones, as it was kept."""
        with self._writing() as db:
            return deciding.decide(db, kind, claims, user=user, reason=reason)

    def decisions(self) -> list[Decision]:
        """What people decided, the oldest first."""
        with self._reading() as db:
            return deciding.decisions(db)

    def verify(self) -> list[str]:
        """What is wrong in the store, one line each; empty where it is sound."""
        with self._reading() as db:
            return checking.verify(db)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with named_errors(self.path), self._engine.connect() as db:
            yield db

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with named_errors(self.path), self._engine.connect().execution_options(writing=True) as db, db.begin():
            yield db

    def _create(self) -> None:
        with self._writing() as db:
            schema.metadata.create_all(db)
            db.execute(insert(schema.meta), [{"key": "schema", "value": str(schema.SCHEMA)}])

    def _check_schema(self) -> None:
        with self._reading() as db:
            if not inspect(db).has_table("meta"):
                raise StoreError(f"{self.path}: this database is no store of onrecord; name another file")
            found = db.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))
        if found is None or not found.isdigit():
            raise StoreError(f"{self.path}: this database is no store of onrecord; name another file")
        if int(found) > schema.SCHEMA:
            raise StoreError(
                f"{self.path}: the store has schema {found}, this version reads up to {schema.SCHEMA}; update onrecord"
            )
        if int(found) < schema.SCHEMA:
            self._migrate()

    def _migrate(self) -> None:
        """Brings an older store up to this schema: so far tables were only added."""
        with self._writing() as db:
            schema.metadata.create_all(db)
            db.execute(update(schema.meta).where(schema.meta.c.key == "schema").values(value=str(schema.SCHEMA)))
