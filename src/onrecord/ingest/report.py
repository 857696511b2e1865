"""From a text and what is known of it to a `Report`."""

from __future__ import annotations

from onrecord.model import Report
from onrecord.text import digest


def make_report(
    text: str,
    *,
    source_id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Report:
    """The report with its id; what is not given stays unknown.

    >>> make_report("Two men died.", published="2024-05-01").published_from
    'given'
    """
    return Report(
        id=f"r:{digest(publisher, url, text)}",
        text=text,
        source_id=source_id,
        title=title,
        publisher=publisher,
        published=published,
        published_from="given" if published else None,
        url=url,
        language="en",
    )
