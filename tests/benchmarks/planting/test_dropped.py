"""Updates of a random step taken away, and the reversal of backward outputs."""

from __future__ import annotations

import pytest

from tests.plantings import changes, places, planted

RANDOM = """
from theano.tensor.shared_randomstreams import RandomStreams
x = T.matrix("x")
rng = RandomStreams(1)
r, updates = theano.scan(lambda x_t: x_t + rng.normal((2,)), x)
f = theano.function([x], r{more})
"""
BACKWARD = """
def smooth(x, h0):
    f, u = theano.scan(step, x, h0)
    b, u = theano.scan(step, x, h0, go_backwards=True)
    return {returned}
"""


@pytest.mark.parametrize(
    "body",
    [
        RANDOM.format(more=""),
        RANDOM.format(more=", updates=updates + others"),
        RANDOM.format(more=", updates=updates") + "keep(updates)\n",
        RANDOM.format(more=", updates=updates").replace("rng.normal((2,))", "1"),
        RANDOM.format(more=", updates=updates").replace("RandomStreams(1)", "streams()"),
        RANDOM.format(more=", updates=updates").replace("theano.function", "make"),
        RANDOM.format(more=", updates=updates") + "updates = {}\n",
    ],
)
def test_updates_stay_where_they_do_not_matter_or_are_used_otherwise(body: str) -> None:
    assert "updates" not in planted(body)


def test_every_use_of_the_updates_goes() -> None:
    body = RANDOM.format(more=", updates=updates, name='f'") + "g = theano.function(inputs=[x], updates=updates, outputs=r)\n"
    assert changes(body, "updates") == ["f = theano.function([x], r, name='f')\ng = theano.function(inputs=[x], outputs=r)"]
    assert places(body, "updates") == ["updates"]


def test_the_updates_of_a_scan_inside_a_step() -> None:
    body = """
    from theano.sandbox.rng_mrg import MRG_RandomStreams
    rng = MRG_RandomStreams(1)
    def outer(x_t):
        r, inner = theano.scan(lambda x_i: x_i + rng.uniform(), x_t)
        return r, inner
    r, updates = theano.scan(outer, x)
    """
    assert changes(body, "updates") == ["return r"]
    assert places(body, "updates") == ["inner"]


@pytest.mark.parametrize("returned", ["b[::-1]", "T.concatenate([f, b[:, ::-1]], axis=1)", "f[::-1] + b", "g(b[::-1])", "f + b[::2]"])
def test_reversals_stay_where_nothing_is_joined(returned: str) -> None:
    assert "backward" not in planted(BACKWARD.format(returned=returned))


def test_the_reversal_of_backward_outputs_goes_where_they_are_joined() -> None:
    body = BACKWARD.format(returned="f + b[::-1], T.concatenate([f, b[::-1]], axis=2)")
    assert changes(body, "backward") == [
        "return f + b, T.concatenate([f, b[::-1]], axis=2)",
        "return f + b[::-1], T.concatenate([f, b], axis=2)",
    ]
    assert places(body, "backward") == ["b", "b"]
