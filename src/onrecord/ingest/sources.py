"""Files, folders and standard input: each gives its reports, or the error that names what is wrong with it."""

from __future__ import annotations

import io
import logging
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, ReportError, SourceError
from onrecord.ingest.jsonl import read_jsonl
from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.text import read_text
from onrecord.model import Report
from onrecord.settings import Settings

SUFFIXES = (".txt", ".md", ".jsonl")
STDIN = "-"
_FORMATS = f"read are {', '.join(SUFFIXES)}, folders of these, and - for standard input"
_log = logging.getLogger(__name__)


def read_sources(
    sources: Iterable[str | Path], *, published: str | None = None, settings: Settings | None = None
) -> Iterator[Report | InputError]:
    """The reports of all sources in their order; what cannot be read comes in its place as the error that says why.

    `published` is the day of those reports that do not name their own. Nothing is raised for a bad source.
    """
    settings = settings or Settings()
    for source in map(str, sources):
        yield from _guarded(_read_source(source, published=published, settings=settings), name=source)


def _guarded(items: Iterator[Report | InputError], *, name: str) -> Iterator[Report | InputError]:
    """The items, with an error that ends them as their last one."""
    try:
        yield from items
    except ReportError as error:
        yield ReportError(error.what, where=name, line=error.line, hint=error.hint)
    except InputError as error:
        yield error
    except OSError as error:
        yield _os_error(error, name=name)


def _os_error(error: OSError, *, name: str) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError("there is no such file or folder", where=name, hint="check the name")
    if isinstance(error, PermissionError):
        return SourceError("it may not be read", where=name, hint="check its permissions")
    return SourceError(f"it cannot be read ({error.strerror or error})", where=name)


def _read_source(source: str, *, published: str | None, settings: Settings) -> Iterator[Report | InputError]:
    if source == STDIN:
        yield from _read_stream(sys.stdin.buffer, name="standard input", published=published, settings=settings)
    elif source.startswith(("http://", "https://")):
        raise SourceError("addresses on the web are not read yet", where=source, hint="save the page's text as .txt")
    elif Path(source).is_dir():
        yield from _read_folder(Path(source), published=published, settings=settings)
    else:
        yield from _read_file(Path(source), published=published, settings=settings)


def _read_file(path: Path, *, published: str | None, settings: Settings) -> Iterator[Report | InputError]:
    name, suffix = str(path), path.suffix.lower()
    regular = stat.S_ISREG(path.stat().st_mode)
    if suffix not in SUFFIXES and (suffix or regular):
        raise SourceError(f"files of type '{suffix or path.name}' are not read yet", where=name, hint=_FORMATS)
    with path.open("rb") as stream:
        if not regular:
            yield from _read_stream(stream, name=name, published=published, settings=settings)
        elif suffix == ".jsonl":
            yield from _some(read_jsonl(stream, name=name, published=published, settings=settings), name)
        else:
            data = _whole(stream, name=name, settings=settings)
            read = read_markdown if suffix == ".md" else read_text
            yield read(data, name=name, source_id=path.name, published=published, settings=settings)


def _read_stream(
    stream: BinaryIO, *, name: str, published: str | None, settings: Settings
) -> Iterator[Report | InputError]:
    """A stream has no suffix: it is JSON Lines where it begins with an object, else one plain text."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    if buffered.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        yield from read_jsonl(buffered, name=name, published=published, settings=settings)
    else:
        data = _whole(buffered, name=name, settings=settings)
        yield read_text(data, name=name, source_id=None, published=published, settings=settings)


def _whole(stream: BinaryIO, *, name: str, settings: Settings) -> bytes:
    data = stream.read(settings.max_line_bytes + 1)
    if len(data) > settings.max_line_bytes:
        raise SourceError(
            f"the text is larger than the {settings.max_line_bytes / 1e6:.0f} MB that a report may have",
            where=name, hint="one file, one report; for many reports use .jsonl",
        )  # fmt: skip
    if not data.strip():
        raise SourceError("the file is empty", where=name, hint="remove it, or add its text")
    return data


def _some(items: Iterator[Report | InputError], name: str) -> Iterator[Report | InputError]:
    """The items; an error where there is none."""
    first = next(items, None)
    if first is None:
        raise SourceError("the file is empty", where=name, hint="remove it, or add its reports")
    yield first
    yield from items


def _read_folder(folder: Path, *, published: str | None, settings: Settings) -> Iterator[Report | InputError]:
    found, others = 0, Counter[str]()
    for item in _walk(folder, above=()):
        if isinstance(item, InputError):
            yield item
        elif item.suffix.lower() in SUFFIXES:
            found += 1
            yield from _guarded(_read_file(item, published=published, settings=settings), name=str(item))
        else:
            others[item.suffix.lower() or "no suffix"] += 1
    if not found:
        raise SourceError("the folder holds no report", where=str(folder), hint=_FORMATS)
    if others:
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(others.items()))
        _log.warning("%s: passed over files of other types (%s)", folder, kinds)


def _walk(folder: Path, *, above: tuple[tuple[int, int], ...]) -> Iterator[Path | InputError]:
    """The files below a folder, sorted by name; hidden ones left out, links followed unless they lead back up."""
    at = folder.stat()
    here = (at.st_dev, at.st_ino)
    if here in above:
        yield SourceError("this link leads back to a folder that holds it", where=str(folder), hint="remove the link")
        return
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield _os_error(error, name=str(folder))
        return
    for path in paths:
        if path.is_dir():
            yield from _walk(path, above=(*above, here))
        else:
            yield path
