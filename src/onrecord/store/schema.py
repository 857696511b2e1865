"""The tables of a store; types that SQLite and PostgreSQL share.

A report's words stand once in `report`; each reading of them is a row of its own, and none is overwritten. Of the
readings of one report one is current: the latest. Claims and relations keep their whole record as JSON beside the
columns that views filter on.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

# Raised with every change of the tables; a newer store is refused, an older one migrated.
SCHEMA = 2

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# "schema": the version of the tables; "application": what made the file.
meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

report = Table(
    "report", metadata,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("added_at", String, nullable=False),
)  # fmt: skip

# Every name under which a report came in: two files can hold the same report.
source_name = Table(
    "source_name", metadata,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("source_id", String, primary_key=True, index=True),
)  # fmt: skip

# One run of `add`: when, over what, with what outcome. Times are UTC, ISO 8601.
run = Table(
    "run", metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", String, nullable=False),
    Column("ended_at", String),
    Column("sources", JSON, nullable=False),
    Column("versions", JSON, nullable=False),
)  # fmt: skip

failure = Table(
    "failure", metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", ForeignKey("run.id"), nullable=False, index=True),
    Column("place", String, nullable=False),
    Column("line", Integer),
    Column("what", Text, nullable=False),
    Column("hint", Text),
    Column("failed_at", String, nullable=False),
)  # fmt: skip

reading = Table(
    "reading", metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False, index=True),
    Column("run_id", ForeignKey("run.id"), nullable=False),
    Column("read_at", String, nullable=False),
    Column("current", Boolean, nullable=False, index=True),
    # What was read and by what: equal keys mean that nothing would change.
    Column("input_key", String, nullable=False, index=True),
    Column("content_hash", String, nullable=False),
    Column("versions", JSON, nullable=False),
    Column("source_id", String),
    Column("title", Text),
    Column("publisher", String),
    Column("via", String),
    Column("author", String),
    Column("published", String, index=True),
    Column("published_from", String),
    Column("url", Text),
    Column("language", String),
    Column("words", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("relations", Integer, nullable=False),
)  # fmt: skip

removed = Table(
    "removed", metadata,
    Column("reading_id", ForeignKey("reading.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", String, nullable=False),
)  # fmt: skip

claim = Table(
    "claim", metadata,
    Column("reading_id", ForeignKey("reading.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("polarity", String, nullable=False),
    Column("modality", String, nullable=False),
    Column("background", Boolean, nullable=False),
    Column("speaker", String),
    Column("date_from", String),
    Column("date_to", String),
    Column("country", String),
    Column("incident_id", String, index=True),
    Column("record", JSON, nullable=False),
    Index("ix_claim_type_mode", "type", "mode"),
    Index("ix_claim_date_from", "date_from"),
)  # fmt: skip

relation = Table(
    "relation", metadata,
    Column("reading_id", ForeignKey("reading.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("object", String, nullable=False),
    Column("record", JSON, nullable=False),
)  # fmt: skip

# What people decided about claims: only ever added to. Since schema 2.
decision = Table(
    "decision", metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("claims", JSON, nullable=False),
    Column("user", String, nullable=False),
    Column("time", String, nullable=False),
    Column("reason", Text, nullable=False),
)  # fmt: skip
