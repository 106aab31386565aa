"""What the methods of lists and dicts do."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call, states


@pytest.mark.parametrize(
    "code",
    [
        "states = [h0]\nstates.insert(where(), more)\nstates.extend(others)",
        "states = [h0, c0]\nstates.pop(where())\nstates.remove(h0)\nstates.extend(others)",
        "states = [h0]\nstates.extend(others)",
        "options = dict(given)\nstates = options.setdefault('states', [h0])",
        "options = dict(given)\nstates = options.pop('states', [h0])",
        "options = {}\noptions.update(given)\nstates = options.get('states', [h0])",
        "options = {'states': [h0]}\noptions.clear()\nstates = options.get('states')",
        "states = {'h': h0}.copy()",
        "states = [h0].index(h0)",
    ],
)
def test_false_alarm_what_is_not_known(code: str) -> None:
    assert states(code) is None


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("states = [h0]\nstates.insert(where(), c0)", 2),
        ("states = [h0]\nstates.insert(0, c0)", 2),
        ("states = [h0, c0]\nstates.pop(where())", 1),
        ("states = [h0, c0]\nstates.pop()", 1),
        ("states = [h0, c0]\nstates.pop(0)", 1),
        ("states = [h0, c0, h0]\nstates.pop(-3)", 2),
        ("states = [h0, c0]\nstates.reverse()", 2),
        ("states = [h0, c0]\nstates.clear()\nstates.append(h0)", 1),
        ("options = {}\nstates = options.setdefault('states', [h0])", 1),
        ("options = {}\noptions.setdefault('states', [h0])\nstates = options['states']", 1),
        ("options = {'states': [h0, c0]}\nstates = options.setdefault('states', [h0])", 2),
        ("options = {'states': [h0, c0]}\noptions.setdefault('states', [h0])\nstates = options['states']", 2),
        ("options = {'states': [h0, c0]}\nstates = options.pop('states', [h0])", 2),
        ("options = {}\nstates = options.pop('states', [h0])", 1),
        ("options = {'states': [h0, c0]}\noptions.pop('states')\nstates = options.setdefault('states', [h0])", 1),
        ("options = {'states': [h0, c0]}\nstates = options.get('states')", 2),
        ("states = list({'h': h0, 'c': c0}.values())", 2),
        ("states = [state for name, state in {'h': h0, 'c': c0}.items()]", 2),
        ("states = [h0 for name in {'h': h0}.keys()]", 1),
    ],
)
def test_missed_alarm_what_is_known(code: str, count: int) -> None:
    assert states(code) == count


def test_the_place_of_an_entry_is_kept() -> None:
    """Which entry feeds back is known by its place."""
    assert call("states = [h0]\nstates.insert(0, None)\ntheano.scan(step, x, states)").recurrent == (False, True)
    assert call("states = [h0, None]\nstates.reverse()\ntheano.scan(step, x, states)").recurrent == (False, True)
    assert call("states = [h0, None, None]\nstates.pop(0)\ntheano.scan(step, x, states)").recurrent == (False, False)
    assert call("states = [h0, None]\nstates.insert(where(), c0)\ntheano.scan(step, x, states)").recurrent is None
