"""What a step reads from outside that was computed there from shared variables."""

from __future__ import annotations

from tests.helpers import codes
from tests.scan.one_call import HEAD, call


def test_false_alarm_what_is_hung_on_a_variable_is_not_in_the_graph() -> None:
    step = "def step(a):\n    r = a + 1\n    r.tag.replacement = w * a\n    return {}\n"
    head = "u = theano.shared(1.0)\nw = T.dot(u, x.sum())\n"
    scan = "rval, updates = theano.scan(step, sequences=x)\n"
    assert call(f"{head}{step.format('r')}{scan}").captured == ()
    assert [one.at.line for one in call(f"{head}{step.format('r * w')}{scan}").captured] == [12]


def test_the_shared_variables_are_named() -> None:
    made = "u = theano.shared(1.0)\nv = theano.shared(2.0)\nw = T.dot(u, x.sum()) * v\n"
    (captured,) = call(f"{made}rval, updates = theano.scan(lambda a: a * w, sequences=x)\n").captured
    assert (captured.name, captured.shared) == ("w", ("u", "v"))


def test_a_step_of_two_scans_is_told_of_once() -> None:
    step = "U = theano.shared(1.0)\ndef step(a, h):\n    return a + h + T.dot(c0, U)\n"
    scans = "for_one, _ = theano.scan(step, x, [h0])\nfor_two, _ = theano.scan(step, x, [c0])\n"
    assert codes(f"{HEAD}{step}{scans}", select=["SCN701"]) == [(9, "SCN701")]
