"""Readings as tables for a terminal or a pipe."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TextIO

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.export import wording
from onrecord.model import Claim, Reading, Relation, Speaker

# Where the file is no terminal and COLUMNS is not set.
PIPE_WIDTH = 100
# From here on the quote has a column of its own; below it stands under what happened.
# A first line that stands for a title is cut to this many characters.
TITLE_WIDTH = 70
WIDE = 120
NARROWEST = 60
NO_REPORTS = "There are no reports yet; add some with: onrecord add FILE"

# A rule under the head and nothing else: copies well out of a terminal and reads well in a pipe.
_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


def print_reading(reading: Reading, *, file: TextIO, width: int | None = None) -> None:
    """Nothing; writes the reading's claims as a table, then its relations and what is not known.

    One row a claim: who says so, what happened (actor → target), where, when, the tolls, and the quote with the
    trigger in bold, or between asterisks where `file` shows no bold.

    >>> import io
    >>> from onrecord.model import Reading, Report
    >>> out = io.StringIO()
    >>> print_reading(Reading(Report(id="r:1", text="It rained.", title="Weather")), file=out)
    >>> out.getvalue().splitlines()[0]
    'Weather'
    """
    with written(file, width) as console:
        _print_head(console, reading)
        if reading.claims:
            console.print(_claims_table(reading, console))
        else:
            console.print("No claims were found in this report.")
        _print_list(console, "Relations", [_relation_line(r) for r in reading.relations])
        _print_list(
            console, "Not part of the report", [f"{r.reason}: {wording.clean(r.text)}" for r in reading.removed]
        )
        _print_list(console, "Not known", wording.not_known(reading))


def print_reports(rows: Iterable[Mapping[str, Any] | object], *, file: TextIO, width: int | None = None) -> None:
    """Nothing; writes one line a report. A row has `id, published, publisher, title, claims, words`, as keys or fields.

    Where there is no title, `source_id`, if the row has it, stands in its place.

    >>> import sys
    >>> print_reports([], file=sys.stdout)
    There are no reports yet; add some with: onrecord add FILE
    """
    listed = list(rows)
    with written(file, width) as console:
        console.print(_reports_table(listed, console) if listed else NO_REPORTS)


def _reports_table(rows: Sequence[Mapping[str, Any] | object], console: Console) -> Table:
    apart = console.width >= PIPE_WIDTH
    table = table_of()
    table.add_column("Published", no_wrap=True)
    if apart:
        table.add_column("Publisher", ratio=2)
    table.add_column("Title", ratio=4)
    table.add_column("Claims", justify="right")
    table.add_column("Words", justify="right")
    table.add_column("Report", no_wrap=True)
    for row in rows:
        value = partial(_value, row)
        title = wording.clean(str(value("title") or value("source_id") or wording.UNKNOWN))
        publisher = wording.clean(str(value("publisher") or wording.UNKNOWN))
        named = [Text(publisher), Text(title)] if apart else [Text.assemble(title, "\n", (publisher, "dim"))]
        counts = (f"{value('claims') or 0:,}", f"{value('words') or 0:,}")
        published, id_ = (Text(wording.clean(str(value(key) or wording.UNKNOWN))) for key in ("published", "id"))
        table.add_row(published, *named, *counts, id_)
    return table


def _value(row: Mapping[str, Any] | object, key: str) -> Any:
    return row.get(key) if isinstance(row, Mapping) else getattr(row, key, None)


@contextmanager
def written(file: TextIO, width: int | None) -> Iterator[Console]:
    """A console whose output goes to `file` at the end, without the padding of its lines where that is no terminal."""
    console = _console(file, width)
    with console.capture() as captured:
        yield console
    written = captured.get()
    file.write(written if console.is_terminal else re.sub(r"[ \t]+$", "", written, flags=re.MULTILINE))


def _console(file: TextIO, width: int | None) -> Console:
    columns = width
    if columns is None and not file.isatty():
        given = os.environ.get("COLUMNS", "")
        columns = int(given) if given.isdigit() and int(given) > 0 else PIPE_WIDTH
    if columns is not None:
        columns = max(columns, NARROWEST)
    return Console(file=file, width=columns, highlight=False, markup=False, emoji=False, soft_wrap=False)


def table_of() -> Table:
    """An empty table in the form that all tables have."""
    return Table(box=_RULE, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", show_edge=False)


def _print_head(console: Console, reading: Reading) -> None:
    report = reading.report
    console.print(Text(wording.title(reading, width=TITLE_WIDTH), style="bold"))
    via = f"via {report.via}" if report.via else ""
    parts = (report.publisher, via, wording.published(reading), f"{report.words:,} words", _counts(reading))
    console.print(Text(" · ".join(wording.clean(p) for p in parts if p), style="dim"))
    console.print()


def _counts(reading: Reading) -> str:
    many = len(reading.claims)
    return "1 claim" if many == 1 else f"{many:,} claims"


def _claims_table(reading: Reading, console: Console) -> Table:
    wide = console.width >= WIDE
    table = table_of()
    table.add_column("Who says", ratio=3)
    table.add_column("What happened", ratio=4 if wide else 7)
    table.add_column("Where, when", ratio=3, min_width=10)
    table.add_column("Tolls", ratio=2, min_width=10)
    if wide:
        table.add_column("Quote", ratio=7)
    for number, claim in enumerate(reading.claims):
        if number:
            table.add_row("")
        # Three lines of the cell: what is cut off stands in the jsonl and on the page.
        quote = _quote(claim, starred=not console.is_terminal, width=160)
        what = _what(claim)
        if not wide:
            what = Text("\n").join([what, quote])
        cells = [_who(claim.speaker), what, _where_when(claim), _tolls(claim)]
        table.add_row(*cells, *([quote] if wide else []))
    return table


def _who(speaker: Speaker | None) -> Text:
    if speaker is None:
        return Text(wording.REPORT_VOICE, style="italic")
    detail = wording.speaker_detail(speaker)
    return Text.assemble(wording.speaker_name(speaker), *([("\n" + detail, "dim")] if detail else []))


def _what(claim: Claim) -> Text:
    text = Text(wording.event_name(claim), style="bold")
    for mark in wording.marks(claim):
        text.append(f" [{mark}]", style="not bold red" if mark == "denied" else "not bold yellow")
    parties = wording.parties(claim)
    return Text("\n").join([text, Text(parties)]) if parties else text


def _where_when(claim: Claim) -> Text:
    lines = dict.fromkeys([wording.where(claim), wording.when(claim.date)])
    return Text("\n".join(lines))


def _tolls(claim: Claim) -> Text:
    return Text("\n".join(wording.clean(wording.toll_with_whom(c)) for c in claim.casualties) or wording.UNKNOWN)


def _quote(claim: Claim, *, starred: bool, width: int) -> Text:
    start = claim.trigger.start - claim.quote.start
    end = claim.trigger.end - claim.quote.start
    if not 0 <= start <= end <= len(claim.quote.text):
        start = end = 0
    before, trigger, after = wording.around(claim.quote.text, start, end, width=width)
    marked = f"*{trigger}*" if starred and trigger else trigger
    return Text.assemble(("“" + before, "dim"), (marked, "bold"), (after + "”", "dim"))


def _relation_line(relation: Relation) -> str:
    source = wording.speaker_name(relation.speaker)
    return f"{wording.relation_words(relation)} (says {source})"


def _print_list(console: Console, heading: str, items: Iterable[str]) -> None:
    listed = list(items)
    if not listed:
        return
    console.print()
    console.print(Text(heading, style="bold"))
    for item in listed:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_row(Text(" -"), Text(item))
        console.print(table)
