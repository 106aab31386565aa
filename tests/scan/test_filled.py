"""How many outputs a result is taken for where nothing else tells."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call

UNKNOWN = "rval, updates = theano.scan(step, sequences=x)\n"


@pytest.mark.parametrize(
    "use",
    [
        "rval + x",
        "rval * 2",
        "rval - unknown",
        "rval[0]",
        "rval[1:]",
        "list(rval)",
        "helper(rval)",
        "T.stack(rval)",
        "first, *others = rval",
        "(only,) = rval",
        "rval - x; a, b = rval",
        "a, b = rval; a, b, c = rval",
        "with pytest.raises(TypeError):\n    rval - x",
    ],
)
def test_what_tells_nothing_or_different_things(use: str) -> None:
    assert call(f"{UNKNOWN}{use}\n").taken_for is None


@pytest.mark.parametrize(
    ("use", "number"),
    [
        ("rval - x", 1),
        ("rval - 1", 1),
        ("x / rval", 1),
        ("rval.mean(axis=0)", 1),
        ("rval[:, 0]", 1),
        ("T.mean(rval)", 1),
        ("rval - x; T.tanh(rval)", 1),
        ("a, b = rval", 2),
        ("a, b, c = rval; x, y, z = rval", 3),
    ],
)
def test_what_they_are_taken_for(use: str, number: int) -> None:
    assert call(f"{UNKNOWN}{use}\n").taken_for == number


def test_a_known_count_is_taken_for_nothing() -> None:
    assert call("rval, updates = theano.scan(one, x, [h0])\nrval - x\n").taken_for is None
