"""Sources in, reports out."""

from onrecord.ingest.boilerplate import find_removed
from onrecord.ingest.report import check_readable, make_report
from onrecord.ingest.sources import SUFFIXES, read_sources

__all__ = ["SUFFIXES", "check_readable", "find_removed", "make_report", "read_sources"]
