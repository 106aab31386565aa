"""SCN303: Python decides on a symbolic value while the graph is built."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("symbolic_truth_value", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("symbolic_truth_value", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(("library", "impact"), [("theano", "silent"), ("aesara", "silent"), ("pytensor", "crash")])
def test_pytensor_raises_where_the_others_are_silent(library: str, impact: str) -> None:
    source = f"import {library}\nimport {library}.tensor as T\n{library}.scan(lambda a: a if T.any(a) else -a, sequences=T.matrix())\n"
    (finding,) = [finding for finding in lint(source) if finding.code == "SCN303"]
    assert finding.impact.value == impact


def test_false_alarm_a_loop_over_a_slice_of_static_shape() -> None:
    source = "import pytensor\npytensor.scan(lambda row: sum(x for x in row), sequences=table, return_updates=False)\n"
    assert codes(source) == []


def test_a_step_of_two_scans_is_reported_once() -> None:
    source = """\
        import theano

        def step(x_t):
            return x_t if x_t > 0 else -x_t

        a, _ = theano.scan(step, sequences=x)
        b, _ = theano.scan(step, sequences=y)
        """
    assert codes(source) == [(4, "SCN303")]
