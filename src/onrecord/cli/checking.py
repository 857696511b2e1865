"""`onrecord lint-data`: whether data files keep their own rules."""

# ruff: noqa: D301  (click takes \b in a docstring for "keep these lines")
from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from onrecord.cli.common import counted, settings_of
from onrecord.errors import DataError


@click.command("lint-data")
@click.argument("folders", nargs=-1, metavar="[FOLDER...]", type=click.Path(exists=True, file_okay=False))
@click.pass_context
def lint_data(context: click.Context, folders: tuple[str, ...]) -> int:
    """Check the data files: that patterns match their examples and leave what they must, that names are known.

    Without FOLDER the program's own data and the folders that the settings name are checked.

    \b
    Examples:
      onrecord lint-data
      onrecord lint-data my-data/
    """
    named = folders or settings_of(context).data
    faults = [] if folders else list(_guarded(_package_faults()))
    for folder in named:
        faults += _guarded(_folder_faults(Path(folder)))
    for fault in faults:
        click.echo(fault)
    checked = ", ".join(named) if folders else ", ".join(("the program's own data", *named))
    click.echo(f"{checked}: {counted(len(faults), 'fault') if faults else 'sound'}", err=True)
    return 1 if faults else 0


def _guarded(faults: Iterable[str]) -> Iterator[str]:
    """The faults, and as the last of them what made the reading of a file break off."""
    try:
        yield from faults
    except DataError as error:
        yield str(error)


def _package_faults() -> Iterator[str]:
    from onrecord.lexicons.boilerplate import lint_boilerplate  # noqa: PLC0415
    from onrecord.lexicons.lint import lint_lexicons  # noqa: PLC0415
    from onrecord.ontology.lint import check_ontology  # noqa: PLC0415
    from onrecord.registry import load_registry  # noqa: PLC0415

    yield from lint_boilerplate()
    yield from lint_lexicons()
    yield from check_ontology()
    load_registry()


def _folder_faults(folder: Path) -> Iterator[str]:
    """What is wrong with the actors, places, boilerplate, triggers and cues in a folder of the user's."""
    from onrecord.evaluate.examples import lint_user_words  # noqa: PLC0415
    from onrecord.gazetteer.supplement import by_name, entries_in  # noqa: PLC0415
    from onrecord.lexicons.boilerplate import FILE_NAME, lint_boilerplate  # noqa: PLC0415
    from onrecord.registry import load_registry  # noqa: PLC0415

    if (folder / FILE_NAME).exists():
        yield from _guarded(lint_boilerplate(str(folder)))
    load_registry((str(folder),))
    by_name(entries_in(folder))
    yield from _guarded(lint_user_words(folder))
