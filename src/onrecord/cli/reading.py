"""`onrecord read` and `onrecord add`: sources in."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import (
    INTERRUPTED,
    complain,
    counted,
    jobs_of,
    jobs_option,
    notes_on_stderr,
    progress,
    published_option,
    settings_of,
    store_option,
    store_path,
)
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.model import Reading, Report

FORMATS = ("table", "jsonl", "html")


class Tally:
    """Counts readings and failures as they go by, and prints each failure at once."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0

    def readings(self, items: Iterable[Reading | InputError]) -> Iterator[Reading]:
        """The readings among the items."""
        for item in items:
            if isinstance(item, InputError):
                self.failed += 1
                complain(item)
            else:
                self.read += 1
                yield item

    def summary(self) -> str | None:
        """A line on what was read; None where there was one report and all went well."""
        if self.read + self.failed < 2 and not self.failed:
            return None
        return f"{counted(self.read, 'report')} read, {self.failed} failed"


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@published_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to print.")
@click.option("--out", metavar="PATH", help="Write to this file; with --format html to this folder, one page a report.")
@jobs_option
@click.option("--sample", is_flag=True, help="Read the sample reports that come with the program.")
@click.pass_context
def read(
    context: click.Context,
    sources: tuple[str, ...],
    published: str | None,
    form: str,
    out: str | None,
    jobs: int | None,
    sample: bool,
) -> int:
    """Read reports and print what they say: who did what to whom, where, when, and who says so.

    \b
    Examples:
      onrecord read report.txt --published 2019-12-30
      onrecord read --sample
      onrecord read reports/ --format jsonl > records.jsonl
      onrecord read report.txt --format html --out pages/
      cat report.txt | onrecord read -

    A report that cannot be read is named on standard error, the others go on, and the exit status is 1.
    """
    named = _sources(sources, sample=sample)
    tally = Tally()
    with notes_on_stderr(), progress("reading") as step:
        from onrecord.pipeline import read_sources  # noqa: PLC0415  (loads the language pipeline)

        items = read_sources(named, published=published, settings=settings_of(context), jobs=jobs_of(context, jobs))
        _print(_stepping(tally.readings(items), step), form=form, out=out)
    if line := tally.summary():
        click.echo(line, err=True)
    return 1 if tally.failed else 0


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@store_option
@published_option
@click.option("--again", is_flag=True, help="Read again what the store has already from this version.")
@jobs_option
@click.option("--sample", is_flag=True, help="Add the sample reports that come with the program.")
@click.pass_context
def add(
    context: click.Context,
    sources: tuple[str, ...],
    store_file: str | None,
    published: str | None,
    again: bool,
    jobs: int | None,
    sample: bool,
) -> int:
    """Read reports and keep what they say in a store.

    \b
    Examples:
      onrecord add reports/ --store gaza.db
      onrecord add 2019-12-30.jsonl more/ --published 2019-12-30

    A report that is added again doubles nothing. One that is read with another outcome keeps both readings; the later
    one counts.
    A run that was cut off can be started again: what is in the store already is not read twice.
    """
    named = _sources(sources, sample=sample)
    settings, path = settings_of(context), store_path(context, store_file)
    from onrecord.store import Store  # noqa: PLC0415

    seen = [0]

    with notes_on_stderr(), Store(path) as store, progress("adding") as step:
        from onrecord.pipeline import add as add_sources  # noqa: PLC0415  (loads the language pipeline)

        def on_item(item: Report | InputError) -> None:
            if isinstance(item, InputError):
                complain(item)
            else:
                seen[0] += 1
            step()

        try:
            done = add_sources(
                named,
                store,
                published=published,
                settings=settings,
                again=again,
                jobs=jobs_of(context, jobs),
                on_item=on_item,
            )
        except KeyboardInterrupt:
            kept = counted(seen[0], "report")
            click.echo(f"onrecord: interrupted; {kept} of this run are kept in {path}; run it again to go on", err=True)
            raise click.exceptions.Exit(INTERRUPTED) from None
    parts = [f"{done.new} new", f"{done.same} already there", f"{done.reread} read anew", f"{done.failed} failed"]
    click.echo(f"{path}: {', '.join(parts)}", err=True)
    return 1 if done.failed else 0


def _sources(sources: tuple[str, ...], *, sample: bool) -> list[str]:
    if sample:
        from onrecord.ingest import SUFFIXES  # noqa: PLC0415
        from onrecord.samples import folder  # noqa: PLC0415

        return [*sources, *sorted(str(path) for path in folder().iterdir() if path.suffix in SUFFIXES)]
    if not sources:
        raise click.UsageError("name at least one SOURCE: a file, a folder, or - for standard input")
    return list(sources)


def _stepping(readings: Iterator[Reading], step: object) -> Iterator[Reading]:
    for reading in readings:
        yield reading
        step()  # type: ignore[operator]


def _print(readings: Iterator[Reading], *, form: str, out: str | None) -> None:
    if form == "html":
        _print_pages(readings, out=out)
        return
    from onrecord.cli.common import output  # noqa: PLC0415

    with output(out) as file:
        if form == "jsonl":
            from onrecord.export.jsonl import write_readings  # noqa: PLC0415

            write_readings(readings, file)
            return
        from onrecord.export.table import print_reading  # noqa: PLC0415

        for reading in readings:
            print_reading(reading, file=file)


def _print_pages(readings: Iterator[Reading], *, out: str | None) -> None:
    from onrecord.export.html import page  # noqa: PLC0415

    taken: Counter[str] = Counter()
    for reading in readings:
        if out is None:
            sys.stdout.write(page(reading))
            continue
        folder = Path(out)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{_file_name(reading, taken)}.html"
        file.write_text(page(reading), encoding="utf-8")
        click.echo(str(file))


def _file_name(reading: Reading, taken: Counter[str]) -> str:
    """A name that is safe on every system, numbered where two reports would share it."""
    named = (reading.report.source_id or reading.report.id).removesuffix(".txt").removesuffix(".md")
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in named)[:100]
    taken[name.casefold()] += 1
    number = taken[name.casefold()]
    return name if number == 1 else f"{name}-{number}"
