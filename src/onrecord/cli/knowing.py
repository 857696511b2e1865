"""`onrecord ontology` and `onrecord actor`: what the program knows before it reads."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.registry import Description

_form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)


@click.command()
@click.argument("type_", required=False, metavar="[TYPE]")
@_form
def ontology(type_: str | None, form: str) -> None:
    """List the event types and modes (PLOVER) and what they map to in ACLED, UCDP and CAMEO.

    TYPE is an event type (ASSAULT), a scheme (acled) or a part of PLOVER (contexts); without it all are listed.

    \b
    Examples:
      onrecord ontology
      onrecord ontology ASSAULT
      onrecord ontology acled --format json
    """
    from onrecord.ontology import describe, ontology_rows  # noqa: PLC0415

    if form == "json":
        click.echo(json.dumps(ontology_rows(type_), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(describe(type_)))


@click.command()
@click.argument("name")
@_form
def actor(name: str, form: str) -> int:
    """Say whom the registry of actors knows under a name.

    \b
    Examples:
      onrecord actor "Kata'ib Hizbollah"
      onrecord actor "Syrian army" --format json

    Where the name may mean several actors, all are listed and none is chosen. The exit status is 1 where there is none.
    """
    from onrecord.registry import load_registry  # noqa: PLC0415

    found = load_registry().describe(name)
    if not found:
        click.echo(f"onrecord: the registry knows no actor '{name}'", err=True)
        return 1
    if form == "json":
        click.echo(json.dumps([dataclasses.asdict(item) for item in found], ensure_ascii=False, indent=1, default=str))
        return 0
    if not found[0].settled:
        click.echo(f"'{name}' may mean {len(found)} actors; none is chosen without more of the text.\n")
    click.echo("\n\n".join(_actor_lines(item) for item in found))
    return 0


def _actor_lines(item: Description) -> str:
    known = dataclasses.asdict(item.actor)
    lines = [f"{known.pop('name')}  ({item.reason})"]
    for key, value in known.items():
        if value not in (None, "", [], (), {}):
            lines.append(f"  {key.replace('_', ' '):14} {_words(value)}")
    return "\n".join(lines)


def _words(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_words(part) for part in value.values() if part not in (None, "", [], ()))
    if isinstance(value, list | tuple):
        return "; ".join(_words(part) for part in value)
    return str(value)
