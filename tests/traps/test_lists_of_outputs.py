"""Traps 8, 11 and 17: lists of several outputs used as lists, their last output meant as such, and attributes of results."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """
import theano
import theano.tensor as T

x, h0, c0, mask = T.tensor3("x"), T.matrix("h0"), T.matrix("c0"), T.matrix("mask")

def step(x_t, h, c):
    c = c + x_t
    return T.tanh(c + h), c, (c * h).mean()

outs, updates = theano.scan(step, sequences=x, outputs_info=[h0, c0, None])
one, _ = theano.scan(lambda x_t, h: x_t * h, sequences=x, outputs_info=h0)

"""

#: What is done with ``outs`` (states, memories, one number a step) and ``one`` (a single output), and the shapes it leaves.
USES = {
    "last_output": ("per_step = outs[-1]\nresult = per_step.mean()", "()"),
    "last_step_of_the_last_output": ("result = outs[-1][-1]", "()"),
    "last_step_of_another_output": ("result = [outs[-3][-1], outs[-2][-1], outs[0][-1]]", "[(3, 2), (3, 2), (3, 2)]"),
    "cost_is_the_last_output": ("cost = T.sum(outs[-1])\nresult = T.grad(cost, h0)", "(3, 2)"),
    "outputs_before_the_last": ("states = outs[:-1]\nresult = [state[-1] for state in states]", "[(3, 2), (3, 2)]"),
    "slices_of_the_list": ("result = outs[:-2] + outs[-2:] + outs[1:]", "[(5, 3, 2), (5, 3, 2), (5,), (5, 3, 2), (5,)]"),
    "slice_by_a_computed_number": ("n = 0\nresult = outs[1 + 2 * n:]", "[(5, 3, 2), (5,)]"),
    "several_targets": ("h, c, cost = outs\nresult = [h[-1], c.mean(axis=0), cost.sum()]", "[(3, 2), (3, 2), ()]"),
    "starred_targets": ("*states, cost = outs\nh, *_ = outs\nresult = [states[0], h, cost]", "[(5, 3, 2), (5, 3, 2), (5,)]"),
    "iterated": ("lasts = []\nfor out in outs:\n    lasts.append(out[-1])\nresult = lasts", "[(3, 2), (3, 2), ()]"),
    "enumerated": ("result = [out + i for i, out in enumerate(outs[:2])]", "[(5, 3, 2), (5, 3, 2)]"),
    "zipped_with_names": ("named = dict(zip(['h', 'c', 'cost'], outs))\nresult = named['h']", "(5, 3, 2)"),
    "mapped": ("result = list(map(lambda out: out[-1], outs))", "[(3, 2), (3, 2), ()]"),
    "counted": ("assert len(outs) == 3\nresult = outs[len(outs) - 3]", "(5, 3, 2)"),
    "popped": ("cost = outs.pop()\nh, c = outs\nresult = [cost, h]", "[(5,), (5, 3, 2)]"),
    "reversed_as_a_list": ("cost, c, h = reversed(outs)\nresult = h", "(5, 3, 2)"),
    "added_to_a_list": ("everything = [one] + outs + [x]\nresult = everything[0]", "(5, 3, 2)"),
    "extended": ("everything = [x]\neverything.extend(outs)\nresult = everything[1]", "(5, 3, 2)"),
    "added_up_by_python": ("result = sum(outs[:2])", "(5, 3, 2)"),
    "stacked": ("result = T.stack(outs[:2])", "(2, 5, 3, 2)"),
    "joined": ("result = T.concatenate(outs[:-1], axis=2)", "(5, 3, 4)"),
    "part_of_the_list_as_sequences": ("products, _ = theano.scan(lambda a, b: a * b, sequences=outs[:2])\nresult = products", "(5, 3, 2)"),
    "whole_list_as_sequences": ("sums, _ = theano.scan(lambda a, b, k: (a * b).sum() + k, sequences=outs)\nresult = sums", "(5,)"),
    "derived_by": ("cost = outs[-1].sum()\nresult = T.grad(cost, [x, h0])", "[(5, 3, 2), (3, 2)]"),
    "outputs_of_a_function": ("f = theano.function([x, h0, c0], outs + [one], updates=updates)\nresult = outs", "[(5, 3, 2), (5, 3, 2), (5,)]"),
    "truth_of_the_list": ("assert outs\nresult = outs[0] if outs else one", "(5, 3, 2)"),
    "emptiness_of_the_list": ("kept = []\nwhile outs:\n    kept.append(outs.pop(0))\nresult = kept[0]", "(5, 3, 2)"),
    "compared_with_none": ("result = one if one is not None else outs[0]", "(5, 3, 2)"),
    "found_in_a_list": ("result = outs[outs.index(outs[0])]", "(5, 3, 2)"),
    "passed_on_whole": ("def decode(outs):\n    return outs[0] * mask[:, :, None]\n\nresult = decode(outs)", "(5, 3, 2)"),
    "passed_on_starred": ("def decode(h, c, cost):\n    return h * c\n\nresult = decode(*outs)", "(5, 3, 2)"),
    "named": ("one.name = 'states'\nouts[0].name = 'h'\nresult = [one, outs[0]]", "[(5, 3, 2), (5, 3, 2)]"),
    "inside_the_graph": ("full = one.owner.inputs[0]\nresult = full", "(6, 3, 2)"),
    "scan_node_behind_the_output": ("node = one.owner.inputs[0].owner\nresult = node.outputs[0]", "(6, 3, 2)"),
    "cloned": ("copy = one.copy()\nresult = [copy, theano.clone(one)]", "[(5, 3, 2), (5, 3, 2)]"),
    "tagged": ("one.tag.layer = ['gru']\nresult = one if one.tag.layer[0] else x", "(5, 3, 2)"),
    "type_of_the_result": ("assert one.ndim == 3\nresult = T.zeros(one.shape, dtype=one.dtype)", "(5, 3, 2)"),
    "single_result_in_lists": ("result = [out for out in [one]] + [b for a, b in zip('h', [one])]", "[(5, 3, 2), (5, 3, 2)]"),
    "single_result_given_twice": ("seqs = [one, one]\nresult = theano.scan(lambda a, b: a * b, sequences=seqs)[0]", "(5, 3, 2)"),
}

TRAPS = {name: f"{HEAD}{use}  # {shapes}\n" for name, (use, shapes) in USES.items()}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_list_used_as_a_list(source: str) -> None:
    """False alarm otherwise: a list of outputs may be counted, cut, joined and taken apart; a result may be named and looked into."""
    assert codes(source) == []


def test_single_result_used_as_a_list() -> None:
    """Missed alarm otherwise: the other result of the same program is no list."""
    assert codes(f"{HEAD}pooled = one[0] * 2\n") == [(HEAD.count("\n") + 1, "SCN101")]
