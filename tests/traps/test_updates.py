"""Trap 13: updates that are rightly dropped, or used as the dict they are; names that sound like updates and are not."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
from collections import OrderedDict
import numpy as np
import theano
import theano.tensor as T
from theano.tensor.shared_randomstreams import RandomStreams

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
W = theano.shared(np.eye(2), name="W")
one = lambda x_t, h: T.tanh(T.dot(x_t, W) + h)
two = lambda x_t, h, c: (T.tanh(c + h), c + x_t)

"""

#: What is done, and at the end the shape it leaves.
USES = {
    "dropped_by_an_underscore": """
hs, _ = theano.scan(one, x, h0)
result = hs  # (5, 3, 2)
""",
    "dropped_by_an_index": """
result = theano.scan(one, x, h0)[0]  # (5, 3, 2)
""",
    "never_read": """
hs, updates = theano.scan(one, x, h0)
result = hs.mean()  # ()
""",
    "log_probability": """
def logp(values):
    terms, _ = theano.scan(lambda now, before: -T.sqr(now - before).sum(), sequences=[values[1:], values[:-1]])
    return T.sum(terms)

result = logp(x)  # ()
""",
    "noise_drawn_outside": """
noise = RandomStreams(1).normal(size=(5, 3, 2))
hs, _ = theano.scan(lambda x_t, e_t, h: x_t + e_t + h, sequences=[x, noise], outputs_info=h0)
result = hs  # (5, 3, 2)
""",
    "mask_drawn_outside": """
keep = RandomStreams(1).binomial(size=(2,), p=0.5, dtype='float64')
hs, _ = theano.scan(lambda x_t, h, keep: keep * (x_t + h), sequences=x, outputs_info=h0, non_sequences=[keep])
result = hs  # (5, 3, 2)
""",
    "noise_whose_updates_are_passed_on": """
rng = RandomStreams(1)
hs, updates = theano.scan(lambda x_t, h: x_t + h + rng.normal(size=(2,)), sequences=x, outputs_info=h0)
result = hs  # (5, 3, 2)
""",
    "truth_of_the_updates": """
hs, updates = theano.scan(one, x, h0)
if updates:
    raise AssertionError(updates)
result = hs  # (5, 3, 2)
""",
    "updates_or_another_dict": """
hs, updates = theano.scan(one, x, h0)
updates = updates or OrderedDict()
result = hs  # (5, 3, 2)
""",
    "updates_counted": """
hs, updates = theano.scan(one, x, h0)
assert len(updates) == 0 and not updates
result = hs  # (5, 3, 2)
""",
    "updates_added": """
hs, first_updates = theano.scan(one, x, h0)
hs, more = theano.scan(one, hs, h0)
updates = first_updates + more
result = hs  # (5, 3, 2)
""",
    "updates_iterated_and_indexed": """
seen = theano.shared(0.0, name='seen')
hs, updates = theano.scan(lambda x_t, h: (x_t + h, {seen: seen + 1}), x, h0)
for variable, expression in updates.items():
    assert updates[variable] is expression
updates = [(k, updates[k]) for k in updates]
result = hs  # (5, 3, 2)
""",
    "updates_extended": """
hs, updates = theano.scan(one, x, h0)
updates[W] = W - 0.1 * T.grad(hs.sum(), W)
result = hs[-1]  # (3, 2)
""",
    "no_outputs_at_all": """
seen = theano.shared(0.0, name='seen')
nothing, updates = theano.scan(lambda x_t: {seen: seen + x_t.sum()}, sequences=x)
assert nothing is None
result = x  # (5, 3, 2)
""",
    "no_outputs_tested_for_truth": """
seen = theano.shared(0.0, name='seen')
outs, updates = theano.scan(lambda x_t: {seen: seen + x_t.sum()}, sequences=x)
result = outs if outs else x  # (5, 3, 2)
""",
    "outputs_named_like_updates": """
update_gates, _ = theano.scan(lambda x_t, z: T.nnet.sigmoid(x_t + z), x, h0)
result = update_gates * x  # (5, 3, 2)
""",
    "weight_updates_computed_by_scan": """
weight_updates, scan_updates = theano.scan(lambda x_t: -0.1 * T.dot(x_t.T, x_t), sequences=x)
updates = [(W, W + weight_updates.sum(axis=0))]
updates += list(scan_updates.items())
result = weight_updates[-1]  # (2, 2)
""",
    "outputs_compared_with_none": """
hs = None
if hs is None:
    hs, _ = theano.scan(one, x, h0)
if hs is not None and hs.ndim == 3:
    result = hs
result = hs  # (5, 3, 2)
""",
    "pair_of_states_unpacked_elsewhere": """
(h, c), updates = theano.scan(two, x, [h0, c0])
result = h * c  # (5, 3, 2)
""",
    "several_outputs_and_updates_by_name": """
outputs, updates = theano.scan(two, x, [h0, c0])
h, c = outputs
f = theano.function([x, h0, c0], h, updates=updates)
result = c  # (5, 3, 2)
""",
}

TRAPS = {name: HEAD + use.lstrip("\n") for name, use in USES.items()}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_updates(source: str) -> None:
    """False alarm otherwise: nothing is lost with these updates, and a dict may be counted, tested and added to."""
    assert codes(source) == []


def test_result_indexed_beside_its_updates() -> None:
    """Missed alarm otherwise: the updates are kept, the steps are not."""
    assert codes(f"{HEAD}hs, updates = theano.scan(one, x, h0); pooled = hs[0] * 2\n") == [(HEAD.count("\n") + 1, "SCN101")]
