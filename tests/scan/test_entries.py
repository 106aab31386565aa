"""What a scan is given, entry by entry."""

from __future__ import annotations

from scanlint.scan.facts import ScanCall
from tests.scan.one_call import call, facts


def keys(found: ScanCall) -> list[tuple[str, bool]]:
    """The keys of the only state, and whether they stand where they can be underlined."""
    assert found.written.states is not None
    (entry,) = found.written.states
    return [(key.name, key.at is not None) for key in entry.keys or ()]


def test_keys_that_the_call_writes() -> None:
    assert keys(call("theano.scan(one, x, {'initial': h0, 'taps': [-1]})\n")) == [("initial", True), ("taps", True)]
    assert keys(call("theano.scan(one, x, dict(initial=h0))\n")) == [("initial", True)]


def test_a_key_that_is_no_string_is_left_out() -> None:
    assert keys(call("theano.scan(one, x, {1: h0, 'initial': h0})\n")) == [("initial", True)]


def test_keys_that_a_caller_writes_have_no_place_in_the_call() -> None:
    program = facts("def layer(**state):\n    theano.scan(one, x, [state])\nlayer(initial=h0)\n")
    assert [keys(found) for found in program.calls.values() if found.id.run] == [[("initial", False)]]
