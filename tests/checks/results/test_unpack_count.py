"""SCN106: more or fewer names than outputs."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("unpack_count", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("unpack_count", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_later_use_of_the_updates_is_the_evidence() -> None:
    source = "import theano\nh, c = theano.scan(lambda a: (a, a + 1), sequences=x)\nresult = c.mean(axis=0)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "h, c"
    assert [evidence.location.line for evidence in finding.evidence] == [2, 3]


@pytest.mark.parametrize(
    "given", ["rval, None, updates", "rval, mode, updates", "rval, updates=updates", "rval, None, None, updates", "rval, None, *[updates]"]
)
def test_false_alarm_updates_are_the_fourth_argument_of_a_function(given: str) -> None:
    source = "import theano\nrval, updates = theano.scan(lambda v: v * 2, sequences=x)\nrun = theano.function([x], {})\n"
    assert codes(source.format(given)) == []


@pytest.mark.parametrize("given", ["updates", "outputs=updates", "updates, None, None"])
def test_missed_alarm_updates_are_no_output(given: str) -> None:
    source = "import theano\nrval, updates = theano.scan(lambda v: v * 2, sequences=x)\nrun = theano.function([x], {})\n"
    assert codes(source.format(given)) == [(2, "SCN106")]
