"""What the fields of an object hold, as all its methods leave it."""

from __future__ import annotations

import pytest

from scanlint.scan import machine
from tests.scan.one_call import call

LAYER = """
class Layer:
    def __init__(self, x, given):
        {}

    def other(self, more):
        {}

    def run(self, x):
        return theano.scan(step, x, {})
"""


def count(init: str, used: str, other: str = "pass") -> int | None:
    return call(LAYER.format(init, other, used)).outputs.known


@pytest.mark.parametrize(
    ("init", "used", "other"),
    [
        ("self.states = [h0]", "self.states", "self.states.append(c0)"),
        ("self.states = [h0]", "self.states", "self.states = more"),
        ("self.states = [h0]", "self.states", "setattr(self, 'states', more)"),
        ("self.states = [h0]", "self.states", "setattr(self, more, more)"),
        ("self.pair = ([h0], 1)", "self.pair[0]", "self.pair[0].append(c0)"),
        ("self.states = [h0]", "self.states", "self.__dict__.update(more)"),
        ("self.states = [h0]", "self.states", "vars(self).update(more)"),
        ("self.states = [h0]\n        for key, value in given.items():\n            setattr(self, key, value)", "self.states", "pass"),
        ("self.states = given", "self.states", "pass"),
    ],
)
def test_false_alarm_a_field_that_another_method_changes(init: str, used: str, other: str) -> None:
    assert count(init, used, other) is None


@pytest.mark.parametrize(
    ("init", "used", "number"),
    [
        ("self.states = [h0]", "self.states", 1),
        ("self.states = (h0, c0)", "self.states", 2),
        ("self.pair = ([h0], 1)", "self.pair[0]", 1),
        ("self.pair = (1, ([h0, c0],))", "self.pair[1][0]", 2),
        ("self.options = {'states': [h0]}", "self.options['states']", 1),
        ("self.options = [[h0], 1]", "self.options[0]", 1),
    ],
)
@pytest.mark.parametrize("other", ["pass", "self.other = more", "setattr(self, 'other', more)", "self.more[0].append(c0)", "more.update(vars(x))"])
def test_missed_alarm_a_field_that_none_changes(init: str, used: str, number: int, other: str) -> None:
    assert count(init, used, other) == number


def test_false_alarm_where_the_work_on_fields_is_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    assert count("self.states = [h0]", "self.states") == 1
    monkeypatch.setattr(machine, "FOLLOWED_WORK", -1)
    monkeypatch.setattr(machine, "FOLLOWED_WORK_PER_LINE", 0)
    assert count("self.states = [h0]", "self.states") is None


def test_a_field_that_is_made_of_itself() -> None:
    init = "class Layer:\n    def __init__(self):\n        self.step = self.step\n"
    found = call(f"{init}    def run(self, x):\n        return theano.scan(self.step, x)\n")
    assert found.why_unknown == ("the step is not resolved: self.step depends on itself",)
