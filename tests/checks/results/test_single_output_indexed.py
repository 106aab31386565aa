"""SCN101: an integer index on the bare result of a scan with one output."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence, Impact
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("single_output_indexed", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("single_output_indexed", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


SOURCE = """\
import theano

def step(x_t, h_tm1):
    return x_t + h_tm1

def layer(x, h0):
    rval, updates = theano.scan(step,
                                sequences=x,
                                outputs_info=[h0])
    return rval[0]
"""


def test_the_index_is_underlined_and_the_reasons_are_named() -> None:
    (finding,) = lint(SOURCE)
    assert underlined(SOURCE, finding.location) == "rval[0]"
    assert [evidence.location.line for evidence in finding.evidence] == [7, 9, 4]
    assert (finding.impact, finding.confidence) == (Impact.SILENT, Confidence.CERTAIN)


def test_the_index_that_was_written_is_named() -> None:
    (finding,) = lint(SOURCE.replace("rval[0]", "rval[3]"))
    assert "rval[3]" in finding.message
