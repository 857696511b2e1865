"""Sources in, reports out."""

from onrecord.ingest.boilerplate import find_removed
from onrecord.ingest.report import make_report

__all__ = ["find_removed", "make_report"]
