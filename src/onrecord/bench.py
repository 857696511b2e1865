"""How many reports a second are read, from text to store, and how much memory that takes."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import count, islice
from pathlib import Path
from typing import Any

from onrecord.annotate import BATCH_SIZE, annotate_all
from onrecord.extract import read_claims
from onrecord.ingest import find_removed, make_report
from onrecord.model import Reading, Report
from onrecord.parallel import ordered
from onrecord.pipeline import read_report, read_reports
from onrecord.store import Store
from onrecord.text import digest

# The budgets are set in reports of this many words; samples are shorter, archives longer.
USUAL_WORDS = 500
# Batches of each process that pass before the clock starts, where there are several.
WARM_UP = 3


@dataclass(frozen=True, slots=True)
class BenchResult:
    """What was measured; reports and words count as often as they were read.

    The model is loaded before the clock starts: `first_reading_seconds` holds that.
    """

    reports: int
    words: int
    claims: int
    seconds: float
    first_reading_seconds: float
    peak_memory_mb: float | None

    def to_dict(self) -> dict[str, Any]:
        """The measures and the rates that follow from them.

        >>> BenchResult(20, 5000, 90, 2.0, 1.5, None).to_dict()["reports_per_second"]
        10.0
        """
        rates = {
            "reports_per_second": round(self.reports / self.seconds, 2),
            "words_per_second": round(self.words / self.seconds, 1),
            "usual_reports_per_second": round(self.words / self.seconds / USUAL_WORDS, 2),
        }
        return {**asdict(self), **rates}


def bench(reports: Sequence[Report], *, seconds: float = 10.0, repeat: int | None = None, jobs: int = 1) -> BenchResult:
    """How long it takes to read the reports into a store on disk, for so many seconds or `repeat` times.

    With several processes the first batches, while each loads its model, are not counted.
    """
    first = _timed_first_reading(reports[0])
    unmeasured = WARM_UP * jobs if jobs > 1 and repeat is None else 0
    done = words = claims = 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "bench.db") as store:
        read = ordered(_read_batch, _batches(_repeated(reports, repeat=repeat)), jobs=jobs)
        for number, readings in enumerate(read):
            store.add(readings)
            if number < unmeasured:
                began = time.perf_counter()
                continue
            done += len(readings)
            words += sum(reading.report.words for reading in readings)
            claims += sum(len(reading.claims) for reading in readings)
            if repeat is None and time.perf_counter() - began >= seconds:
                break
        taken = time.perf_counter() - began
        read.close()
    return BenchResult(done, words, claims, round(taken, 3), first, peak_memory_mb())


def _read_batch(reports: Sequence[Report]) -> list[Reading]:
    return list(read_reports(reports))


def _timed_first_reading(report: Report) -> float:
    """Seconds for the first report of the process: the model and the data files are loaded in it."""
    began = time.perf_counter()
    read_report(report)
    return round(time.perf_counter() - began, 3)


def _repeated(reports: Sequence[Report], *, repeat: int | None) -> Iterator[Report]:
    """The reports again and again, each time under another id, so that the store takes each as new."""
    for number in count() if repeat is None else range(repeat):
        for report in reports:
            yield replace(report, id=f"r:{digest(report.id, number)}")


def _batches(reports: Iterator[Report]) -> Iterator[list[Report]]:
    while batch := list(islice(reports, BATCH_SIZE)):
        yield batch


def profile(reports: Sequence[Report]) -> dict[str, float]:
    """The share of the time that each stage takes, over one pass; the shares add up to 1.

    `reader` is what the learned reader adds: the time of extracting with it less that without.
    """
    read_report(reports[0])
    spent = dict.fromkeys(("ingest", "annotate", "boilerplate", "extract", "reader", "store"), 0.0)
    with Store() as store:
        for batch in _batches(iter(reports)):
            _profile_batch(batch, store, spent)
    total = sum(spent.values()) or 1.0
    return {stage: round(seconds / total, 4) for stage, seconds in spent.items()}


def _profile_batch(batch: Sequence[Report], store: Store, spent: dict[str, float]) -> None:
    marks = [time.perf_counter()]
    for report in batch:
        make_report(report.text, published=report.published, url=report.url)
    marks.append(time.perf_counter())
    docs = list(annotate_all(report.text for report in batch))
    marks.append(time.perf_counter())
    removed = [find_removed(report) for report in batch]
    marks.append(time.perf_counter())
    for report, doc, junk in zip(batch, docs, removed, strict=True):
        read_claims(report, doc, removed=junk, learned=False)
    marks.append(time.perf_counter())
    for report, doc, junk in zip(batch, docs, removed, strict=True):
        read_claims(report, doc, removed=junk)
    spent["reader"] += max(0.0, time.perf_counter() - marks[-1] - (marks[-1] - marks[-2]))
    readings = list(read_reports(batch))
    begun = time.perf_counter()
    store.add(readings)
    for stage, start, end in zip(("ingest", "annotate", "boilerplate", "extract"), marks, marks[1:], strict=False):
        spent[stage] += end - start
    spent["store"] += time.perf_counter() - begun


def peak_memory_mb() -> float | None:
    """The most memory that this process has held so far, in MB; None where the system does not tell."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)
