"""Readings kept in a database: one schema, nothing overwritten. SQL stands here and nowhere else."""

from onrecord.store.querying import ReportRow
from onrecord.store.schema import SCHEMA
from onrecord.store.store import Store
from onrecord.store.writing import AddSummary

__all__ = ["SCHEMA", "AddSummary", "ReportRow", "Store"]
