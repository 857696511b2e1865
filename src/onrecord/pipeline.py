"""Reading from end to end; the only module that knows all stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, tee
from pathlib import Path

from onrecord.annotate import BATCH_SIZE, annotate_all, model_version
from onrecord.errors import InputError, OnrecordError, ReportError
from onrecord.extract import read_claims
from onrecord.ingest import find_removed, make_report
from onrecord.ingest import read_sources as find_reports
from onrecord.lexicons.own import require_sound
from onrecord.model import Reading, Report
from onrecord.reader import load_network
from onrecord.settings import Settings
from onrecord.store import AddSummary, Store
from onrecord.versions import data_version


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    source_id: str | None = None,
) -> Reading:
    """The reading of one text: `.report .removed .claims .relations`.

    >>> reading = read("Rebels shelled the town of Taftanaz on Monday, police said.", published="2024-05-01")
    >>> reading.claims[0].trigger.text, reading.claims[0].speaker.text, reading.claims[0].date.edtf
    ('shelled', 'police', '2024-04-29')
    """
    report = make_report(text, published=published, title=title, publisher=publisher, url=url, source_id=source_id)
    return read_report(report)


def read_report(report: Report) -> Reading:
    """The reading of one report."""
    return next(read_reports([report]))


def read_reports(reports: Iterable[Report], *, folders: tuple[str, ...] = ()) -> Iterator[Reading]:
    """The readings of many reports, in their order; the language pipeline takes them in batches.

    `folders` are the user's own data (docs/settings.md).
    """
    kept, texts = tee(reports)
    versions = reading_versions(folders)
    for report, doc in zip(kept, annotate_all(r.text for r in texts), strict=True):
        removed = find_removed(report, folders=folders)
        claims, relations = read_claims(report, doc, removed=removed, folders=folders)
        yield Reading(report=report, removed=removed, claims=claims, relations=relations, versions=versions)


def reading_versions(folders: tuple[str, ...] = ()) -> dict[str, str]:
    """What read: the code, the language model, the learned reader, and the user's own data where there is any.

    Raises SettingsError where a folder is missing, DataError where the words in it cannot be used.
    """
    from onrecord import __version__  # noqa: PLC0415  (the package imports this module)

    own = data_version(folders)
    if folders:
        require_sound(folders)
    return {
        "onrecord": __version__,
        "model": model_version(),
        "reader": load_network().version,
        **({"data": own} if own else {}),
    }


def read_sources(
    sources: Iterable[str | Path], *, published: str | None = None, settings: Settings | None = None
) -> Iterator[Reading | InputError]:
    """The readings of all reports in files, folders and streams; in place of one that cannot be read, its InputError.

    `published` is the day of those reports that do not name their own.
    """
    settings = settings or Settings()
    reading_versions(settings.data)  # data that are missing or broken are found out before anything is read
    for batch in _batches(find_reports(sources, published=published, settings=settings)):
        yield from _read_batch(batch, folders=settings.data)


def add(
    sources: Sequence[str | Path],
    store: Store,
    *,
    published: str | None = None,
    settings: Settings | None = None,
    again: bool = False,
    on_item: Callable[[Report | InputError], None] | None = None,
) -> AddSummary:
    """What became of the reports in the sources: new, the same, read again, failed.

    Each batch is in the store before the next is read, so that a run that is cut off goes on where it stopped. A report
    whose reading would be the same is not read again unless `again` is set. `on_item` is called for each of them.
    """
    settings = settings or Settings()
    versions = reading_versions(settings.data)
    run_id = store.begin_run([str(source) for source in sources], versions)
    summary = AddSummary()
    for batch in _batches(find_reports(sources, published=published, settings=settings)):
        summary += _add_batch(batch, store, settings=settings, run_id=run_id, again=again, on_item=on_item)
    store.end_run(run_id)
    return summary


def _add_batch(
    batch: Sequence[Report | InputError],
    store: Store,
    *,
    settings: Settings,
    run_id: int,
    again: bool,
    on_item: Callable[[Report | InputError], None] | None,
) -> AddSummary:
    reports = [item for item in batch if isinstance(item, Report)]
    known = frozenset[Report]() if again else store.known(reports, reading_versions(settings.data))
    unread = [item for item in batch if isinstance(item, InputError) or item not in known]
    items = _read_batch(unread, folders=settings.data)
    readings = [item for item in items if isinstance(item, Reading)]
    errors = [item for item in items if isinstance(item, InputError)]
    store.add_failures(errors, run_id=run_id)
    added = store.add(readings, run_id=run_id)
    store.add_names(report for report in reports if report in known)
    if on_item:
        for report in reports:
            on_item(report)
        for error in errors:
            on_item(error)
    return added + AddSummary(same=sum(report in known for report in reports), failed=len(errors))


def _batches(items: Iterable[Report | InputError]) -> Iterator[list[Report | InputError]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH_SIZE)):
        yield batch


def _read_batch(batch: Sequence[Report | InputError], *, folders: tuple[str, ...]) -> list[Reading | InputError]:
    """The batch with its reports read, errors left where they stand."""
    reports = [item for item in batch if isinstance(item, Report)]
    try:
        readings: Iterator[Reading | InputError] = iter(list(read_reports(reports, folders=folders)))
    except OnrecordError:
        raise
    except Exception:  # noqa: BLE001  (one report that trips a bug must not take the others with it)
        readings = iter([_read_or_error(report, folders=folders) for report in reports])
    return [next(readings) if isinstance(item, Report) else item for item in batch]


def _read_or_error(report: Report, *, folders: tuple[str, ...]) -> Reading | InputError:
    try:
        return next(read_reports([report], folders=folders))
    except OnrecordError:
        raise
    except Exception as error:  # noqa: BLE001  (the bug becomes this report's named failure)
        return ReportError(
            f"the report could not be read ({type(error).__name__}: {error})",
            where=report.source_id or report.id, hint="this is a fault of onrecord; please send in the report's text",
        )  # fmt: skip
