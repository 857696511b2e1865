from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from pathlib import Path

import pytest

from onrecord.errors import ReportError
from onrecord.parallel import FEW, ordered, usable_cores
from onrecord.pipeline import read_sources

MANY = [str(n) * n for n in range(3 * FEW)]


def _dies_in_a_process(item: str) -> int:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return len(item)


def _process(item: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(ordered(len, iter(MANY), jobs=jobs)) == [len(item) for item in MANY]


def test_few_items_need_no_process() -> None:
    assert set(ordered(_process, range(FEW), jobs=2)) == {os.getpid()}


def test_many_items_are_done_elsewhere() -> None:
    assert os.getpid() not in set(ordered(_process, range(FEW + 1), jobs=2))


def test_what_a_killed_process_leaves_is_done_here() -> None:
    assert list(ordered(_dies_in_a_process, iter(MANY), jobs=2)) == [len(item) for item in MANY]


def test_an_error_of_another_process_keeps_its_parts() -> None:
    error = pickle.loads(pickle.dumps(ReportError("no text", where="a.jsonl", line=3, hint="look at it")))
    assert (type(error), str(error), error.line) == (ReportError, "a.jsonl, line 3: no text; look at it", 3)


def test_a_machine_has_at_least_one_core() -> None:
    assert usable_cores() >= 1


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    sentence = "Gunmen attacked a convoy near Mosul on Monday, killing {} soldiers, police said."
    for number in range(2, 90):
        (tmp_path / f"{number:03}.txt").write_text(sentence.format(number), encoding="utf-8")
    (tmp_path / "050.txt").write_bytes(b"")
    one, two = (list(read_sources([tmp_path], published="2024-05-01", jobs=jobs)) for jobs in (1, 2))
    assert [str(item) for item in one] == [str(item) for item in two]
