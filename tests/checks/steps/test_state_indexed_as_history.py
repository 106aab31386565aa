"""SCN308, off by default: a state is one time step inside the step."""

from __future__ import annotations

import pytest

from tests.helpers import codes

SCAN = "import theano\nimport theano.tensor as T\ntheano.scan(lambda x_t, h_tm1: {}, sequences=T.tensor3(), outputs_info=[T.matrix()])\n"


@pytest.mark.parametrize(
    "body", ["x_t + h_tm1", "x_t + h_tm1[0]", "x_t[-1] + h_tm1", "x_t + h_tm1[:, -1:]", "x_t + h_tm1[-1:]", "T.dot(h_tm1, x_t)[-1]"]
)
def test_no_false_alarm(body: str) -> None:
    assert codes(SCAN.format(body), select=["SCN308"]) == []


def test_false_alarm_the_rule_is_off_by_default() -> None:
    assert codes(SCAN.format("x_t + h_tm1[-1]")) == []


@pytest.mark.parametrize("body", ["x_t + h_tm1[-1]", "x_t * h_tm1[-2]", "T.tanh(h_tm1[-1])"])
def test_no_missed_alarm(body: str) -> None:
    assert codes(SCAN.format(body), select=["SCN308"]) == [(3, "SCN308")]
