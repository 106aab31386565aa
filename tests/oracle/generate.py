"""Programs by the number, and the plainest program that is wrong in the same way as another."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.oracle.choices import Choices, again
from tests.oracle.judge import Judged
from tests.oracle.write import Program, write

#: The library that this interpreter has.
LIBRARY = "theano" if importlib.util.find_spec("theano") else "pytensor"


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A program for the library at hand. Hypothesis draws the choices."""
    return write(LIBRARY, Choices(lambda options: draw(st.integers(0, options - 1))))


def generate(number: int, start: int) -> list[Program]:
    """So many different programs: the same ones for the same seed."""
    found: dict[str, Program] = {}
    as_many = settings(max_examples=number, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    while len(found) < number:
        # In rounds, as Hypothesis likes to repeat itself with small changes, and not every change shows.
        @seed(start)
        @as_many
        @given(programs())
        def collect(program: Program) -> None:
            found.setdefault(program.source, program)

        collect()
        start += 1
    return list(found.values())[:number]


def shrunk(judge: Callable[[Program], Judged], bad: Judged) -> Judged:
    """The plainest program that is wrong in the same way: choice by choice, the first option that leaves outcome and findings as they are."""
    place = 0
    while place < len(bad.program.choices):
        made = bad.program.choices
        for plainer in range(made[place]):
            other = judge(write(LIBRARY, again([*made[:place], plainer, *made[place + 1 :]])))
            if (other.codes, other.outcome, other.program.decidable) == (bad.codes, bad.outcome, bad.program.decidable):
                bad = other
                break
        place += 1
    return bad
