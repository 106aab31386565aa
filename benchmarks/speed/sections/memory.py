"""Memory: the most that one process holds while a package is linted, beside what parsing holds."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.ecosystem.packages import packages
from benchmarks.speed.clock import take
from benchmarks.speed.command import Command
from benchmarks.speed.plan import Plan
from benchmarks.speed.sections.packages import BASE, NAMES, copy
from benchmarks.speed.table import Table, megabytes, seconds

COLD = "scanlint, cold, 1 job"


def measure(plan: Plan) -> Iterator[Table]:
    """One table: a row for each package, each run once."""
    rows = [("(python -c pass)", "–", *_row(plan, {"": plan.python("-c", "pass")}))]
    for package in packages(plan.packages or NAMES):
        commands, _ = plan.on(copy(package, plan))
        parsing, own = (_row(plan, {name: commands[name]}) for name in (BASE, COLD))
        rows.append((f"{package.name} {package.version}", parsing[0], *own))
    yield Table("Peak memory with one job", ("", BASE, COLD, "time"), tuple(rows), ("Aimed at: below 150 MB on each package.",))


def _row(plan: Plan, commands: dict[str, Command]) -> tuple[str, str]:
    (taken,) = take(commands, 1, plan.budget).values()
    return megabytes(taken.peak), seconds(taken.median)
