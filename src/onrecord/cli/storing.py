"""`onrecord show`, `export`, `info` and `verify`: what is in a store."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.common import counted, output, store_option, store_path
from onrecord.cli.reading import FORMATS

if TYPE_CHECKING:
    from onrecord.model import Reading


@click.command()
@click.argument("report", required=False, metavar="[REPORT]")
@store_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="What to print.")
@click.pass_context
def show(context: click.Context, report: str | None, store_file: str | None, form: str) -> None:
    """Show the reports in the store, or the claims of one of them.

    REPORT is the report's id, the beginning of it, or the id that its source gave it (for a file, its name).

    \b
    Examples:
      onrecord show
      onrecord show report.txt
      onrecord show r:3f2a --format jsonl
    """
    from onrecord.store import Store  # noqa: PLC0415

    with Store(store_path(context, store_file), create=False) as store:
        if report is not None:
            _show_reading(store.reading(report), form)
        elif form == "table":
            from onrecord.export.table import print_reports  # noqa: PLC0415

            print_reports([asdict(row) for row in store.reports()], file=sys.stdout)
        else:
            for reading in store.readings():
                _show_reading(reading, form)


def _show_reading(reading: Reading, form: str) -> None:
    if form == "jsonl":
        from onrecord.export.jsonl import write_readings  # noqa: PLC0415

        write_readings([reading], sys.stdout)
    elif form == "html":
        from onrecord.export.html import page  # noqa: PLC0415

        sys.stdout.write(page(reading))
    else:
        from onrecord.export.table import print_reading  # noqa: PLC0415

        print_reading(reading, file=sys.stdout)


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="What to write."
)
@store_option
@click.option("--out", metavar="FILE", help="Write to this file, not to standard output.")
@click.pass_context
def export(context: click.Context, form: str, store_file: str | None, out: str | None) -> None:
    """Write everything that the store's current readings hold, one record a line.

    \b
    Examples:
      onrecord export > records.jsonl
      onrecord export --store gaza.db --out gaza.jsonl
    """
    from onrecord.export.jsonl import write_readings  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    with Store(store_path(context, store_file), create=False) as store, output(out) as file:
        write_readings(store.readings(), file)


@click.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print one flat JSON object.")
@click.pass_context
def info(context: click.Context, store_file: str | None, as_json: bool) -> None:
    """Print what the store holds and which versions read it; without a store, zeros.

    \b
    Examples:
      onrecord info
      onrecord info --json --store gaza.db
    """
    from onrecord import __version__  # noqa: PLC0415
    from onrecord.store import SCHEMA, Store  # noqa: PLC0415
    from onrecord.versions import model_version  # noqa: PLC0415

    path = store_path(context, store_file)
    exists = Path(path).exists()
    with Store(path, create=False) if exists else Store() as store:
        facts: dict[str, object] = {**store.counts()}
    facts |= {"version": __version__, "model": model_version(), "store": path if exists else None, "schema": SCHEMA}
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        click.echo(f"{name:10} {'-' if value is None else value}")


@click.command()
@store_option
@click.pass_context
def verify(context: click.Context, store_file: str | None) -> int:
    """Check that a store is sound: every span holds its words, every id is right, nothing dangles.

    \b
    Example:
      onrecord verify --store gaza.db

    What is wrong is printed one line each, and the exit status is then 1.
    """
    from onrecord.store import Store  # noqa: PLC0415

    path = store_path(context, store_file)
    with Store(path, create=False) as store:
        problems, counts = store.verify(), store.counts()
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo(f"{path}: {counted(len(problems), 'fault')}", err=True)
        return 1
    click.echo(f"{path}: sound ({counted(counts['reports'], 'report')}, {counted(counts['claims'], 'claim')})")
    return 0
