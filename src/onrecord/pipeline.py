"""Reading from end to end; the only module that knows all stages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, tee
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.annotate import BATCH_SIZE, annotate_all, model_version, parsable
from onrecord.errors import InputError, OnrecordError, ReportError
from onrecord.extract import read_claims
from onrecord.extract.attackroles import attack_roles
from onrecord.extract.setting import known_actors
from onrecord.ingest import find_removed, make_report
from onrecord.ingest import read_sources as find_reports
from onrecord.lexicons.own import require_sound
from onrecord.model import Reading, Report
from onrecord.parallel import ordered
from onrecord.reader import Role, RoleSpan, load_network
from onrecord.settings import Settings
from onrecord.store import AddSummary, Store
from onrecord.versions import data_version

if TYPE_CHECKING:
    from onrecord.consolidate.record import Record


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


def read_roles(
    reading: Reading, *, favoured: Mapping[Role, Collection[str]] | None = None, folders: tuple[str, ...] = ()
) -> list[RoleSpan]:
    """Who attacked what or whom with what in a report that was read, as the learned reader of roles has it.

    It sees the passages around the attacks that the claims tell of (docs/model-card-roles.md). `favoured`
    are wordings that something else takes for fillers.

    >>> text = "Guerrillas killed Ramon Umbrales in an attack with a car bomb on the town hall, police reported."
    >>> {span.role: span.wording for span in read_roles(read(text))}["Victim"]
    'ramon umbrales'
    """
    actors = known_actors(reading.report, folders=folders)
    return attack_roles(parsable(reading.report.text), claims=reading.claims, actors=actors, favoured=favoured)


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
    sources: Iterable[str | Path], *, published: str | None = None, settings: Settings | None = None, jobs: int = 1
) -> Iterator[Reading | InputError]:
    """The readings of all reports in files, folders and streams; in place of one that cannot be read, its InputError.

    `published` is the day of those reports that do not name their own. `jobs` processes read side by side, to the same
    end; a script that asks for more than one needs `if __name__ == "__main__":`, as Python's multiprocessing does.
    """
    settings = settings or Settings()
    reading_versions(settings.data)  # data that are missing or broken are found out before anything is read
    batches = _batches(find_reports(sources, published=published, settings=settings))
    for items in ordered(partial(_read_batch, folders=settings.data), batches, jobs=jobs):
        yield from items


def add(
    sources: Sequence[str | Path],
    store: Store,
    *,
    published: str | None = None,
    settings: Settings | None = None,
    again: bool = False,
    jobs: int = 1,
    on_item: Callable[[Report | InputError], None] | None = None,
) -> AddSummary:
    """What became of the reports in the sources: new, the same, read again, failed.

    Each batch is in the store before the next is read, so that a run that is cut off goes on where it stopped. A report
    whose reading would be the same is not read again unless `again` is set. `on_item` is called for each of them.
    `jobs` processes read side by side, as in `read_sources`; this one alone writes to the store.
    """
    settings = settings or Settings()
    versions = reading_versions(settings.data)
    run_id = store.begin_run([str(source) for source in sources], versions)
    summary = AddSummary()
    planned: deque[_Batch] = deque()

    def unread() -> Iterator[list[Report | InputError]]:
        for items in _batches(find_reports(sources, published=published, settings=settings)):
            batch = _Batch.of(items, frozenset() if again else store.known(_reports(items), versions))
            planned.append(batch)
            yield batch.unread

    for items in ordered(partial(_read_batch, folders=settings.data), unread(), jobs=jobs):
        summary += _add_batch(planned.popleft(), items, store, run_id=run_id, on_item=on_item)
    store.end_run(run_id)
    return summary


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some reports of a run: those that the store has already, and what is to be read, errors among it."""

    reports: list[Report]
    known: frozenset[Report]
    unread: list[Report | InputError]

    @classmethod
    def of(cls, items: Sequence[Report | InputError], known: frozenset[Report]) -> _Batch:
        return cls(_reports(items), known, [i for i in items if isinstance(i, InputError) or i not in known])


def _reports(items: Iterable[Report | InputError]) -> list[Report]:
    return [item for item in items if isinstance(item, Report)]


def _add_batch(
    batch: _Batch,
    items: Sequence[Reading | InputError],
    store: Store,
    *,
    run_id: int,
    on_item: Callable[[Report | InputError], None] | None,
) -> AddSummary:
    readings = [item for item in items if isinstance(item, Reading)]
    errors = [item for item in items if isinstance(item, InputError)]
    store.add_failures(errors, run_id=run_id)
    added = store.add(readings, run_id=run_id)
    store.add_names(report for report in batch.reports if report in batch.known)
    if on_item:
        for report in batch.reports:
            on_item(report)
        for error in errors:
            on_item(error)
    return added + AddSummary(same=sum(report in batch.known for report in batch.reports), failed=len(errors))


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


def record(store: Store, *, settings: Settings | None = None) -> Record:
    """What the store's current readings say, incident by incident, with what people decided.

    >>> with Store(":memory:") as store:
    ...     record(store).incidents()
    []
    """
    from onrecord.consolidate.record import Record  # noqa: PLC0415  (only who asks for incidents needs it)

    settings = settings or Settings()
    return Record(store.readings(), store.decisions(), policy=settings.toll_policy)
