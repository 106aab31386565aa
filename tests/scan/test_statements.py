"""What statements do to names and to what they hold."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.scan.one_call import HEAD, states


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("states = [h0, c0]\ndel states", None),
        ("states = [h0, c0]\ndel states[0]", None),
        ("states = [h0, c0]\nother = states\ndel other", 2),
        ("states = [h0, c0]\ndel other", 2),
        ("states = [h0, c0]\nother = [h0]\ndel other[0]", 2),
    ],
)
def test_what_is_deleted(code: str, count: int | None) -> None:
    assert states(code) == count


@pytest.mark.parametrize(
    ("cases", "count"),
    [
        ("    case given as states:\n        pass", 1),
        ("    case [_] as states:\n        pass\n    case _:\n        states = [h0]", 1),
        ("    case states:\n        pass", 1),
    ],
)
def test_the_names_of_a_pattern(cases: str, count: int | None) -> None:
    assert states(f"match [h0]:\n{cases}") == count


def test_missed_alarm_a_guard_of_a_case_asks_for_the_truth() -> None:
    program = "rval, updates = theano.scan(one, x, [h0])\nmatch mode:\n    case 1 if rval[0]:\n        pass\n"
    assert codes(HEAD + program) == [(9, "SCN101"), (9, "SCN109")]
