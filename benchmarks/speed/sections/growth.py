"""Growth: copies of a tree, lines of a file, scans in a file, wrappers around a scan."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ecosystem.packages import packages
from benchmarks.speed import made
from benchmarks.speed.plan import Plan
from benchmarks.speed.sections.packages import copy
from benchmarks.speed.series import grown
from benchmarks.speed.table import Table

#: The tree that is copied: one package of Theano, eight files without its tests, since 64 copies of the whole would take hours.
PART = "theano/scan_module"
COPIES = (1, 4, 16, 64)
LINES = (1_000, 10_000, 50_000)
SCANS = (10, 100, 1_000)
DEPTHS = (2, 10, 50)


def measure(plan: Plan) -> Iterator[Table]:
    """A table for each way to grow."""
    taken = plan.take({str(number): plan.scanlint(str(_copies(plan, number))) for number in COPIES})
    name = f"Copies of {PART} of Theano 1.0.5, without its tests"
    yield grown(name, "copies", [(number, taken[str(number)]) for number in COPIES], ("Over linear: the time of one more, beside the first step.",))
    made_files = (
        ("Lines of a file with one scan in a hundred lines", "lines", {lines: made.scans(lines // 100, lines, 10) for lines in LINES}),
        ("Lines of a file with ten scans", "lines", {lines: made.scans(10, lines) for lines in LINES}),
        ("Scans in a file, each with a finding", "scans", {scans: made.scans(scans) for scans in SCANS}),
        ("Wrappers around a scan", "deep", {depth: made.wrappers(depth) for depth in DEPTHS}),
    )
    for title, what, texts in made_files:
        commands = {}
        for size, text in texts.items():
            path = plan.work / "grown" / f"{title.replace(' ', '_')}_{size}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            commands[str(size)] = plan.scanlint(str(path))
        taken = plan.take(commands)
        yield grown(title, what, [(size, taken[str(size)]) for size in texts])


def _copies(plan: Plan, number: int) -> Path:
    """A folder with so many projects of one package each."""
    (theano,) = packages(("theano",))
    (part,) = [path for path in copy(theano, plan).rglob(PART) if path.is_dir()]
    folder = plan.work / f"copies_{number}"
    for each in range(number):
        project = folder / f"project_{each:02}"
        shutil.copytree(part, project / "scan_module", ignore=shutil.ignore_patterns("tests"))
        (project / "setup.py").write_text("", encoding="utf-8")
    return folder
