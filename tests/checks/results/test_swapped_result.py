"""SCN107: updates unpacked before outputs."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("swapped_result", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("swapped_result", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_it_is_likely_and_says_what_to_write() -> None:
    source = "import theano\nupdates, outs = theano.scan(lambda a: a + 1, sequences=x)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "updates, outs"
    assert finding.confidence is Confidence.LIKELY
    assert "outs, updates = " in finding.help
