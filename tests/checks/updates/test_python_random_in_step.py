"""SCN403: numbers that NumPy or random draws while the graph is built."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("python_random_in_step", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("python_random_in_step", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("drawn", ["np.random.normal() * 2", "rng.choice([0, 1])", "np.random.shuffle(x_t)", "np.zeros(2)", "other.normal()"])
def test_false_alarm_nothing_drawn_enters_the_graph(drawn: str) -> None:
    source = f"""
        import numpy as np
        import theano

        rng = np.random.RandomState(1)

        def step(x_t):
            value = {drawn}
            print(value)
            return 2 * x_t

        def model(x):
            return theano.scan(step, sequences=x)
        """
    assert codes(source) == []


def test_one_finding_where_two_scans_share_a_step() -> None:
    source = """\
import numpy as np
import theano

def step(x_t):
    return x_t + np.random.normal(size=2)

def model(x):
    a, _ = theano.scan(step, sequences=x)
    b, _ = theano.scan(step, sequences=a)
    return b
"""
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "np.random.normal(size=2)"
    assert "`np.random.normal` is called once" in finding.message
    assert finding.evidence[0].location.line == 8
