"""Spreads files over processes, where that is worth it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from scanlint.engine import rubbish
from scanlint.engine.one_file import lint_file
from scanlint.engine.result import FileResult
from scanlint.source.files import SourceFile
from scanlint.source.loading import may_matter
from scanlint.source.text import Unreadable, read_bytes

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

#: Bytes of source with scan words above which a second process saves more than its start costs (two cores, Python 3.11).
WORTH_IT = 400_000

#: How often each process is handed files: more often costs more messages, less often leaves one at work when the others have done.
HANDS = 8

#: What is done to a file: it is linted, and perhaps mended. It must be possible to pickle it.
Work = Callable[[SourceFile], FileResult]

#: Is told how many files are done, and of how many.
Tick = Callable[[int, int], None]


def lint_files(files: Sequence[SourceFile], jobs: int | None, work: Work = lint_file, tick: Tick | None = None) -> list[FileResult]:
    """The result of ``work`` on each file, in the order of ``files``, whatever the number of processes. ``jobs`` None chooses it.

    ``tick`` is called after each file.
    """
    if jobs is None:
        jobs = _jobs(files)
    results: list[FileResult] = []

    def take(more: Iterable[FileResult]) -> None:
        for result in more:
            results.append(result)
            rubbish.sweep()
            if tick is not None:
                tick(len(results), len(files))

    if jobs <= 1 or len(files) <= 1:
        with rubbish.put_off():
            take(map(work, files))
        return results
    from concurrent.futures.process import BrokenProcessPool

    hands = dealt([_bytes(file) for file in files], jobs * HANDS)
    order = [number for hand in hands for number in hand]
    try:
        with _pool(min(jobs, len(files))) as pool:
            for done in pool.map(partial(_in_worker, work), [[files[number] for number in hand] for hand in hands]):
                take(done)
    except BrokenProcessPool:
        take(_alone(files[number], work) for number in order[len(results) :])
    return [result for _, result in sorted(zip(order, results, strict=True), key=lambda pair: pair[0])]


def dealt(sizes: Sequence[int], most: int) -> list[list[int]]:
    """The numbers of files in at most so many hands, each with one of the large ones, the largest first: else a worker that meets a large file at the
    end works on when the others have done."""
    largest = sorted(range(len(sizes)), key=lambda number: -sizes[number])
    return [largest[first::most] for first in range(min(most, len(sizes)))]


def _bytes(file: SourceFile) -> int:
    try:
        return os.stat(file.path).st_size
    except OSError:
        return 0


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _jobs(files: Sequence[SourceFile]) -> int:
    """One process for what is quickly done, else one for each processor."""
    most = cores()
    total = 0
    for file in files if most > 1 else ():
        total += _size(file)
        if total >= WORTH_IT:
            return most
    return 1


def _size(file: SourceFile) -> int:
    if file.trouble is not None:
        return 0
    try:
        data = read_bytes(file.path)
    except Unreadable:
        return 0
    return len(data) if may_matter(data, file.shown, file.settings.backend_aliases) else 0


def _in_worker(work: Work, files: list[SourceFile]) -> list[FileResult]:
    results = []
    for file in files:
        results.append(work(file))
        rubbish.sweep()
    return results


def _alone(file: SourceFile, work: Work) -> FileResult:
    """A file in a process of its own, after a worker died: the file that kills it is named, the others are linted."""
    from concurrent.futures.process import BrokenProcessPool

    from scanlint.engine.failure import failure

    try:
        with _pool(1) as pool:
            return pool.submit(work, file).result()
    except BrokenProcessPool as error:
        return FileResult(failure=failure(file.shown, error))


def _pool(size: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if sys.platform == "linux":  # pragma: no branch: no other system runs the tests
        _warm()
    # fork starts in milliseconds and is safe here: there is one thread. Elsewhere a worker must import its modules anew.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(size, mp_context=context, initializer=_begin)


def _warm() -> None:
    """Load once, for all workers, what each would load with its first scan."""
    import scanlint.checks.registry
    import scanlint.engine.in_depth
    import scanlint.scan.analyse  # noqa: F401


def _begin() -> None:
    """A worker does nothing else. Ctrl-C reaches every process of a terminal; this one ends with the main process, which says so once."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rubbish.begin()
