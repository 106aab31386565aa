"""What the rules are given to judge."""

from __future__ import annotations

from tests.helpers import codes

HEAD = """\
import theano
import theano.tensor as T

x, h0 = T.tensor3("x"), T.matrix("h0")

def loop(step, init):
    rval, updates = theano.scan(step, sequences=[x], outputs_info=init)
    return rval[0]

one = lambda x_t, h: x_t + h
"""


def test_false_alarm_a_count_that_is_contradicted_elsewhere_is_not_believed() -> None:
    assert (8, "SCN101") not in codes(f"{HEAD}pooled = 2 * loop(one, [h0, h0])\n")


def test_missed_alarm_a_scan_beside_one_that_is_contradicted() -> None:
    other = "theano.scan(one, [x], [h0, h0])\nrval, updates = theano.scan(one, [x], [h0])\npooled = rval[0] * 2\n"
    assert (13, "SCN101") in codes(HEAD + other)
