"""Trap 12: scans that run backwards, whose outputs are reversed by somebody, or whose order does not matter."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import theano
import theano.tensor as T

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
one = lambda x_t, h: T.tanh(x_t + h)
two = lambda x_t, h, c: (T.tanh(c + h), c + x_t)
hs, _ = theano.scan(one, sequences=x, outputs_info=[h0])

"""

#: What is done, and at the end the shape it leaves.
USES = {
    "reversed_at_once": """
back = theano.scan(one, x, h0, go_backwards=True)[0][::-1]
result = T.concatenate([hs, back], axis=2)  # (5, 3, 4)
""",
    "reversed_by_the_caller": """
def backward(x):
    rval, _ = theano.scan(one, x, h0, go_backwards=True)
    return rval

result = hs + backward(x)[::-1]  # (5, 3, 2)
""",
    "reversed_and_then_the_first": """
rval, _ = theano.scan(one, x, [h0], go_backwards=True)
rval = rval[::-1]
result = rval[0]  # (3, 2)
""",
    "reversed_under_a_flag": """
go_backwards = True
rval, _ = theano.scan(one, x, [h0], go_backwards=go_backwards)
if go_backwards:
    rval = rval[::-1]
result = hs + rval  # (5, 3, 2)
""",
    "reversed_by_a_conditional_step": """
def run(forward):
    rval, _ = theano.scan(one, x, h0, go_backwards=not forward)
    return rval[::1 if forward else -1]

result = run(True) + run(False)  # (5, 3, 2)
""",
    "reversed_by_a_direction": """
def run(x, direction):
    rval, _ = theano.scan(one, sequences=x[::direction], outputs_info=h0)
    return rval[::direction]

result = run(x, 1) + run(x, -1)  # (5, 3, 2)
""",
    "list_of_outputs_reversed_one_by_one": """
outs, _ = theano.scan(two, x, [h0, c0], go_backwards=True)
outs = [out[::-1] for out in outs]
result = outs[0] + hs  # (5, 3, 2)
""",
    "first_of_the_outputs_reversed": """
outs, _ = theano.scan(two, x, [h0, c0], go_backwards=True)
result = outs[0][::-1] + hs  # (5, 3, 2)
""",
    "order_does_not_matter": """
back, _ = theano.scan(one, x, h0, go_backwards=True)
result = back.sum(axis=0) + hs.sum(axis=0)  # (3, 2)
""",
    "state_at_the_beginning": """
back, _ = theano.scan(one, x, h0, go_backwards=True)
result = T.concatenate([hs[-1], back[-1]], axis=1)  # (3, 4)
""",
    "fold_from_the_right": """
start, _ = theano.foldr(one, sequences=x, outputs_info=h0)
result = start * hs[-1]  # (3, 2)
""",
    "backward_of_a_backward": """
back, _ = theano.scan(one, x, h0, go_backwards=True)
again, _ = theano.scan(one, back, h0, go_backwards=True)
result = hs + again  # (5, 3, 2)
""",
}

TRAPS = {name: HEAD + use.lstrip("\n") for name, use in USES.items()}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_backward(source: str) -> None:
    """False alarm otherwise: the steps are where the code takes them to be."""
    assert codes(source) == []


def test_forward_result_indexed() -> None:
    """Missed alarm otherwise: the forward scan of the same program."""
    assert codes(f"{HEAD}pooled = hs[0] * 2\n") == [(HEAD.count("\n") + 1, "SCN101")]
