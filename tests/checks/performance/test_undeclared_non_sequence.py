"""SCN702: what is computed outside and captured inside."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import underlined

LAYER = """\
import numpy as np
import theano
import theano.tensor as T

W = theano.shared(np.eye(2), name="W")
V = %s

def layer(x, h0):
    def step(x_t, h):
        return T.tanh(x_t + T.dot(h, V))
    return theano.scan(step, sequences=[x], outputs_info=[h0])
"""


def test_it_is_off() -> None:
    assert codes(LAYER % "T.dot(W, W)") == []


@pytest.mark.parametrize("captured", ["W", "W.T", "T.eye(2)", "np.eye(2)", "W.get_value()", "T.matrix()", "W.astype(theano.config.floatX)"])
def test_no_false_alarm_where_nothing_is_computed_again(captured: str) -> None:
    assert codes(LAYER % captured, select=["SCN702"]) == []


def test_no_false_alarm_where_it_is_handed_over() -> None:
    source = (LAYER % "T.dot(W, W)").replace("x_t, h)", "x_t, h, V)").replace("[h0])", "[h0], non_sequences=[V])")
    assert codes(source, select=["SCN702"]) == []


def test_no_false_alarm_where_a_derivative_must_see_through_it() -> None:
    source = (LAYER % "W ** 2").replace("T.tanh(x_t + T.dot(h, V))", "h + T.grad(V.sum(), W)")
    assert codes(source, select=["SCN702"]) == []


@pytest.mark.parametrize("captured", ["T.dot(W, W)", "W * 2", "T.tanh(W)", "W.dot(W)", "T.dot(W, W).T * 2"])
def test_no_missed_alarm(captured: str) -> None:
    assert codes(LAYER % captured, select=["SCN702"]) == [(10, "SCN702")]


def test_the_name_is_underlined_and_the_source_named() -> None:
    source = LAYER % "T.dot(W, W)"
    (finding,) = lint(source, select=["SCN702"])
    assert underlined(source, finding.location) == "V"
    assert "`W`" in finding.consequence
    assert "non_sequences=[V]" in finding.help


@pytest.mark.parametrize("given", ["n_steps=1", "n_step=5"])
def test_false_alarm_no_loop_runs(given: str) -> None:
    source = (LAYER % "T.dot(W, W)").replace("[h0])", f"[h0], {given})")
    assert codes(source, select=["SCN702"]) == []


def test_one_step_of_two_scans_is_told_once() -> None:
    scan = "theano.scan(step, sequences=[x], outputs_info=[h0])"
    source = (LAYER % "T.dot(W, W)").replace(scan, f"{scan}, {scan}")
    assert codes(source, select=["SCN702"]) == [(10, "SCN702")]
