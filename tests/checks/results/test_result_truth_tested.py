"""SCN109: a symbolic result asked whether it is true."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("result_truth_tested", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("result_truth_tested", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_result_is_underlined_not_the_condition() -> None:
    source = "import theano\nrval, _ = theano.scan(lambda a: a + 1, sequences=x)\nif ready and not rval:\n    pass\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "rval"
