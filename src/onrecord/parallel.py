"""One function over many items by several processes, the results in the order of the items."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# So few items are done by the process itself: a new one first loads the language model, which takes seconds.
FEW = 4
# Items that wait in line for each process: enough that none stands idle, few enough that memory stays small.
AHEAD = 2
MOST_JOBS = 8


def usable_cores() -> int:
    """The number of processes that this machine does well with: its cores that we may use, eight at most."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, MOST_JOBS))


def ordered(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int = 1
) -> Generator[Result, None, None]:
    """What the function makes of each item, in the order of the items.

    >>> list(ordered(len, ["a", "bb"], jobs=2))
    [1, 2]

    With `jobs` of 2 and more, and more than a few items, that many processes work side by side; function, items and
    results must be picklable then. Where a process is killed (memory), the items that it leaves are done here.
    """
    remaining = iter(items)
    first = list(islice(remaining, FEW + 1)) if jobs > 1 else []
    if len(first) <= FEW:
        yield from map(function, chain(first, remaining))
    else:
        yield from _by_processes(function, chain(first, remaining), jobs)


def _by_processes(
    function: Callable[[Item], Result], items: Iterator[Item], jobs: int
) -> Generator[Result, None, None]:
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    # Processes start afresh: one that is forked would share the threads' locks of what is loaded already.
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        try:
            for item in items:
                try:
                    waiting.append((item, pool.submit(function, item)))
                except BrokenProcessPool:
                    items = chain([item], items)
                    raise
                if len(waiting) > jobs * AHEAD:
                    yield waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool:
            yield from map(function, chain((left for left, _ in waiting), items))
