"""SCN301: the step's parameters against what scan passes."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("step_arity", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("step_arity", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_step_is_underlined_and_each_argument_is_shown() -> None:
    source = """\
import theano
import theano.tensor as T

def step(x_t):
    return x_t

x = T.tensor3("x")
h, _ = theano.scan(step, sequences=[x], outputs_info=[dict(initial=T.zeros((2, 3)), taps=[-2, -1])], non_sequences=[T.eye(3)])
"""
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "step"
    assert "takes 1 argument (x_t), but scan passes 4" in finding.message
    assert [evidence.message for evidence in finding.evidence] == ["takes 1 argument", "argument 1", "arguments 2 to 3", "argument 4"]
    assert "step() takes 1 positional argument but 4 were given" in finding.consequence


def test_false_alarm_a_state_that_may_be_none_passes_one_argument_or_none() -> None:
    source = """\
        import theano
        import theano.tensor as T

        def layer(h0=None):
            def step(x_t, h_tm1=None):
                return x_t

            return theano.scan({step}, sequences=[T.matrix()], outputs_info=[h0])
        """
    assert codes(source.format(step="step")) == []
    assert codes(source.format(step="lambda: 1")) == [(8, "SCN301"), (8, "SCN302")]
