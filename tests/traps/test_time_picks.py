"""Trap 10: one step of a single output taken on purpose, and indices that leave the time axis in place."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import theano
import theano.tensor as T

x, h0, v, n = T.tensor3("x"), T.matrix("h0"), T.vector("v"), T.iscalar("n")
hs, updates = theano.scan(lambda x_t, h: T.tanh(x_t + h), sequences=x, outputs_info=[h0])

"""

#: What is done with ``hs``, and the shapes it leaves.
PICKS = {
    "last_step": ("result = hs[-1]", "(3, 2)"),
    "step_before_the_last": ("result = [hs[-2], hs[-3][:, 0]]", "[(3, 2), (3,)]"),
    "named_first": ("first = hs[0]\nresult = first", "(3, 2)"),
    "named_init": ("init = hs[0]\nresult = init * 2", "(3, 2)"),
    "named_initial": ("initial = hs[0]\nresult = initial.sum(axis=0)", "(2,)"),
    "named_start": ("start = hs[0]\nresult = T.concatenate([start, hs[-1]])", "(6, 2)"),
    "named_x0": ("x0 = hs[0]\nresult = hs - x0[None, :, :]", "(5, 3, 2)"),
    "named_h0": ("h0 = hs[0]\nresult = hs - h0", "(5, 3, 2)"),
    "named_with_0": ("state_0 = hs[0]\nresult = state_0", "(3, 2)"),
    "three_steps_in_a_list": ("result = [hs[0], hs[1], hs[2]]", "[(3, 2), (3, 2), (3, 2)]"),
    "three_steps_in_a_tuple": ("picked = (hs[0], hs[2], hs[4])\nresult = T.stack(picked)", "(3, 3, 2)"),
    "three_steps_stacked": ("result = T.stack([hs[0], hs[2], hs[3]], axis=1)", "(3, 3, 2)"),
    "steps_by_a_variable": ("result = [hs[i] for i in (0, 2)]", "[(3, 2), (3, 2)]"),
    "steps_by_a_loop": ("picked = []\nfor t in range(3):\n    picked.append(hs[t])\nresult = picked", "[(3, 2), (3, 2), (3, 2)]"),
    "step_by_a_parameter": ("def at(k):\n    return hs[k]\n\nresult = [at(0), at(3)]", "[(3, 2), (3, 2)]"),
    "step_by_a_symbol": ("result = hs[n - 1]", "(3, 2)"),
    "steps_by_an_index_vector": ("result = hs[T.arange(0, n, 2)]", "(3, 3, 2)"),
    "steps_by_a_mask": ("result = hs[(v > -1).nonzero()]", "(5, 3, 2)"),
    "steps_by_a_list": ("result = hs[[0, 4]]", "(2, 3, 2)"),
    "last_word_of_each_sample": ("lengths = T.as_tensor_variable([5, 3, 2])\nresult = hs[lengths - 1, T.arange(3)]", "(3, 2)"),
    "slices": ("result = [hs[1:], hs[:-1], hs[::2], hs[:1], hs[0:2]]", "[(4, 3, 2), (4, 3, 2), (3, 3, 2), (1, 3, 2), (2, 3, 2)]"),
    "several_axes": ("result = [hs[:, 0], hs[0, :, 1], hs[-1, 0], hs[..., 0], hs[0, ...]]", "[(5, 2), (3,), (2,), (5, 3), (3, 2)]"),
    "new_axis": ("result = [hs[None, :, :, :], hs[:, None, :, 0], hs[None, :, :, :][0]]", "[(1, 5, 3, 2), (5, 1, 3), (5, 3, 2)]"),
    "reversed_first": ("hs = hs[::-1]\nresult = hs[0]", "(3, 2)"),
    "reversed_and_picked": ("result = hs[::-1][0]", "(3, 2)"),
    "cut_first": ("result = hs[1:][0]", "(3, 2)"),
    "transposed_first": ("result = [hs.dimshuffle(1, 0, 2)[0], hs.transpose(1, 0, 2)[0], hs.swapaxes(0, 1)[1]]", "[(5, 2), (5, 2), (5, 2)]"),
    "reduced_first": ("result = [hs.sum(axis=0)[0], hs.max(axis=1)[:, 1], T.mean(hs, axis=0)[1]]", "[(2,), (5,), (2,)]"),
    "flattened_first": ("result = [hs.flatten()[0], hs.reshape((-1, 2))[0]]", "[(), (2,)]"),
    "shape_indexed": ("result = T.zeros((hs.shape[0], hs.shape[1]))", "(5, 3)"),
    "shape_unpacked": ("n_steps, n_samples, dim = hs.shape\nresult = hs.reshape((n_steps * n_samples, dim))", "(15, 2)"),
    "gradient_indexed": ("result = T.grad(hs.sum(), [h0])[0]", "(3, 2)"),
    "updated_in_place": ("result = T.set_subtensor(hs[0], 0.0)", "(5, 3, 2)"),
    "incremented_in_place": ("result = T.inc_subtensor(hs[0], h0)", "(5, 3, 2)"),
    "differences_of_neighbours": ("result = hs[1:] - hs[:-1]", "(4, 3, 2)"),
}

#: n_steps is 1, which has a rule of its own.
SINGLE_STEP = {
    "a_single_step_asked_for": ("hs, _ = theano.scan(lambda h: h * 2, outputs_info=[h0], n_steps=1)\nfinal = hs[0]\nresult = final", "(3, 2)"),
    "a_single_step_by_a_name": ("N = 1\nhs, _ = theano.scan(lambda h: h * 2, outputs_info=[h0], n_steps=N)\nresult = hs[0]", "(3, 2)"),
}

CLASSES = {
    "steps_of_an_attribute": """
class Probe(object):
    indices = [0, 3]

    def pick(self, zs):
        return [zs[i] for i in self.indices]

result = Probe().pick(hs)  # [(3, 2), (3, 2)]
""",
    "attribute_cut_to_the_last_step": """
class Encoder(object):
    def __init__(self):
        self.h, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=h0)
        self.h = self.h[-1]

result = Encoder().h[0]  # (2,)
""",
}

TRAPS = {name: HEAD + use.lstrip("\n") for name, use in CLASSES.items()}
TRAPS |= {name: f"{HEAD}{pick}  # {shapes}\n" for name, (pick, shapes) in (PICKS | SINGLE_STEP).items()}


@pytest.mark.parametrize("name", [*PICKS, *CLASSES])
def test_step_taken_on_purpose(name: str) -> None:
    """False alarm otherwise: this step, or this axis, is meant."""
    assert codes(TRAPS[name]) == []


@pytest.mark.parametrize("name", SINGLE_STEP)
def test_only_step_taken(name: str) -> None:
    """False alarm otherwise: there is one step, and it is taken."""
    assert codes(TRAPS[name], select=["SCN1"]) == []


def test_step_taken_by_mistake() -> None:
    """Missed alarm otherwise: the same result, and nothing says that its first step is meant."""
    assert codes(f"{HEAD}pooled = hs[0] * 2\n") == [(HEAD.count("\n") + 1, "SCN101")]
