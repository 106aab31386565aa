"""A step that is one of several functions."""

from __future__ import annotations

import pytest

from tests.scan.one_call import call


@pytest.mark.parametrize(
    ("steps", "count", "why"),
    [
        ("one if flag else unknown", None, "the step is not resolved: unknown is not defined in this file"),
        ("one if flag else None", None, "the step is not resolved: it is one of several"),
        ("one if flag else (lambda a, h: unknown(a))", None, "one of several steps is not known"),
        ("one if flag else two", None, ""),
        ("two if flag else (lambda a, h, c: (c, h))", 2, ""),
        ("one if flag else (lambda a, h: a * h)", 1, ""),
        ("unknown", None, "the step is not resolved: unknown is not defined in this file"),
        ("T.tanh", 1, ""),
        ("theano.printing.Print('x')", 1, ""),
        ("lambda a: theano.printing.Print('a')(a)", 1, ""),
        ("T.unknown", None, "what theano.tensor.unknown returns is not known"),
    ],
)
def test_how_many_outputs(steps: str, count: int | None, why: str) -> None:
    found = call(f"step = {steps}\nrval, updates = theano.scan(step, sequences=x)\n")
    assert found.outputs.known == count
    assert found.why_unknown == ((why,) if why else ())


def test_both_steps_are_among_those_that_it_may_be() -> None:
    assert len(call("step = one if flag else two\nrval, updates = theano.scan(step, sequences=x)\n").bodies) == 2


def test_a_step_that_always_raises() -> None:
    found = call("def step(a):\n    b = a\n    raise ValueError(b)\nrval, updates = theano.scan(step, sequences=x)\n")
    assert (found.outputs.known, found.why_unknown) == (None, ("step does not return on every way",))


def test_without_a_step() -> None:
    assert call("theano.scan(sequences=x)\n").why_unknown == ("the step is not given by name",)


def test_the_first_of_them_is_the_evidence() -> None:
    """Where all return as many."""
    found = call(
        "def first(a, h):\n    return a\ndef other(a, h):\n    return h\nrval, updates = theano.scan(first if flag else other, sequences=x)\n"
    )
    assert found.step == "first"
    assert [(claim.why, claim.at and claim.at.line) for claim in found.outputs.claims] == [("the step returns one value", 8)]
