"""Conditions that change something: it happens once, however often they are looked at."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call, states


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("if states.pop() is not None:\n    pass", 3),
        ("if states.pop() is None:\n    raise ValueError", 3),
        ("assert states.pop() is not None", 3),
        ("first = 1 if states.pop() is not None else 2", 3),
        ("last = states.pop() or h0", 3),
        ("last = not states.pop()", 3),
        ("last = states.pop() is None", 3),
        ("while states.pop() is None:\n    raise ValueError", 3),
        ("if grow(states):\n    pass", 5),
        ("if grow(states) == 5:\n    pass", 5),
        ("assert grow(states)", 5),
        ("assert bool(grow(states))", 5),
    ],
)
def test_false_alarm_a_condition_that_changes_a_list(code: str, count: int) -> None:
    grow = "def grow(states):\n    states.append(c0)\n    return len(states)\n\n"
    assert states(f"{grow}states = [h0, c0, c0, h0]\n{code}") == count


@pytest.mark.parametrize(
    "code",
    [
        "flag and states.append(c0)",
        "flag or other or states.append(c0)",
        "if flag and states.pop() is None:\n    raise ValueError",
        "if flag or states.append(c0):\n    pass",
        "flag and states.append(c0) and other",
        "match flag:\n    case 1 if states.append(c0):\n        raise ValueError",
        "match flag:\n    case 1 if states.append(c0) is None:\n        pass",
    ],
)
def test_false_alarm_what_may_not_be_evaluated(code: str) -> None:
    assert states(f"states = [h0, c0]\n{code}") is None


@pytest.mark.parametrize(
    "test",
    [
        "options.pop('one', False)",
        "same(options.pop('one', False))",
        "options.pop('one', None) is None",
        "options.pop('one') == True",
        "take(options)",
    ],
)
def test_false_alarm_an_option_that_is_taken_out(test: str) -> None:
    """A second look finds the default."""
    take = "def take(options):\n    return options.pop('one')\n\ndef same(value):\n    return value\n\n"
    assert states(f"{take}options = {{'one': True}}\nif {test}:\n    states = [h0]\nelse:\n    states = [h0, c0]") is None


def test_false_alarm_what_a_function_gives_that_changes_a_list() -> None:
    grow = "def grow(states):\n    states.append(c0)\n    return states\n\n"
    assert states(f"{grow}states = [h0]\nif isinstance(grow(states), list):\n    states = [h0]") is None


def test_missed_alarm_what_conditions_change_nothing() -> None:
    assert states("states = [h0]\nif check(x):\n    pass") == 1
    assert states("states = [h0]\nif isinstance(states, list) and len(states) == 1:\n    states.append(c0)") == 2
    assert states("def several():\n    return True\n\nif several():\n    states = [h0, c0]\nelse:\n    states = [h0]") == 2
    assert states("def several(options):\n    options['seen'] = 1\n    return True\n\nstates = [h0, c0] if several({}) else [h0]") == 2
    assert states("def several():\n    seen['it'] = 1\n    return True\n\nseen = {}\nstates = [h0, c0] if several() else [h0]") == 2


def test_missed_alarm_what_is_taken_out_and_asked_for_its_truth() -> None:
    """What `or` gives is what the first look found."""
    found = call("options = {'step': two}\nstep = options.pop('step') or one\nrval, updates = theano.scan(step, sequences=x)\n")
    assert len(found.bodies) == 2
    assert found.why_unknown == ()
