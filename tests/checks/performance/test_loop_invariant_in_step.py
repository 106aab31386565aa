"""SCN701: products that could be computed before the scan."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import underlined

LAYER = """\
import numpy as np
import theano
import theano.tensor as T

def layer(x, h0, W, U, scale):
    def step(x_t, h, W, U):
        return %s
    return theano.scan(step, sequences=[x], outputs_info=[h0], non_sequences=[W, U])
"""


def alone(expression: str) -> list[tuple[int, str]]:
    return codes(LAYER % expression, select=["SCN701"])


def test_it_is_off() -> None:
    assert codes(LAYER % "T.tanh(T.dot(x_t, W) + T.dot(h, U))") == []


@pytest.mark.parametrize(
    "expression",
    [
        "T.tanh(x_t + T.dot(h, U))",
        "T.dot(x_t + h, U)",
        "T.dot(T.tanh(h), W)",
        "T.dot(noise(x_t), W) + h",
        "T.dot(x_t * rng.uniform(), W) + h",
        "np.dot(scale, scale) * h",
        "T.dot(x_t, x_t.T) + h",
        "T.dot(x_t if scale else h, W) + h",
    ],
)
def test_no_false_alarm_where_a_state_or_chance_is_in_it(expression: str) -> None:
    assert alone(expression) == []


def test_no_false_alarm_where_a_name_comes_from_a_state() -> None:
    source = LAYER % "T.dot(z, W)"
    assert codes(source.replace("        return", "        z = x_t\n        z = z + h\n        return"), select=["SCN701"]) == []


def test_no_false_alarm_where_the_parameters_are_not_certain() -> None:
    source = (
        "import theano\nimport theano.tensor as T\ntheano.scan(lambda a, b: T.dot(a, W) + b, sequences=xs, outputs_info=states, non_sequences=rest)\n"
    )
    assert codes(source, select=["SCN701"]) == []


@pytest.mark.parametrize(
    ("expression", "rewritten"),
    [
        ("T.dot(x_t, W) + h", "T.dot(x, W)"),
        ("x_t.dot(W) + h", "x.dot(W)"),
        ("x_t @ W + h", "x @ W"),
    ],
)
def test_no_missed_alarm_and_the_code_to_write(expression: str, rewritten: str) -> None:
    (finding,) = lint(LAYER % expression, select=["SCN701"])
    assert f"`{rewritten}`" in finding.help


@pytest.mark.parametrize("expression", ["T.dot(T.sqr(x_t), W) + h", "T.dot(W, U) + h", "T.dot(W, x_t) + h"])
def test_no_missed_alarm_without_a_formula(expression: str) -> None:
    assert alone(expression) == [(7, "SCN701")]


def test_no_missed_alarm_with_what_the_step_alone_has_a_name_for() -> None:
    source = (LAYER % "T.dot(x_t, V) + h").replace("        return", "        V = W * 2\n        return")
    (finding,) = lint(source, select=["SCN701"])
    assert "`T.dot(x, V)`" not in finding.help


def test_no_missed_alarm_in_a_method() -> None:
    source = """\
    import theano
    import theano.tensor as T

    class Layer:
        def step(self, x_t, h):
            return T.tanh(T.dot(x_t, self.W) + T.dot(h, self.U))

        def forward(self, x):
            return theano.scan(self.step, sequences=x, outputs_info=self.h0)
    """
    assert codes(source, select=["SCN701"]) == [(6, "SCN701")]


def test_the_product_is_underlined() -> None:
    source = LAYER % "T.tanh(T.dot(x_t, W) + h)"
    (finding,) = lint(source, select=["SCN701"])
    assert underlined(source, finding.location) == "T.dot(x_t, W)"
