"""What an array holds of the reference is told by its values, not by its shape."""

from __future__ import annotations

from typing import Any

import pytest

from tests.companion.probe.modules import Module, module

__all__ = ["module"]


def look(module: Module, value: Any) -> dict[str, Any]:
    seen: dict[str, Any] = module("look").Look(reference(module)).describe(value, {})
    return seen


def reference(module: Module, outputs: int = 3) -> Any:
    gru = module("gru")
    return gru.distinct(5, [True, True, False][:outputs], 5, False)[1]


def test_an_array_of_another_content_holds_nothing(module: Module) -> None:
    for value in (reference(module)[0] + 1e-4, reference(module)[0] * 0, reference(module)[0].mean(axis=0)):
        assert "steps" not in look(module, value)


def test_repeated_or_single_elements_are_no_whole_slice(module: Module) -> None:
    every = reference(module)
    assert look(module, every[0, [0, 0, 1]])["whole"] is False
    assert look(module, every[0, [0, 1, 2], [0, 1, 2]])["whole"] is False


def test_steps_outputs_and_samples(module: Module) -> None:
    every = reference(module)
    assert look(module, every[0, 0])["steps"] == [0]
    assert look(module, every[1, ::-1])["steps"] == [4, 3, 2, 1, 0]
    assert look(module, every[::-1])["outputs"] == [2, 1, 0]
    assert look(module, every[0, -1, -1])["samples"] == [2]
    assert all(look(module, part)["whole"] for part in (every, every[0, 0], every[1, ::-1], every[0].transpose(1, 0, 2)))


@pytest.mark.parametrize(
    ("axes", "names"),
    [
        ((0, 1, 2), ["time", "sample", "dim"]),
        ((1, 0, 2), ["sample", "time", "dim"]),
        ((2, 1, 0), ["dim", "sample", "time"]),
    ],
)
def test_axes_are_named_by_what_they_run_over(module: Module, axes: tuple[int, ...], names: list[str]) -> None:
    assert [name for name, _ in look(module, reference(module)[0].transpose(axes))["axes"]] == names


def test_an_axis_of_length_one_is_named_by_its_place(module: Module) -> None:
    every = reference(module)
    assert look(module, every[0, :1])["axes"] == [["time", 1], ["sample", 3], ["dim", 2]]
    assert look(module, every[:1])["axes"] == [["output", 1], ["time", 5], ["sample", 3], ["dim", 2]]


def test_products_keep_the_names_of_their_sizes(module: Module) -> None:
    assert look(module, reference(module) * 7.0)["axes"] == [["output", 3], ["time", 5], ["sample", 3], ["dim", 2]]
    assert look(module, reference(module)[0, 0] * 7.0)["axes"] == [["sample", 3], ["dim", 2]]
