"""Whether a step draws random numbers, or calls what may."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call

STREAMS = "from theano.tensor.shared_randomstreams import RandomStreams\nimport numpy as np\nimport random\nsrng = RandomStreams()\n"


def _of(step: str) -> tuple[bool, list[str]]:
    found = call(f"{STREAMS}rval, updates = theano.scan({step}, sequences=x)\n")
    return found.opaque, [draw.how for draw in found.draws]


@pytest.mark.parametrize(
    ("step", "opaque", "draws"),
    [
        ("lambda a: a * 2", False, []),
        ("lambda a: T.tanh(a)", False, []),
        ("lambda a: (T.tanh if flag else T.exp)(a)", False, []),
        ("lambda a: (T.tanh if flag else helper)(a)", True, []),
        ("lambda a: helper(a)", True, []),
        ("lambda a: a + srng.normal()", False, ["stream"]),
        ("lambda a: a + np.random.normal()", False, ["frozen"]),
        ("lambda a: a + random.random()", False, ["frozen"]),
        ("lambda a: a * srng.seed(3)", True, []),
        ("lambda a: helper(a) * random.random()", True, []),
        ("lambda a: a + np.maximum(0, np.random.normal())", False, ["frozen"]),
        ("lambda a: a + len('abc')", False, []),
        ("lambda a: a + a.given.method()", True, []),
    ],
)
def test_steps(step: str, opaque: bool, draws: list[str]) -> None:
    assert _of(step) == (opaque, draws)
