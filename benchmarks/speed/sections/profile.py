"""The largest costs of a cold run on Theano: by module and by function, of the interpreter's own profiler, which makes calls dearer than they are."""

from __future__ import annotations

import pstats
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.ecosystem.packages import packages
from benchmarks.speed.clock import run
from benchmarks.speed.command import Command, SpeedError
from benchmarks.speed.plan import Plan
from benchmarks.speed.sections.packages import copy
from benchmarks.speed.table import Table

MOST = 15
#: Of a function: its file, its line and its name.
Function = tuple[str, int, str]


def measure(plan: Plan) -> Iterator[Table]:
    """Two tables."""
    (package,) = packages(plan.packages[:1] or ("theano",))
    stats = plan.work / "profile"
    words = ("-m", "cProfile", "-o", str(stats), "-m", "scanlint", *plan.cold, "--jobs=1", str(copy(package, plan)))
    *_, status = run(Command((str(plan.bin / "python"), *words), plan.work))
    if not stats.exists():
        raise SpeedError(f"the run that is profiled ended with status {status}, and left no profile")
    own = {function: (value[2], value[1]) for function, value in pstats.Stats(str(stats)).stats.items()}  # type: ignore[attr-defined]
    total = sum(seconds for seconds, _ in own.values())
    modules: dict[str, tuple[float, int]] = {}
    for function, (seconds, calls) in own.items():
        before = modules.get(module_of(function), (0.0, 0))
        modules[module_of(function)] = (before[0] + seconds, before[1] + calls)
    head = f"of a cold run with one job on {package.name} {package.version} ({total:.0f} s under the profiler)"
    yield largest(f"Modules, own time, {head}", modules, total)
    yield largest(f"Functions, own time, {head}", {f"{module_of(key)}: {key[2]}": value for key, value in own.items()}, total)


def module_of(function: Function) -> str:
    """The file of a function from its package on."""
    file = function[0]
    if file in ("~", ""):
        return "built in"
    parts = Path(file).parts
    for package in ("site-packages", f"python{sys.version_info.major}.{sys.version_info.minor}"):
        if package in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(package) :])
    return "/".join(parts[-2:])


def largest(title: str, costs: Mapping[str, tuple[float, int]], total: float) -> Table:
    """The largest costs: seconds and calls by name."""
    ordered = sorted(costs.items(), key=lambda item: -item[1][0])[:MOST]
    rows = tuple((name, f"{seconds:.2f} s", f"{seconds / total:.1%}" if total else "–", f"{calls:,}") for name, (seconds, calls) in ordered)
    return Table(title, ("", "own time", "share", "calls"), rows)
