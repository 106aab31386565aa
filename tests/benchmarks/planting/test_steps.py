"""A parameter of the step too few, brackets lost before `until`, and keywords that scan does not have."""

from __future__ import annotations

import pytest

from tests.plantings import changes, places, planted

X = 'x = T.tensor3("x")\nW = theano.shared(1.0)\nh0 = T.zeros((3, 2))\n'
UNTIL = """
from theano.scan_module import until
x = T.tensor3("x")
def step(x_t):
    return {returned}
r, u = theano.scan(step, x)
"""


@pytest.mark.parametrize(
    "call",
    [
        "theano.scan(lambda x_t, *rest: x_t, [x])",
        "theano.scan(lambda x_t, h=None: x_t, [x, x])",
        "theano.scan(lambda x_t, h: x_t, xs)",
        "theano.scan(lambda x_t, h: x_t, [x], [state])",
        "theano.scan(lambda x_t, h: x_t, [x], non_sequences=others)",
        "theano.scan(lambda x_t, h: x_t, [x], None, [])",
        "theano.scan(lambda x_t, h: x_t, [x, *more])",
        "theano.scan(f(lambda x_t: x_t), [x])",
    ],
)
def test_no_parameter_is_dropped_where_the_number_of_arguments_is_not_evident(call: str) -> None:
    assert "parameter" not in planted(f"def layer(xs, state, others, more):\n    x = T.matrix()\n    return {call}\n")


def test_one_parameter_of_each_step_is_dropped_and_the_scan_has_to_be_reported() -> None:
    body = X + "def step(x_t, x_tm1, h, W):\n    return x_t + h * W\nr, u = theano.scan(fn=step, sequences=dict(input=x, taps=[0, -1]),\n"
    body += "    outputs_info=h0, non_sequences=[W])\ns, u = theano.scan(lambda a: a * 2, x)\n"
    assert changes(body, "parameter") == ["def step(x_tm1, h, W):", "s, u = theano.scan(lambda : a * 2, x)"]
    assert places(body, "parameter") == ["step", "lambda : a * 2"]


def test_a_method_keeps_its_self() -> None:
    body = X + "class Layer:\n    def run(self):\n        return theano.scan(self.step, x)\n    def step(self, x_t):\n        return x_t\n"
    assert changes(body, "parameter") == ["def step(self):"]
    assert "parameter" not in planted(body + "class Other(Layer):\n    def step(self, x_t):\n        return -x_t\n")
    assert "parameter" not in planted(body.replace("    def step", "    @mark\n    def step"))


@pytest.mark.parametrize(
    "returned",
    ["[x_t], until(x_t > 1)", "(x_t, x_t), {}", "(x_t, x_t), ends(x_t)", "[*x_t, x_t], until(x_t > 1)", "x_t, until(x_t > 1)"],
)
def test_brackets_stay_where_the_return_would_be_right_without_them(returned: str) -> None:
    assert "until" not in planted(UNTIL.format(returned=returned))


def test_brackets_are_lost_before_until() -> None:
    assert changes(UNTIL.format(returned="[x_t, -x_t], until(x_t > 1)"), "until") == ["return x_t, -x_t, until(x_t > 1)"]
    assert changes(UNTIL.format(returned="((x_t, -x_t), {}, until(x_t > 1))"), "until") == ["return (x_t, -x_t, {}, until(x_t > 1))"]
    named = UNTIL.format(returned="[x_t, -x_t], end").replace("    return", "    end = until(x_t > 1)\n    return")
    assert places(named, "until") == ["return x_t, -x_t, end"]


def test_one_keyword_of_each_call_is_misspelt() -> None:
    body = X + "r, u = theano.scan(step, x, outputs_info=[h0])\ns, u = theano.map(fn=step, mode=None)\n"
    assert changes(body, "keyword") == ["r, u = theano.scan(step, x, output_info=[h0])", "s, u = theano.map(func=step, mode=None)"]
    assert places(body, "keyword") == ["output_info", "func"]


@pytest.mark.parametrize(
    "around",
    [
        "def test():\n    with raises(TypeError):\n        {call}\n",
        "def test():\n    try:\n        {call}\n    except TypeError:\n        pass\n",
        "@pytest.mark.xfail(reason='not yet')\ndef test():\n    {call}\n",
        "@skipif(old)\nclass Test:\n    def test(self):\n        {call}\n",
        "def test():\n    def f():\n        {call}\n    self.assertRaises(TypeError, f)\n",
        "def test():\n    raise SkipTest\n    {call}\n",
    ],
)
def test_nothing_is_planted_into_code_that_is_not_run_or_meant_to_fail(around: str) -> None:
    assert planted(X + around.format(call="r, u = theano.scan(fn=lambda a: a, sequences=x)")) == {}
