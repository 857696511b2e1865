"""What people decided, kept in the order in which they did; nothing is changed or taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, insert, select

from onrecord.model import Decision
from onrecord.store import schema
from onrecord.store.writing import now


def decide(
    db: Connection, kind: Literal["merge", "split"], claims: Sequence[str], *, user: str, reason: str
) -> Decision:
    """The decision as it was written down, with its time."""
    decision = Decision(kind, tuple(claims), user, now(), reason)
    row = {name: getattr(decision, name) for name in ("kind", "user", "time", "reason")}
    db.execute(insert(schema.decision), [{**row, "claims": list(claims)}])
    return decision


def decisions(db: Connection) -> list[Decision]:
    """All decisions, the oldest first."""
    rows = db.execute(select(schema.decision).order_by(schema.decision.c.id))
    return [Decision(row.kind, tuple(row.claims), row.user, row.time, row.reason) for row in rows]
