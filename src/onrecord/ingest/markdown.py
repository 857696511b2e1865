"""Markdown: the text under the front matter; the front matter gives title, publisher, date and address."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import yaml

from onrecord.errors import ReportError
from onrecord.ingest.decode import decode
from onrecord.ingest.report import check_readable, make_report
from onrecord.model import Report
from onrecord.settings import Settings

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"\A#[ \t]+(?P<title>[^\r\n]+)")
_KEYS = ("id", "title", "publisher", "via", "author", "published", "url")


def read_markdown(
    data: bytes, *, name: str, source_id: str | None, published: str | None, settings: Settings
) -> Report:
    r"""The one report of a Markdown file; offsets are into the text after the front matter.

    >>> file = b"---\ntitle: Strike\n---\nTwo died."
    >>> read_markdown(file, name="a.md", source_id=None, published=None, settings=Settings()).title
    'Strike'

    Raises SourceError or ReportError where it cannot be read.
    """
    whole = decode(data, where=name)
    match = _FRONT_MATTER.match(whole)
    given = _metadata(match["yaml"], name=name) if match else {}
    text = whole[match.end() :] if match else whole
    heading = _HEADING.match(text)
    own_id, own_day = given.pop("id", None), given.pop("published", None)
    if heading:
        given.setdefault("title", heading["title"].strip())
    report = make_report(text, source_id=own_id or source_id, published=own_day or published, **given)
    check_readable(report, settings=settings)
    return replace(report, published_from="metadata") if own_day else report


def _metadata(block: str, *, name: str) -> dict[str, str]:
    try:
        # The base loader makes strings, lists and mappings only: an impossible date is named by what reads dates.
        table: Any = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ReportError(
            f"the front matter is no YAML ({_first_line(error)})",
            where=name,
            hint="mend it, or remove the lines between ---",
        ) from error
    if not isinstance(table, dict):
        return {}
    known = {str(key).lower(): value for key, value in table.items()}
    if "date" in known:
        known.setdefault("published", known["date"])
    return {key: _string(known[key]) for key in _KEYS if known.get(key) not in (None, "", "~", "null")}


def _string(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
