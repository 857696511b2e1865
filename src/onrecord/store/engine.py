"""Opening the database, and its errors in plain words; all that is special to SQLite stands here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from onrecord.errors import StoreError

MEMORY = ":memory:"
_SQLITE_MAGIC = b"SQLite format 3\0"
# How long a writer waits for another one before it gives up.
BUSY_SECONDS = 5.0


def open_engine(path: str) -> Engine:
    """The engine of a store file, or of one in memory that ends with the engine."""
    if path == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine("sqlite:///" + str(Path(path).absolute()), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: Any) -> None:
    # Python's own transaction handling begins too late: what was read before the first write could be stale by then.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def is_fresh(path: str) -> bool:
    """Whether there is no store yet at the path; raises StoreError where something else is there."""
    file = Path(path)
    if path == MEMORY or not file.exists():
        return True
    if file.is_dir():
        raise StoreError(f"{path}: this is a folder, not a store; name a file, for example {file / 'onrecord.db'}")
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise StoreError(f"{path}: the store may not be read ({error.strerror}); check its permissions") from error
    if head and head != _SQLITE_MAGIC:
        raise StoreError(f"{path}: this file is no store; name one that `onrecord add` made, or a new file")
    return not head


def file_faults(db: Connection) -> list[str]:
    """What the database itself finds wrong with its file."""
    found = db.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [f"the file is damaged: {line}" for line in found if line != "ok"]


@contextmanager
def named_errors(path: str) -> Iterator[None]:
    """Database errors of the block as StoreErrors that say what to do."""
    try:
        yield
    except OperationalError as error:
        raise StoreError(f"{path}: {_advice(str(error.orig))}") from error
    except DatabaseError as error:
        raise StoreError(f"{path}: the store is damaged ({error.orig}); go back to a copy that is sound") from error


def _advice(said: str) -> str:
    if "locked" in said:
        return "another program is writing to the store; wait for it, then run this again"
    if "readonly" in said:
        return "the store may only be read; copy it to a place where you may write, or change its permissions"
    if "unable to open" in said:
        return "the store cannot be opened; check that its folder exists and that you may write there"
    if "full" in said:
        return "the disk is full; make room, then run this again"
    return f"the store cannot be used ({said}); `onrecord verify` says what is wrong with it"
