"""SCN103: the list of outputs used as one tensor."""

from __future__ import annotations

import pytest

from scanlint.impact import Impact
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("output_list_as_tensor", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("output_list_as_tensor", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(("use", "impact"), [("rval * x", Impact.SILENT), ("rval[::-1]", Impact.SILENT), ("rval.shape", Impact.CRASH)])
def test_impact_is_that_of_the_use(use: str, impact: Impact) -> None:
    source = f"import theano, theano.tensor\nx = theano.tensor.matrix()\nrval, _ = theano.scan(lambda a: (a, a + 1), sequences=x)\nresult = {use}\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == use
    assert finding.impact is impact
