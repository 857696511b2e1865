"""Reading from end to end; the only module that knows all stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from onrecord.annotate import annotate_all, model_version
from onrecord.extract import read_claims
from onrecord.ingest import find_removed, make_report
from onrecord.model import Reading, Report


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    source_id: str | None = None,
) -> Reading:
    """The reading of one text: `.report .removed .claims .relations`.

    >>> reading = read("Rebels shelled the town of Taftanaz on Monday, police said.", published="2024-05-01")
    >>> reading.claims[0].trigger.text, reading.claims[0].speaker.text, reading.claims[0].date.edtf
    ('shelled', 'police', '2024-04-29')
    """
    report = make_report(text, published=published, title=title, publisher=publisher, url=url, source_id=source_id)
    return read_report(report)


def read_report(report: Report) -> Reading:
    """The reading of one report."""
    return next(read_reports([report]))


def read_reports(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of many reports, in their order; the language pipeline takes them in batches."""
    kept, texts = tee(reports)
    versions = reading_versions()
    for report, doc in zip(kept, annotate_all(r.text for r in texts), strict=True):
        removed = find_removed(report)
        claims, relations = read_claims(report, doc, removed=removed)
        yield Reading(report=report, removed=removed, claims=claims, relations=relations, versions=versions)


def reading_versions() -> dict[str, str]:
    """What read: the code and the language model; the same for all readings of one installation."""
    from onrecord import __version__  # noqa: PLC0415  (the package imports this module)

    return {"onrecord": __version__, "model": model_version()}
