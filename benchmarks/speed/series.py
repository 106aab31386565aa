"""Series: the same thing in several sizes, and whether its time grows with its size or faster."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.speed.clock import Taken
from benchmarks.speed.table import Table, megabytes, seconds

#: A size, and what it took.
Point = tuple[int, Taken]


def steepening(points: Sequence[tuple[int, float]]) -> list[float | None]:
    """For each point the seconds for one more since the point before, as a multiple of those between the first two points.

    Start-up, which every point has, falls out. None for the first point. Growth is linear where this stays at 1; under it, the first step was dear.
    """
    slopes = [(after[1] - before[1]) / (after[0] - before[0]) for before, after in pairwise(points)]
    return [None, *(slope / slopes[0] if slopes[0] > 0 else None for slope in slopes)]


def grown(title: str, what: str, points: Sequence[Point], below: tuple[str, ...] = ()) -> Table:
    """A table of one row for each size; ``what`` is counted."""
    timed = [(size, taken.median) for size, taken in points if taken.median is not None]
    steep = dict(zip([size for size, _ in timed], steepening([(size, median) for size, median in timed if median is not None]), strict=True))
    rows = []
    for size, taken in points:
        over = steep.get(size)
        cells = (seconds(taken.median), "–" if over is None else f"{over:.2f}", megabytes(taken.peak), str(len(taken.seconds)))
        rows.append((f"{size:,}", taken.trouble or cells[0], *cells[1:]))
    bars = tuple((title, f"{size:,} {what}", median) for size, median in timed if median is not None)
    return Table(title, (what, "median", "over linear", "peak memory", "runs"), tuple(rows), below, bars)
