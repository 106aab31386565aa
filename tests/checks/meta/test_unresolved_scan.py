"""SCN903: what could not be analysed, and why."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint

KNOWN = "import theano\n\nr, u = theano.scan(lambda x_t, h: x_t + h, x, [h0])\n"


def test_no_false_alarm_for_what_is_known() -> None:
    assert codes(KNOWN, extend_select=["SCN903"]) == []


def test_it_is_off() -> None:
    assert codes("import theano\nr, u = theano.scan(step, x, states)\n") == []


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("theano.scan(step, x, states)", "the number of outputs is not known: the step is not resolved"),
        ("theano.scan(lambda x_t: x_t, x, return_list=flag)", "whether it returns a list is not known (return_list)"),
        ("theano.scan(lambda x_t, h: x_t, x, [h0, h0])", "outputs_info and the step contradict each other"),
        ("theano.scan(lambda x_t: x_t, x, output_info=None)", "it has an argument that scan does not have (output_info)"),
    ],
)
def test_no_missed_alarm(call: str, why: str) -> None:
    (finding,) = lint(f"import theano\nr, u = {call}\n", select=["SCN903"])
    assert why in finding.message
