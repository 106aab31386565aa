"""What tensors are computed from."""

from __future__ import annotations

import pytest

from tests.helpers import codes

STEP = """\
import theano
import theano.tensor as T

def step(x_t):
    part = {}
    if isinstance(part, T.TensorVariable):
        if part:
            return x_t
    return x_t

rval, updates = theano.scan(step, sequences=x)
"""


@pytest.mark.parametrize("part", ["x_t[0]", "(x_t if flag else [1, 2])[0]", "x_t * (x_t if flag else other)"])
def test_missed_alarm_what_a_test_leaves_of_alternatives_is_symbolic(part: str) -> None:
    assert codes(STEP.format(part)) == [(7, "SCN303")]


@pytest.mark.parametrize("part", ["(other if flag else [1, 2])[0]", "[1, 2][0]"])
def test_false_alarm_for_what_may_be_a_number(part: str) -> None:
    assert codes(STEP.format(part)) == []
