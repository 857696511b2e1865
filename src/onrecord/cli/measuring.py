"""`onrecord bench` and `evaluate`: how fast and how well."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.common import complain, settings_of
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.model import Report
    from onrecord.settings import Settings

EVALUATORS = {
    "claims": "whole readings, field by field, against a folder of claims",
    "places": "toponyms against TR-News and GeoVirus",
    "actors": "actors against a folder of claims",
    "tolls": "the dead and hurt of each report against the Gun Violence Corpus",
    "plover": "event types and countries of single sentences against PLOVER's gold records",
    "incidents": "reports brought together into incidents, and their tolls",
    "muc4": "the roles of attacks against MUC-4 (reports in capitals)",
    "dates": "time expressions against TimeML, or against a folder of claims",
    "speakers": "sources, cues and contents of attributions against PolNeAR",
}


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@click.option("--seconds", type=click.FloatRange(min=0.1), default=10.0, show_default=True, help="How long to go on.")
@click.option("--repeat", type=click.IntRange(min=1), help="Read everything so many times, however long it takes.")
@click.option("--limit", type=click.IntRange(min=1), help="Use the first so many reports only.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes side by side.")
@click.option("--profile", "with_profile", is_flag=True, help="Print the share of each stage too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def bench(
    context: click.Context,
    sources: tuple[str, ...],
    seconds: float,
    repeat: int | None,
    limit: int | None,
    jobs: int,
    with_profile: bool,
    as_json: bool,
) -> int:
    """Measure how many reports a second are read into a store, and how much memory that takes.

    Without SOURCE the sample reports are read again and again. The time for loading the model is given apart.

    \b
    Examples:
      onrecord bench
      onrecord bench archive.jsonl --limit 500 --repeat 1 --profile
    """
    items = list(islice(_reports(sources, settings=settings_of(context), limit=limit), limit))
    reports = [item for item in items if not isinstance(item, InputError)]
    for item in items:
        if isinstance(item, InputError):
            complain(item)
    if not reports:
        raise click.UsageError("there is no report to measure with")
    from onrecord import bench as measure  # noqa: PLC0415  (loads the language pipeline)

    facts = measure.bench(reports, seconds=seconds, repeat=repeat, jobs=jobs).to_dict()
    facts["failed"] = len(items) - len(reports)
    if with_profile:
        facts |= {f"share_{stage}": share for stage, share in measure.profile(reports).items()}
    _print_figures(facts, as_json=as_json)
    return 1 if facts["failed"] else 0


def _reports(sources: tuple[str, ...], *, settings: Settings, limit: int | None) -> Iterator[Report | InputError]:
    from onrecord.evaluate.corpora import is_longtail, read_longtail  # noqa: PLC0415
    from onrecord.ingest import read_sources  # noqa: PLC0415
    from onrecord.samples import folder  # noqa: PLC0415

    for source in sources or (str(folder()),):
        if is_longtail(Path(source)):
            yield from read_longtail(Path(source), limit=limit)
        else:
            yield from read_sources([source], settings=settings)


@click.group()
def evaluate() -> None:
    """Score one stage of the reading against texts in which people marked what is right.

    \b
    Examples:
      onrecord evaluate dates timeml/
      onrecord evaluate places geoparsing/ --json
    """


def _evaluator(name: str, what: str) -> click.Command:
    @click.command(name, help=f"Score {what}.", short_help=what)
    @click.argument("path", type=click.Path(exists=True, path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    def command(path: Path, as_json: bool) -> None:
        module = importlib.import_module(f"onrecord.evaluate.{name}")
        _print_figures(getattr(module, f"evaluate_{name}")(path), as_json=as_json)

    return command


for _name, _what in EVALUATORS.items():
    evaluate.add_command(_evaluator(_name, _what))


def _print_figures(figures: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, default=str))
        return
    for name, value in _flat(figures):
        shown = f"{value:,.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
        click.echo(f"{name:28} {'-' if value is None else shown}")


def _flat(figures: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
