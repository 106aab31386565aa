"""What operators make of lists, tuples and constants."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call, states


@pytest.mark.parametrize(
    "code",
    [
        "states = [h0] + given",
        "states = given * [h0]",
        "states = [h0] * n",
        "states = [h0]\nstates += given",
        "states = [h0]\nstates *= n",
    ],
)
def test_false_alarm_what_is_not_known(code: str) -> None:
    assert states(code) is None


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("states = [h0] + [c0]", 2),
        ("states = (h0,) + (c0,)", 2),
        ("states = [h0] + [c0] + [h0]", 3),
        ("states = [h0, c0] * 2", 4),
        ("states = 2 * (h0,)", 2),
        ("states = [h0]\nstates += [c0]", 2),
        ("states = [h0]\nstates += (c0,)", 2),
        ("states = (h0,)\nstates += (c0,)", 2),
        ("states = other = [h0]\nother += [c0]", 2),
        ("states = other = (h0,)\nother += (c0,)", 1),
        ("states = other = [h0]\nother = other + [c0]", 1),
        ("states = [h0] * (3 - 1)", 2),
        ("states = [h0] * (1 + 1) + [c0] * (1 * 1)", 3),
        ("n = 1\nn += 1\nstates = [h0] * n", 2),
        ("states = [h0]\nstates *= 2", 2),
        ("states = [h0] * 0 + [h0]", 1),
    ],
)
def test_missed_alarm_what_is_known(code: str, count: int) -> None:
    assert states(code) == count


def test_the_order_of_a_sum_is_kept() -> None:
    assert call("theano.scan(step, x, [h0] + [None])").recurrent == (True, False)
    assert call("theano.scan(step, x, (None,) + (h0,))").recurrent == (False, True)
    assert call("theano.scan(step, x, [h0, None] * 2)").recurrent == (True, False, True, False)
