"""Objects: what their fields hold, and what they inherit."""

from __future__ import annotations

from textwrap import indent

import pytest

from tests.helpers import codes
from tests.scan.one_call import HEAD, call, states

OPTIONS = """
from dataclasses import dataclass, field

@dataclass
class Options:
    many: bool = False
    backwards: bool = False

options = Options({})
rval, updates = theano.scan(one, sequences=x, outputs_info=[h0], return_list=options.many)
pooled = rval[0] * 2
"""


@pytest.mark.parametrize("given", ["*given", "**given", "many=flag", "True", "many=True", "flag"])
def test_false_alarm_a_field_that_may_be_given(given: str) -> None:
    assert codes(HEAD + OPTIONS.replace("{}", given)) == []


@pytest.mark.parametrize("given", ["", "False", "many=False", "backwards=True", "False, True"])
def test_missed_alarm_a_field_that_is_as_declared(given: str) -> None:
    assert codes(HEAD + OPTIONS.replace("{}", given)) == [(17, "SCN101")]


def test_false_alarm_a_field_with_a_factory() -> None:
    assert codes(HEAD + OPTIONS.replace("many: bool = False", "many: bool = field(default=False)").replace("{}", "")) == []


def test_false_alarm_a_list_that_is_handed_to_a_class_from_elsewhere() -> None:
    assert states("class Layer(Base):\n    pass\nstates = [h0]\nLayer(states)") is None


def test_what_super_gives_may_not_be_known() -> None:
    """Said by `scanlint inspect`."""
    told = call("class Layer(Base):\n    def run(self, x):\n        return theano.scan(super().step, x)\n").why_unknown
    assert told == ("the step is not resolved: step of a class that is not known",)


TWO = """
class Layer:
    def step(self, x_t):
        return x_t, x_t

class Deep(Layer):
    def run(self, x):
{}
"""


@pytest.mark.parametrize(
    "body",
    [
        "return theano.scan(super().step, x)",
        "return theano.scan(super(Deep, self).step, x)",
        "return [theano.scan(super().step, x) for n in range(3)]",
    ],
)
def test_what_super_gives(body: str) -> None:
    assert call(TWO.replace("{}", indent(body, " " * 8))).outputs.known == 2


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("return theano.scan(super(Other, self).step, x)", "super() of a class that is not known"),
        ("self = x\nreturn theano.scan(super().step, x)", "super() of a class that is not known"),
        ("def again(x):\n    return theano.scan(super().step, x)\nreturn again(x)", "super() outside of a method"),
        ("again = lambda: theano.scan(super().step, x)\nreturn again()", "super() outside of a method"),
        ("return theano.scan(super(Deep).step, x)", "super() outside of a method"),
    ],
)
def test_false_alarm_what_python_refuses_or_is_not_told(body: str, why: str) -> None:
    assert call(TWO.replace("{}", indent(body, " " * 8))).why_unknown == (f"the step is not resolved: {why}",)


def test_false_alarm_super_outside_of_a_class() -> None:
    assert call("theano.scan(super().step, x)").why_unknown == ("the step is not resolved: super() outside of a method",)
    assert call("def f(self):\n    return theano.scan(super().step, x)\n").why_unknown == ("the step is not resolved: super() outside of a method",)
