"""SCN207: a state that the step never reads."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("unused_recurrent_state", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("unused_recurrent_state", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(("body", "confidence"), [("x_t + h0", "certain"), ("x_t", "likely")])
def test_the_initial_state_in_its_place_makes_it_certain(body: str, confidence: str) -> None:
    source = (
        f"import theano\nimport theano.tensor as T\nh0 = T.vector()\ntheano.scan(lambda x_t, h: {body}, sequences=T.matrix(), outputs_info=[h0])\n"
    )
    (finding,) = lint(source)
    assert finding.confidence.value == confidence
    assert underlined(source, finding.location) == "h"


def test_false_alarm_an_expression_that_is_repeated() -> None:
    assert codes("import theano\nimport theano.tensor as T\ntheano.scan(lambda prev: w, outputs_info=T.vector(), n_steps=3)\n") == []


def test_missed_alarm_the_sequences_beside_the_state_do_not_count_as_states() -> None:
    source = "import theano\nimport theano.tensor as T\nx, h0 = T.matrix(), T.vector()\ntheano.scan(lambda a, b, h: a + b, [x, x], [h0])\n"
    assert codes(source, select=["SCN207"]) == [(4, "SCN207")]
