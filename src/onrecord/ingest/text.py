"""Plain text: one file, one report; its offsets are into the text as given."""

from __future__ import annotations

from onrecord.ingest.decode import decode
from onrecord.ingest.report import check_readable, make_report
from onrecord.model import Report
from onrecord.settings import Settings


def read_text(data: bytes, *, name: str, source_id: str | None, published: str | None, settings: Settings) -> Report:
    """The one report of a plain-text file.

    >>> read_text(b"Two men died.", name="a.txt", source_id="a.txt", published=None, settings=Settings()).text
    'Two men died.'

    Raises SourceError or ReportError where it cannot be read.
    """
    report = make_report(decode(data, where=name), source_id=source_id, published=published)
    check_readable(report, settings=settings)
    return report
