"""Generated programs: what scanlint says of each is held against what the real library does with it."""

from __future__ import annotations

import pytest

from tests.backends import needs_a_backend
from tests.oracle.choices import again
from tests.oracle.fuzz import LEAST, report, share_found
from tests.oracle.generate import LIBRARY, generate
from tests.oracle.judge import Judge
from tests.oracle.write import write

PROGRAMS = 500
#: One of which 500 programs go wrong in every way that a run can tell, on either library.
SEED = 1


@needs_a_backend
@pytest.mark.runtime
def test_no_false_alarm_and_few_missed_alarms() -> None:
    """The same programs on every run, some good, some bad in each of the ways that a run can tell. One test, so that they are run once."""
    with Judge() as judge:
        judged = [judge(program) for program in generate(PROGRAMS, SEED)]
    outcomes = [one.outcome for one in judged]
    assert {"raised", "lost its time axis", "took another output", "repeated a draw", "dropped updates", "other numbers"} <= set(outcomes)
    assert 0.2 < outcomes.count("fine") / PROGRAMS < 0.8
    assert [str(one) for one in judged if one.false_alarm] == []
    assert share_found(judged) >= LEAST, "\n".join(report(judged))


@needs_a_backend
@pytest.mark.runtime
def test_a_program_of_first_options_is_plain_and_right() -> None:
    with Judge() as judge:
        plain = judge(write(LIBRARY, again([])))
    assert (plain.outcome, plain.codes) == ("fine", ())
    assert plain.program.source.count("\n") < 20


def test_choices_made_again_write_the_same_program() -> None:
    """Counterexamples are shrunk by their choices."""
    for program in generate(50, 1):
        assert write(LIBRARY, again(program.choices)).source == program.source
