"""Tensors outside of the step they belong to, and results of set_subtensor that nobody takes."""

from __future__ import annotations

import pytest

from tests.scan.one_call import facts

STEP = """\
kept = []
def step(x_t):
    kept.append(x_t)
    return x_t
rval, updates = theano.scan(step, sequences=x)
"""
EITHER = "try:\n    from theano.tensor import {0}\nexcept ImportError:\n    from pytensor.tensor import {0}\n"


@pytest.mark.parametrize("use", ["T.dot(kept[0], h0)", "T.set_subtensor(h0[0], 1)"])
def test_false_alarm_where_an_error_is_expected(use: str) -> None:
    found = facts(f"{STEP}try:\n    {use}\nexcept TypeError:\n    pass\n")
    assert (found.leaks, found.discards) == ((), ())


@pytest.mark.parametrize("more", ["", "kept[0] = h0\n    "])
def test_missed_alarm_a_leak_in_a_loop_is_one(more: str) -> None:
    (leak,) = facts(f"{STEP}for turn in x:\n    T.dot(kept[0], h0)\n    {more}pass\n").leaks
    assert leak.text == "kept[0]"


@pytest.mark.parametrize("name", ["set_subtensor", "inc_subtensor"])
def test_missed_alarm_a_function_of_one_library_or_another(name: str) -> None:
    (discard,) = facts(f"{EITHER.format(name)}{name}(h0[0], 1)\ntheano.scan(lambda a: a, x)\n").discards
    assert (discard.name, discard.target) == (name, "h0")


def test_false_alarm_a_name_that_stands_alone() -> None:
    assert facts("changed = T.set_subtensor(h0[0], 1)\nchanged\ntheano.scan(lambda a: a, x)\n").discards == ()
