"""SCN102: the bare result of a scan with one output, unpacked or iterated as if it were a list."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence, Impact
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("single_output_unpacked", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("single_output_unpacked", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_targets_are_underlined() -> None:
    source = "import theano\n[h], updates = theano.scan(lambda x: x + 1, sequences=seq)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "[h]"
    assert (finding.impact, finding.confidence) == (Impact.CRASH, Confidence.CERTAIN)
