"""SCN307: strict=True and the closure."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("strict_missing_non_sequence", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("strict_missing_non_sequence", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_non_sequences_that_are_not_known() -> None:
    source = """\
        import theano

        def layer(x, others):
            W = theano.shared(1.0)
            return theano.scan(lambda a, *rest: a * W, sequences=[x.sum()], non_sequences=others, strict=True)
        """
    assert codes(source) == []


def test_the_missing_variables_are_named() -> None:
    source = "import theano\nW = theano.shared(1.0)\ntheano.scan(lambda h: h * W, outputs_info=W * 2, n_steps=3, strict=True)\n"
    (finding,) = lint(source)
    assert "`W`, which the step reads, is not among the non_sequences" in finding.message
