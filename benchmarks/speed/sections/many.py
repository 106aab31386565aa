"""A tree of 20,000 files of which 100 hold a scan: beside walking and reading it in Python, and beside the 100 files alone."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.speed.command import HERE, Command
from benchmarks.speed.made import tree
from benchmarks.speed.plan import Plan
from benchmarks.speed.table import Table, beside, seconds, times

FILES, WITH_SCAN = 20_000, 100
READING, WHOLE, ALONE = "walking and reading in Python", "scanlint on the tree", "scanlint on the files with a scan alone"


def measure(plan: Plan) -> Iterator[Table]:
    """One table."""
    folder = plan.work / "many"
    scanning = tree(folder, FILES, WITH_SCAN)
    # The files alone are named from the folder that they lie in, which keeps the command short enough for any system.
    names = [str(path.relative_to(folder)) for path in scanning]
    alone = plan.scanlint(*names, folder=folder)
    commands: dict[str, Command] = {
        READING: plan.python(str(HERE / "reading.py"), "walk", str(folder)),
        WHOLE: plan.scanlint(str(folder)),
        ALONE: alone,
    }
    taken = plan.take(commands)
    reading, whole, one = (taken[name].median for name in (READING, WHOLE, ALONE))
    below = "–"
    if reading is not None and whole is not None and one is not None:
        aim = 2 * reading + one
        below = f"Aimed at: at most twice the reading and the files alone, {seconds(aim)}; it is {times(whole, aim)} times that."
    yield beside(f"{FILES:,} files, {WITH_SCAN} with a scan", taken, READING, "many files", (below,))
