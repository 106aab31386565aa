"""The probe's lists of words are those of scanlint, and cover what the rules ask."""

from __future__ import annotations

import pytest

from scanlint import question
from scanlint.scan.backends import ONLY_TENSORS
from tests.companion.probe.modules import Module, module

__all__ = ["module"]


def test_the_lists_are_the_same_on_both_sides(module: Module) -> None:
    operations, words = module("operations"), module("words")
    assert set(operations.APPLY) == set(question.OPERATIONS)
    assert set(operations.ARITHMETIC) == set(question.ARITHMETIC)
    assert set(operations.CALLS) == set(question.CALLS)
    assert set(operations.METHODS) == set(question.METHODS)
    assert (words.APIS, words.DIALECTS) == (question.APIS, question.DIALECTS)


def test_every_method_that_a_list_of_outputs_is_accused_of_can_be_asked() -> None:
    assert set(question.METHODS) >= ONLY_TENSORS


@pytest.mark.parametrize(
    "path",
    [
        [["index", "0"]],
        [["index", True]],
        [["index", [0]]],
        [["slice", [0, 1]]],
        [["slice", [0, 1, "x"]]],
        [["unpack", [0, None]]],
        [["unpack", [2, 2]]],
        [["unpack", 2]],
        [["call", "eval"]],
        [["method", "__class__"]],
        [["method", None]],
        [["truth", 1]],
        [["__import__", "os"]],
        [[["index"], 0]],
    ],
)
def test_what_is_not_in_the_lists_is_refused(module: Module, path: list[list[object]]) -> None:
    with pytest.raises(module("words").Unknown):
        module("operations").check(path)


@pytest.mark.parametrize(
    "changed",
    [
        {"api": "os.system"},
        {"recurrent": []},
        {"recurrent": [1]},
        {"recurrent": [True] * 17},
        {"n_steps": 0},
        {"n_steps": "5"},
        {"return_list": None},
        {"api": "map"},
        {"api": "reduce", "recurrent": [False]},
        {"api": "reduce", "n_steps": 3},
    ],
)
def test_a_structure_that_cannot_be_built_is_refused(module: Module, changed: dict[str, object]) -> None:
    structure = {"api": "scan", "recurrent": [True], "return_list": False, "return_updates": True, "go_backwards": False, "n_steps": None}
    module("words").check_structure(structure)
    with pytest.raises(module("words").Unknown):
        module("words").check_structure({**structure, **changed})
