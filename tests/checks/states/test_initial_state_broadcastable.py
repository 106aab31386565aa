"""SCN206: a start of length 1, a result that is longer."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def found(line: str) -> Finding:
    (finding,) = lint(HEAD + line + "\n")
    return finding


@pytest.mark.parametrize("variant", of_rule("initial_state_broadcastable", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("initial_state_broadcastable", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_a_result_that_is_not_known() -> None:
    source = "import theano\nimport theano.tensor as T\ndef f(x, W):\n    theano.scan(lambda x_t, h: T.dot(x_t, W) + h, [x], [T.zeros((1, 9))])\n"
    assert codes(source) == []


def test_the_axis_is_named() -> None:
    finding = found("theano.scan(lambda x_t, h: x_t + h, [x], [T.zeros((x.shape[1], 1))])")
    assert "axis 1" in finding.message
    assert "T.zeros((x.shape[1], 1))" in finding.message


def test_a_dot_widens_the_state() -> None:
    assert found("theano.scan(lambda h, W: T.dot(h, W), outputs_info=[T.ones((3, 1))], non_sequences=[T.matrix()], n_steps=4)").code == "SCN206"
