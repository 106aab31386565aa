"""Turns: every command is run in every turn, and what fails or costs too much is not run again."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.speed.clock import run, take
from benchmarks.speed.command import Command

HERE = Path(__file__).parent


def command(name: str, primed: bool = False) -> Command:
    return Command((name,), HERE, (0, 1), primed)


class Runs:
    """Stands for the processes: what each command takes, and how it ends."""

    def __init__(self, **takes: tuple[float, float, int, int]) -> None:
        self.takes = takes
        self.order: list[str] = []

    def __call__(self, asked: Command) -> tuple[float, float, int, int]:
        self.order.append(asked.words[0])
        return self.takes[asked.words[0]]


def test_commands_take_turns() -> None:
    runs = Runs(a=(1.0, 0.5, 10, 0), b=(2.0, 0.5, 20, 1))
    taken = take({"first": command("a"), "second": command("b")}, 3, 100, runs)

    assert runs.order == ["a", "b"] * 3
    assert (taken["first"].median, taken["second"].median, taken["second"].peak) == (1.0, 2.0, 20)


def test_a_command_that_fails_has_no_time() -> None:
    runs = Runs(a=(0.1, 0.5, 10, 2), b=(2.0, 0.5, 20, 0))
    taken = take({"first": command("a"), "second": command("b")}, 2, 100, runs)

    assert runs.order == ["a", "b", "b"]
    assert (taken["first"].median, taken["first"].trouble) == (None, "ended with status 2")


def test_a_command_that_took_its_budget_is_not_run_again() -> None:
    runs = Runs(a=(6.0, 0.5, 10, 0), b=(1.0, 0.5, 20, 0))
    taken = take({"slow": command("a"), "quick": command("b")}, 5, 10, runs)

    assert len(taken["slow"].seconds) == 2
    assert len(taken["quick"].seconds) == 5


def test_the_run_that_fills_a_cache_is_not_timed() -> None:
    runs = Runs(a=(1.0, 0.5, 10, 0))
    taken = take({"warm": command("a", primed=True)}, 2, 100, runs)

    assert runs.order == ["a"] * 3
    assert taken["warm"].seconds == [1.0, 1.0]


def test_a_process_is_timed_with_its_memory_and_its_status() -> None:
    seconds, worked, peak, status = run(Command((sys.executable, "-c", "x = b'x' * 50_000_000; raise SystemExit(3)"), HERE))

    assert 0 < worked <= seconds + 0.1
    assert peak > 50_000_000
    assert status == 3
