"""The packages: scanlint beside the cost of parsing and beside other tools, on whole source trees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ecosystem.fetch import fetch
from benchmarks.ecosystem.packages import Package, packages
from benchmarks.speed.command import SpeedError
from benchmarks.speed.plan import Plan
from benchmarks.speed.table import Table, beside

BASE = "ast.parse of all files"
#: The packages that are read, as benchmarks/ecosystem pins them.
NAMES = ("theano", "pytensor", "pymc", "keras")


def measure(plan: Plan) -> Iterator[Table]:
    """One table for each package."""
    for package in packages(plan.packages or NAMES):
        folder = copy(package, plan)
        commands, lines = plan.on(folder)
        name = f"{package.name} {package.version}"
        yield beside(name, plan.take(commands), BASE, name, (read(folder, plan), *lines))


def copy(package: Package, plan: Plan) -> Path:
    """The files of a package in a folder of its own: where they are kept, the checkout's .gitignore would have scanlint leave them out."""
    folder = plan.work / f"{package.name}-{package.version}"
    if not folder.exists():
        shutil.copytree(fetch(package), folder)
    return folder


def read(folder: Path, plan: Plan) -> str:
    """A line about how much is read. Raises SpeedError where scanlint would read less than the others."""
    found = sum(1 for path in folder.rglob("*.py") if path.is_file())
    listed = subprocess.run(
        [str(plan.bin / "scanlint"), "--isolated", "--show-files", str(folder)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    taken = sum(1 for line in listed if line.endswith(".py"))
    if taken < found:
        raise SpeedError(f"{folder.name}: scanlint reads {taken} of {found} files, so that its times say nothing")
    return f"{found} .py files."
