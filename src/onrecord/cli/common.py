"""What several commands share: options, settings, notes on standard error, the progress bar."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.settings import Settings

FINE, FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130

F = TypeVar("F", bound=Callable[..., object])


def settings_of(context: click.Context) -> Settings:
    """The settings that this call uses."""
    from onrecord.settings import load_settings  # noqa: PLC0415

    named = context.find_root().obj
    return load_settings(Path(named) if named else None)


def jobs_option(command: F) -> F:
    """`--jobs N`, by default what the settings say, else a process for each core."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), help="Processes that read side by side; one for each core if not named."
    )(command)


def jobs_of(context: click.Context, named: int | None) -> int:
    """How many processes this call uses."""
    from onrecord.parallel import usable_cores  # noqa: PLC0415

    return named or settings_of(context).jobs or usable_cores()


def store_option(command: F) -> F:
    """`--store FILE`, by default what the settings name."""
    return click.option("--store", "store_file", metavar="FILE", help="The store; ./onrecord.db if not named.")(command)


def store_path(context: click.Context, named: str | None) -> str:
    """The store that this call uses."""
    return named or settings_of(context).store


def published_option(command: F) -> F:
    """`--published DATE`, checked before anything is read."""
    return click.option(
        "--published", metavar="DATE", callback=_check_day,
        help="The day (2019-12-30) on which the reports were published that do not say so themselves.",
    )(command)  # fmt: skip


def _check_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from onrecord.errors import ReportError  # noqa: PLC0415
    from onrecord.ingest.published import iso_day  # noqa: PLC0415

    try:
        return iso_day(value)
    except ReportError as error:
        raise click.BadParameter(f"{error.what}; {error.hint}", ctx=context, param=parameter) from error


def complain(error: InputError) -> None:
    """Prints the one line of an input that failed."""
    click.echo(f"onrecord: {one_line(str(error))}", err=True)


def one_line(message: str) -> str:
    """The message without line breaks and control characters, which a file's name can hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in message)


@contextmanager
def notes_on_stderr() -> Iterator[None]:
    """Shows what the package logs (an odd encoding, files passed over) as one line each."""
    logger, handler = logging.getLogger("onrecord"), _Notes()
    logger.addHandler(handler)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


class _Notes(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"note: {one_line(record.getMessage())}", err=True)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """The file to print to; standard output where none is named."""
    if path is None or path == "-":
        yield sys.stdout
        return
    try:
        with Path(path).open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise click.FileError(path, error.strerror or str(error)) from error


@contextmanager
def progress(what: str) -> Iterator[Callable[[], None]]:
    """A counter of reports on standard error, shown on a terminal only; call it once a report."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn(f"{what} {{task.completed:.0f}} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "report"), counted(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
