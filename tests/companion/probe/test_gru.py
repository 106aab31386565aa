"""The reference is a GRU, and no two of its values can be mistaken for each other."""

from __future__ import annotations

import pytest

from tests.companion.probe.modules import Module, module

__all__ = ["module"]

STRUCTURES = [[True], [False], [True, True], [True, False, False], [False, True], [True] * 16, [False] * 16, [True] + [False] * 15]


@pytest.mark.parametrize("recurrent", STRUCTURES, ids=str)
@pytest.mark.parametrize("steps", [5, 64])
def test_all_values_are_distinct(module: Module, recurrent: list[bool], steps: int) -> None:
    np, gru = module("numpy"), module("gru")
    _, made = gru.distinct(steps, recurrent, steps, False)
    assert np.diff(np.sort(made, axis=None)).min() > 4 * gru.NEAR


def test_the_state_is_that_of_a_gru(module: Module) -> None:
    np, gru = module("numpy"), module("gru")
    inputs = gru.Inputs(5, 2)
    weights, h, x = inputs.weights, inputs.initial[0], inputs.x[0]
    z = 1 / (1 + np.exp(-(x @ weights["Wz"] + h @ weights["Uz"])))
    r = 1 / (1 + np.exp(-(x @ weights["Wr"] + h @ weights["Ur"])))
    proposal = np.tanh(x @ weights["W"] + (r * h) @ weights["U"])
    made = gru.reference(inputs, [True, False], 5, False)
    assert np.allclose(made[0, 0], h + z * (proposal - h))
    assert np.allclose(made[1, 0], proposal + gru.shift(1))


def test_backward_and_cut_short(module: Module) -> None:
    np, gru = module("numpy"), module("gru")
    inputs = gru.Inputs(5, 1)
    forward, backward = (gru.reference(inputs, [False], 5, backwards) for backwards in (False, True))
    assert np.array_equal(forward[:, ::-1], backward)
    assert np.array_equal(gru.reference(inputs, [False], 3, True), backward[:, :3])
    assert np.array_equal(gru.reference(inputs, [False], 1, True), forward[:, :1])
