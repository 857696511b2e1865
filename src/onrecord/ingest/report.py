"""From a text and what is known of it to a `Report`."""

from __future__ import annotations

import re

from onrecord.errors import ReportError
from onrecord.ingest.boilerplate import find_credit
from onrecord.ingest.language import language_name, language_of
from onrecord.ingest.published import day_in_text, day_in_url, iso_day
from onrecord.model import PublishedFrom, Report
from onrecord.settings import Settings
from onrecord.text import digest, fold

_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")


def make_report(
    text: str,
    *,
    source_id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    via: str | None = None,
    author: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Report:
    """The report with its id. What is not given is looked for in the text and the address, or stays unknown.

    >>> make_report("Two men died.", published="2024-05-01").published_from
    'given'

    Raises ReportError for an impossible date and for characters that no text has.
    """
    broken = _UNPRINTABLE.search(text)
    if broken:
        raise ReportError(
            f"the text has a broken character (U+{ord(broken.group()):04X}) at {broken.start()}",
            where=source_id or "the text", hint="mend the text where it was made",
        )  # fmt: skip
    day, origin = _published(text, published, url, where=source_id or "published")
    return Report(
        id=f"r:{digest(publisher, url, text)}",
        text=text,
        source_id=source_id,
        title=title,
        publisher=publisher,
        via=via or _credit(text, publisher),
        author=author,
        published=day,
        published_from=origin,
        url=url,
        language=language_of(text),
    )


def _published(text: str, given: str | None, url: str | None, *, where: str) -> tuple[str | None, PublishedFrom | None]:
    if given and given.strip():
        return iso_day(given, where=where), "given"
    if url and (day := day_in_url(url)):
        return day, "url"
    found = day_in_text(text)
    return (found, "text") if found else (None, None)


def _credit(text: str, publisher: str | None) -> str | None:
    """The source that the text names, unless it is the publisher itself."""
    named = find_credit(text)
    return named if named and fold(named) != fold(publisher or "") else None


def check_readable(report: Report, *, settings: Settings) -> None:
    """Raises ReportError where there is nothing in the report that can be read now: no words, too long, not English."""
    where = report.source_id or "the text"
    if not report.text.strip():
        raise ReportError("the text is empty", where=where, hint="remove it, or add its text")
    if len(report.text) > settings.max_text_chars:
        raise ReportError(
            f"the text has {len(report.text):,} characters; one report may have {settings.max_text_chars:,}",
            where=where, hint="part it into its reports, or raise max_text_chars in onrecord.toml",
        )  # fmt: skip
    if report.language not in (None, "en"):
        raise ReportError(
            f"the language seems to be {language_name(report.language)}; only English is read so far",
            where=where, hint="give an English text",
        )  # fmt: skip
