"""SCN305: inner variables outside their step."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("step_variable_leaked", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("step_variable_leaked", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_what_is_computed_from_a_leak_is_no_second_leak() -> None:
    source = """\
        import theano
        import theano.tensor as T

        kept = []

        def step(x_t):
            kept.append(x_t)
            return x_t

        h, _ = theano.scan(step, sequences=x)
        a = kept[0] + 1
        b = T.tanh(a)
        theano.function([x], b)
        """
    assert codes(source) == [(11, "SCN305")]
