"""Reports out of the files of public corpora, whose shapes are not those that `onrecord read` takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import InputError, ReportError
from onrecord.ingest import check_readable, make_report
from onrecord.model import Report
from onrecord.settings import Settings

# A headline that is part of the text stands within so many characters of its beginning.
LEAD = 300
_LONGTAIL_KEYS = {"doc_id", "content", "dct"}


def is_longtail(path: Path) -> bool:
    """Whether each line is a report as the long-tail collection has them: doc_id, title, dct, uri, content."""
    if path.suffix.lower() != ".jsonl" or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        try:
            first = json.loads(file.readline())
        except json.JSONDecodeError:
            return False
    return isinstance(first, dict) and set(first) >= _LONGTAIL_KEYS


def read_longtail(path: Path, *, limit: int | None = None) -> Iterator[Report | InputError]:
    """The first reports of the collection, or what is wrong with them."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(islice(file, limit), start=1):
            if line.strip():
                yield _longtail_report(json.loads(line), name=str(path), number=number)


def with_headline(content: str, title: str | None) -> str:
    r"""The text with its headline on the first line, as on the page; the collections keep headlines apart.

    >>> with_headline("Two men were shot.", "One dead in shooting")
    'One dead in shooting\n\nTwo men were shot.'
    >>> with_headline("One dead in shooting\nTwo men were shot.", "One dead in shooting")
    'One dead in shooting\nTwo men were shot.'
    """
    headline = " ".join((title or "").split())
    if not headline or not content.strip() or headline in " ".join(content[: LEAD + len(headline)].split()):
        return content
    return f"{headline}\n\n{content}"


def _longtail_report(value: dict[str, Any], *, name: str, number: int) -> Report | InputError:
    try:
        report = make_report(
            with_headline(value["content"], value.get("title")),
            source_id=value["doc_id"],
            title=value.get("title"),
            published=value.get("dct"),
            url=value.get("uri"),
        )
        check_readable(report, settings=Settings())
    except ReportError as error:
        return ReportError(error.what, where=name, line=number, hint=error.hint)
    return report
