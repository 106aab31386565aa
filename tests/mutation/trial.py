"""In one pytest process that has collected the tests: each mutant is put into a fork of it, which runs the tests that reach it until one fails."""

from __future__ import annotations

import importlib
import json
import os
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest

from tests.mutation.mutants import ROOT, Mutant, code_of

#: Seconds that a test may take, of the wall's clock, and tests that a mutant is put to at the most. A mutant that takes longer hangs: it is noticed.
LIMIT, TESTS = 120, 400
#: What a mutant's process tells of each test that passes.
_PASSED = "."
#: The files of tests that notice the most: of the model and of the checks.
WORD_FOR_WORD = {"scan": ("test_facts.py", "test_inspect.py"), "checks": ("test_findings.py", "test_forms.py")}
Reached = dict[str, list[int]]


def function_of(mutant: Mutant) -> FunctionType | None:
    """The function object that is called under the mutant's name, through decorators that keep what they wrap; None for one that cannot be had."""
    found: Any = importlib.import_module(mutant.module)
    for name in mutant.function.split("."):
        found = vars(found).get(name)
    for inside in ("fget", "__func__", "__wrapped__", "func"):
        found = getattr(found, inside, None) or found
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found if isinstance(found, FunctionType) else None


def reached(items: list[pytest.Item], jobs: int) -> Reached:
    """Which tests call each function of scanlint, told as `path:first line`. Every test is run once, in a fork."""
    found: Reached = {}
    for told in in_forks(jobs, lambda job: _traced(items, range(job, len(items), jobs))):
        for function, numbers in json.loads(told).items():
            found.setdefault(function, []).extend(numbers)
    return {function: sorted(numbers) for function, numbers in found.items()}


def _traced(items: list[pytest.Item], numbers: Iterable[int]) -> Iterator[str]:
    found: dict[CodeType, list[int]] = {}
    for number in numbers:
        called: set[CodeType] = set()

        def note(frame: FrameType, event: str, _: object, add: Callable[[CodeType], None] = called.add) -> None:
            add(frame.f_code)

        sys.settrace(note)
        _passes(items[number])
        sys.settrace(None)
        for code in called:
            found.setdefault(code, []).append(number)
    yield json.dumps(
        {f"{code.co_filename}:{code.co_firstlineno}": those for code, those in found.items() if str(ROOT / "scanlint") in code.co_filename}
    )


def in_forks(jobs: int, work: Callable[[int], Iterable[str]]) -> Iterator[str]:
    """Each line that ``work`` gives in one of so many forks, as it comes."""
    pipes = dict.fromkeys((_forked(work, job) for job in range(jobs)), b"")
    while pipes:
        for pipe in select.select(list(pipes), [], [])[0]:
            data = os.read(pipe, 1 << 16)
            *lines, pipes[pipe] = (pipes[pipe] + data).split(b"\n")
            yield from (line.decode() for line in lines)
            if not data:
                del pipes[pipe]
                os.close(pipe)


def _forked(work: Callable[[int], Iterable[str]], job: int) -> int:
    """The pipe that brings what is told in a fork."""
    read, write = os.pipe()
    if os.fork() == 0:
        os.close(read)
        with os.fdopen(write, "w") as pipe:
            for line in work(job):
                print(line, file=pipe, flush=True)
        os._exit(0)
    os.close(write)
    return read


def _passes(item: pytest.Item) -> bool:
    from _pytest.runner import runtestprotocol

    return all(report.passed or report.skipped for report in runtestprotocol(item, nextitem=None, log=False))


def chosen(mutant: Mutant, function: FunctionType, items: list[pytest.Item], reach: Reached, killers: Counter[int]) -> Iterator[int]:
    """The numbers of the tests that call the function.

    Those of the mirrored file come first, but for the three that have noticed the most; then those that tell word for word what is known and found;
    and then one of each other file in turn.
    """
    code = function.__code__
    numbers = reach.get(f"{code.co_filename}:{code.co_firstlineno}", [])
    mirrored = f"test_{Path(mutant.path).name}"
    word_for_word = WORD_FOR_WORD[Path(mutant.path).parts[1]]
    best = sorted(numbers, key=lambda number: -killers[number])[:3]
    ranks: dict[str, int] = {}
    ordered = []
    for number in numbers:
        name = items[number].path.name
        ranks[name] = ranks.get(name, -1) + 1
        ordered.append((number not in best, name != mirrored, name not in word_for_word, ranks[name], number))
    return (number for *_, number in sorted(ordered)[:TESTS])


def outcome(mutant: Mutant, items: list[pytest.Item], reach: Reached, killers: Counter[int]) -> str:
    """killed, hangs (which is killed, too), survives, unreached by any test, or not tried, where the fault cannot be put in.

    ``killers`` counts what each test has noticed.
    """
    function = function_of(mutant)
    if function is None:
        return "not tried"
    numbers = list(chosen(mutant, function, items, reach, killers))
    if not numbers:
        return "unreached"
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.write(write, _tried(mutant, function, [items[number] for number in numbers], write).encode())
        os._exit(0)
    os.close(write)
    told = _PASSED
    while told.endswith(_PASSED):
        told = os.read(read, 4096).decode() if select.select([read], [], [], LIMIT)[0] else "hangs"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)
    told, _, place = told.strip(_PASSED).partition(" ")
    if place:
        killers[numbers[int(place)]] += 1
    return told or "killed"  # a process that dies of it


def _tried(mutant: Mutant, function: FunctionType, tests: list[pytest.Item], beat: int) -> str:
    """What became of it, and the place of the test that noticed it; ``beat`` is told of each one that passes."""
    try:
        function.__code__ = code_of(mutant)
    except ValueError:  # another number of captured variables
        return "not tried"
    for place, item in enumerate(tests):
        if not _passes(item):
            return f"killed {place}"
        os.write(beat, _PASSED.encode())
    return "survives"


class Trial:
    """A plugin for pytest that tries ``mutants``, so many at a time, instead of running the tests, and hands on what became of each."""

    def __init__(self, mutants: list[Mutant], jobs: int, told: Callable[[Mutant, str, float], None]) -> None:
        self.mutants = mutants
        self.jobs = jobs
        self.told = told

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        reach = reached(session.items, self.jobs)
        for line in in_forks(self.jobs, lambda job: self._tried(session.items, reach, range(job, len(self.mutants), self.jobs))):
            number, became, seconds = json.loads(line)
            self.told(self.mutants[number], became, seconds)
        return True

    def _tried(self, items: list[pytest.Item], reach: Reached, numbers: Iterable[int]) -> Iterator[str]:
        killers = Counter[int]()
        for number in numbers:
            begun = time.perf_counter()
            became = outcome(self.mutants[number], items, reach, killers)
            yield json.dumps((number, became, time.perf_counter() - begun))
