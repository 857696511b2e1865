"""`onrecord incidents`, `incident`, `disputes`, `why`, `merge`, `split` and `copies`: reports brought together."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import click

from onrecord.cli.common import F, settings_of, store_option, store_path

if TYPE_CHECKING:
    from onrecord.consolidate.model import Incident
    from onrecord.consolidate.record import Record
    from onrecord.store import Store

_DEEDS = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID")
FORMS = ("table", "jsonl")


def _form_option(*forms: str) -> Callable[[F], F]:
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="What to print."
    )


def _deciding(command: F) -> F:
    """The arguments and options of a decision about two reports, claims or incidents."""
    for add in (
        store_option,
        click.option("--user", metavar="NAME", help="Who decides; your user name if not named."),
        click.option("--reason", required=True, metavar="WORDS", help="Why; kept with the decision."),
        click.argument("two", metavar="B"),
        click.argument("one", metavar="A"),
    ):
        command = add(command)
    return command


@contextmanager
def _opened(context: click.Context, store_file: str | None) -> Iterator[tuple[Store, Record]]:
    """The store, and all that is in it brought together."""
    from onrecord.pipeline import record  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    with Store(store_path(context, store_file), create=False) as store:
        found = record(store, settings=settings_of(context))
        for decision in found.orphans:
            click.echo(
                f"note: the {decision.kind} of {decision.time} speaks of claims that are no longer there", err=True
            )
        yield store, found


@click.command()
@store_option
@click.option("--type", "kinds", multiple=True, metavar="TYPE", help="Events of this type only (ASSAULT); repeatable.")
@click.option("--all", "everything", is_flag=True, help="Talks, threats and words of blame too.")
@_form_option(*FORMS)
@click.pass_context
def incidents(
    context: click.Context, store_file: str | None, kinds: tuple[str, ...], everything: bool, form: str
) -> None:
    """List the incidents that the reports in the store tell of, each once.

    \b
    Examples:
      onrecord incidents
      onrecord incidents --type ASSAULT --store gaza.db
      onrecord incidents --all --format jsonl > incidents.jsonl

    Without --type or --all only deeds are listed: attacks, protests, arrests, moves of troops and the like.
    """
    with _opened(context, store_file) as (_, record):
        found = [incident for incident in record.incidents() if _asked(incident, kinds, everything=everything)]
    from onrecord.export.incidents import print_incidents, write_incidents  # noqa: PLC0415

    if form == "jsonl":
        write_incidents(found, sys.stdout)
    else:
        print_incidents(found, file=sys.stdout)


def _asked(incident: Incident, kinds: tuple[str, ...], *, everything: bool) -> bool:
    return everything or incident.type in (kinds or _DEEDS)


@click.command()
@click.argument("name", metavar="ID")
@store_option
@_form_option(*FORMS)
@click.pass_context
def incident(context: click.Context, name: str, store_file: str | None, form: str) -> None:
    """Show one incident whole: every value with its speaker, source, time and words.

    ID is the incident's id or the beginning of it, or the id of one of its claims.

    \b
    Examples:
      onrecord incident i:5c1f
      onrecord incident i:5c1f --format jsonl
    """
    with _opened(context, store_file) as (_, record):
        found = record.incident(name)
    from onrecord.export.incidents import print_incident, write_incidents  # noqa: PLC0415

    if form == "jsonl":
        write_incidents([found], sys.stdout)
    else:
        print_incident(found, file=sys.stdout)


@click.command()
@store_option
@click.option("--limit", type=click.IntRange(min=1), help="The first so many only.")
@_form_option(*FORMS)
@click.pass_context
def disputes(context: click.Context, store_file: str | None, limit: int | None, form: str) -> None:
    """List the incidents whose claims differ, those that differ most first, and say in a sentence who says what.

    \b
    Examples:
      onrecord disputes
      onrecord disputes --limit 10 --format jsonl
    """
    from onrecord.consolidate.disputes import disputes_of, extent  # noqa: PLC0415
    from onrecord.export.incidents import dispute_record, print_disputes  # noqa: PLC0415

    with _opened(context, store_file) as (_, record):
        found = [i for i in record.incidents() if disputes_of(i)]
    found = sorted(found, key=lambda i: (-extent(i), i.id))[:limit]
    if form == "jsonl":
        for each in found:
            click.echo(json.dumps(dispute_record(each), ensure_ascii=False))
    else:
        print_disputes(found, file=sys.stdout)


@click.command()
@click.argument("one", metavar="A")
@click.argument("two", metavar="B")
@store_option
@_form_option("text", "json")
@click.pass_context
def why(context: click.Context, one: str, two: str, store_file: str | None, form: str) -> None:
    """Say why two reports, claims or incidents are taken for one incident, or are not.

    Each feature is shown with what stands on both sides and what it weighs, in log-odds.

    \b
    Examples:
      onrecord why a.txt b.txt
      onrecord why i:5c1f i:77ab --format json
    """
    with _opened(context, store_file) as (_, record):
        found = record.why(one, two)
    from onrecord.export.incidents import print_why  # noqa: PLC0415

    if form == "json":
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False))
    else:
        print_why(found, file=sys.stdout)


@click.command()
@_deciding
@click.pass_context
def merge(context: click.Context, one: str, two: str, reason: str, user: str | None, store_file: str | None) -> None:
    """Decide that two incidents, reports or claims tell of one incident; it holds for every later reading.

    \b
    Example:
      onrecord merge i:5c1f i:77ab --reason "Same market, same hour; one report has the day wrong."
    """
    _decide(context, "merge", one, two, reason=reason, user=user, store_file=store_file)


@click.command()
@_deciding
@click.pass_context
def split(context: click.Context, one: str, two: str, reason: str, user: str | None, store_file: str | None) -> None:
    """Decide that what A tells of is not the incident of B; it holds for every later reading.

    A is the report or claim to be held apart, B another one or the whole incident.

    \b
    Example:
      onrecord split b.txt i:5c1f --reason "Another attack, two days later."
    """
    _decide(context, "split", one, two, reason=reason, user=user, store_file=store_file)


def _decide(
    context: click.Context,
    kind: Literal["merge", "split"],
    one: str,
    two: str,
    *,
    reason: str,
    user: str | None,
    store_file: str | None,
) -> None:
    with _opened(context, store_file) as (store, record):
        claims = record.claims_to_decide(kind, one, two)
        decision = store.decide(kind, claims, user=user or getpass.getuser(), reason=reason)
    click.echo(f"{kind} of {len(decision.claims)} mentions kept: {decision.user}, {decision.time}", err=True)


@click.command()
@click.argument("report", metavar="REPORT")
@store_option
@_form_option(*FORMS)
@click.pass_context
def copies(context: click.Context, report: str, store_file: str | None, form: str) -> None:
    """Show which reports are copies of one text, where it comes from, and the lines in which they differ.

    REPORT is the report's id, the beginning of it, or the id that its source gave it.

    \b
    Examples:
      onrecord copies gulf-wire.txt
      onrecord copies r:3f2a --format jsonl
    """
    from onrecord.consolidate.copies import differences, find_copies  # noqa: PLC0415
    from onrecord.store import Store  # noqa: PLC0415

    with Store(store_path(context, store_file), create=False) as store:
        mine = store.reading(report).report
        reports = {reading.report.id: reading for reading in store.readings()}
    group = next((g for g in find_copies(reports.values()) if mine.id in g.reports), None)
    others = [] if group is None else [reports[i].report for i in group.reports if i != mine.id]
    if form == "table" and not others:
        click.echo(f"{mine.source_id or mine.id} has no copies in the store.")
    elif form == "table" and group is not None:
        origin = reports[group.origin].report
        credit = f", credited to {group.agency}" if group.agency else ""
        click.echo(f"{len(group.reports)} copies of one text{credit}; origin: {origin.publisher or origin.id}")
    for other in others:
        changes = differences(mine, other)
        if form == "jsonl" and group is not None:
            facts = {
                "record": "copy",
                "report": mine.id,
                "copy": other.id,
                "origin": group.origin,
                "agency": group.agency,
            }
            lines = [{"kind": c.kind, "first": c.first, "second": c.second} for c in changes]
            click.echo(json.dumps({**facts, "differences": lines}, ensure_ascii=False))
            continue
        click.echo(f"\n{other.published or '-'}  {other.publisher or other.source_id or '-'}  {other.id}")
        for change in changes:
            click.echo(f"  {change.kind}:")
            for sign, line in (("-", change.first), ("+", change.second)):
                if line is not None:
                    click.echo(f"  {sign} {line}")
