"""SCN105: the pair of outputs and updates used as the outputs."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("result_not_unpacked", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("result_not_unpacked", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_call_is_the_evidence() -> None:
    source = "import theano\npair = theano.scan(lambda a: a + 1, sequences=x)\nresult = pair.mean(axis=0)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "pair.mean"
    assert [evidence.location.line for evidence in finding.evidence] == [2]
