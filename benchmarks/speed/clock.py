"""Times processes, turn by turn, so that what slows the machine slows them all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from benchmarks.speed.command import Command

#: Variables that would change what is timed: where bytecode goes, what is imported, how output looks, and the tools' own.
_UNWANTED = ("PYTHON", "RUFF", "PYLINT", "SEMGREP", "SCANLINT", "FORCE_COLOR", "CI", "GITHUB")

#: Runs a command: seconds, those of the processor, peak memory in bytes, exit status.
Run = Callable[[Command], tuple[float, float, int, int]]


@dataclass(slots=True)
class Taken:
    """What the runs of one command took; ``worked`` are the seconds of the processor. ``trouble`` says why there are none."""

    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    peak: int = 0
    trouble: str = ""

    @property
    def median(self) -> float | None:
        """The median of the seconds, None where nothing ran."""
        return statistics.median(self.seconds) if self.seconds else None


def run(command: Command) -> tuple[float, float, int, int]:
    """Run a command with its output in a file: seconds, those that processors worked for it, peak memory in bytes, exit status.

    The peak is never below that of this process, which a child begins with (Linux).
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        child = subprocess.Popen(command.words, cwd=command.folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), child.returncode


def take(commands: Mapping[str, Command], runs: int, budget: float, run: Run = run, tell: Callable[[str], None] = lambda _: None) -> dict[str, Taken]:
    """Run each command ``runs`` times, one after the other in turns. One that took ``budget`` seconds in all is not run again.

    A command that ends with a status of its failures is told of, and not run again.
    """
    taken = {name: Taken() for name in commands}
    for name, command in commands.items():
        if command.primed:
            _check(taken[name], command, run(command)[3])
    for turn in range(runs):
        for name, command in commands.items():
            so_far = taken[name]
            if so_far.trouble or (so_far.seconds and sum(so_far.seconds) >= budget):
                continue
            seconds, worked, peak, status = run(command)
            _check(so_far, command, status)
            if so_far.trouble:
                so_far.seconds.clear()
            else:
                so_far.seconds.append(seconds)
                so_far.worked.append(worked)
                so_far.peak = max(so_far.peak, peak)
            tell(f"{turn + 1} of {runs}: {name}: {so_far.trouble or f'{seconds:.2f} s'}")
    return taken


def _check(taken: Taken, command: Command, status: int) -> None:
    if status not in command.statuses:
        taken.trouble = f"ended with status {status}"
