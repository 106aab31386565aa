"""Which function a call calls."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call, facts


def test_one_view_of_several_libraries() -> None:
    found = call("import aesara\nrun = theano.scan if flag else aesara.scan\nrval, updates = run(one, x, [h0])\n")
    assert (found.api, found.dialects) == ("scan", ("aesara", "theano", "theano-pymc"))


@pytest.mark.parametrize("other", ["one", "T.tanh", "len"])
def test_a_view_or_something_else(other: str) -> None:
    found = call(f"run = theano.scan if flag else {other}\nrval, updates = run(one, x, [h0])\n")
    assert (found.api, found.dialects, found.outputs.known) == ("scan", ("theano", "theano-pymc"), 1)


def test_one_of_two_views() -> None:
    program = facts("run = theano.foldl if flag else theano.foldr\nrval, updates = run(one, x, h0)\n")
    assert len(program.calls) == 1


def test_a_partial() -> None:
    found = call("import functools\nrun = functools.partial(theano.scan, one, sequences=x)\nrval, updates = run(outputs_info=[h0])\n")
    assert [name for name, _ in found.given] == ["fn", "sequences", "outputs_info"]
