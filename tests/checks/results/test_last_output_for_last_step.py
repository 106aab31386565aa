"""SCN104: the last output taken where the last step is meant."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("last_output_for_last_step", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("last_output_for_last_step", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_it_is_likely_and_says_what_to_write() -> None:
    source = "import theano\nrval, _ = theano.scan(lambda a: (a, a + 1), sequences=x)\nresult = rval[-1][1]\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "rval[-1]"
    assert finding.confidence is Confidence.LIKELY
    assert "rval[1][-1]" in finding.help
