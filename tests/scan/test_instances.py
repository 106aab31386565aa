"""Objects: what their fields hold, and what they inherit."""

from __future__ import annotations

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
