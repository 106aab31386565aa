"""What expressions hold."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.scan.one_call import HEAD, call, facts, states


def test_what_is_bound_in_either_branch_of_a_condition() -> None:
    assert states("length = len(found) if (found := [h0]) else 0\nstates = found") == 1
    assert states("given = (states := [h0]) if flag else (states := [c0])") == 1
    assert states("given = (states := [h0]) if flag else (states := [h0, c0])") is None
    assert states("states = [h0, c0]\ngiven = (states := [h0]) if flag else None") is None


def test_why_what_is_made_of_arguments_that_are_not_known_is_not_known() -> None:
    """Said by `scanlint inspect`."""
    assert call("theano.scan(sorted(*given), x)").why_unknown == ("the step is not resolved: a call without arguments",)


def test_a_generator_that_goes_on_with_another() -> None:
    found = facts("rval, updates = theano.scan(one, x, [h0])\ndef parts():\n    got = yield from rval\n    return theano.scan(got, x)\n")
    assert [use.kind for use in found.uses] == ["unpack", "iterate", "return"]
    assert list(found.own_calls())[-1].why_unknown == ("the step is not resolved: what a generator returns",)


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("states = [s for s in [h0, c0]]", 2),
        ("states = [s for s in [h0, c0] if s]", None),
        ("states = [s for s in [h0, c0] for t in given]", None),
        ("states = list(map(dict, [h0]))", 1),
        ("states = sorted([h0, c0])", 2),
        ("states = list(reversed([h0, c0]))", 2),
        ("states = list(iter((h0, c0)))", 2),
        ("states = sorted()", None),
        ("states = sorted(*given)", None),
        ("states = [h0 for i in range(3)]", 3),
        ("states = [h0 for i in range(n)]", None),
        ("states = [*[h0], *(c0,)]", 2),
        ("states = [h0, *given]", None),
        ("states = list(zip([h0, c0], *given))", None),
        ("states = [h0] if flag else [c0]", 1),
        ("states = [h0] or given", 1),
        ("states = [h0, c0][:1]", 1),
        ("states = [h0, c0][::-1]", 2),
        ("states = {'a': [h0]}['a']", 1),
        ("states = ([h0], [h0, c0])[1]", 2),
        ("states = [[h0], [h0, c0]][-1]", 2),
    ],
)
def test_how_many_entries(code: str, count: int | None) -> None:
    assert states(code) == count


@pytest.mark.parametrize("line", ["y = {*rval[0]}", "y = x[*rval[0]]", "y = [*rval[0]]", "f(*rval[0])", "y = {**rval[0]}"])
def test_missed_alarm_what_is_unpacked_in_an_expression(line: str) -> None:
    assert codes(f"{HEAD}rval, updates = theano.scan(one, sequences=x, outputs_info=[h0])\n{line}\n") == [(8, "SCN101")]
