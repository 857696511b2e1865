"""The commands together, and how the program ends: 0 fine, 1 something failed, 2 it was called wrongly."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from onrecord import __version__
from onrecord.cli.checking import lint_data
from onrecord.cli.common import FAILED, FINE, INTERRUPTED, WRONG_CALL
from onrecord.cli.incidents import copies, disputes, incident, incidents, merge, split, why
from onrecord.cli.knowing import actor, ontology
from onrecord.cli.measuring import bench, evaluate
from onrecord.cli.reading import add, read
from onrecord.cli.storing import export, info, show, verify
from onrecord.errors import OnrecordError

COMMANDS = (
    read, add, show, incidents, incident, disputes, why, merge, split, copies, export, info, verify, ontology, actor,
    bench, evaluate, lint_data,
)  # fmt: skip

HELP = """Reads news reports on armed conflict and keeps a record of who did what to whom, and who says so.

\b
  onrecord read report.txt --published 2019-12-30   what one report says
  onrecord add reports/                             keep a folder of reports in ./onrecord.db
  onrecord show                                     the reports in the store
  onrecord show report.txt                          the claims of one of them

SOURCE is a file (.txt .md .jsonl), a folder of these, or - for standard input.
Exit status: 0 fine, 1 some input failed or something is wrong, 2 the command was called wrongly.
"""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s")
@click.option("--settings", "settings_file", metavar="FILE", help="Settings to use in place of ./onrecord.toml.")
@click.pass_context
def cli(context: click.Context, settings_file: str | None) -> None:
    """Reads news reports on armed conflict."""
    context.obj = settings_file


for _command in COMMANDS:
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of one call of the program.

    >>> main(["ontology", "--no-such-option"])
    2
    """
    try:
        return _run(arguments)
    except (BrokenPipeError, SystemExit):
        # Whoever read our output has seen enough (`| head`): click turns that into SystemExit. What is still in the
        # buffer must not be written when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _run(arguments: Sequence[str] | None) -> int:
    try:
        status = cli.main(None if arguments is None else list(arguments), prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return WRONG_CALL
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("onrecord: interrupted", err=True)
        return INTERRUPTED
    return status if isinstance(status, int) else FINE
