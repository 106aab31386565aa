"""SCN406: updates unpacked where PyTensor returns none."""

from __future__ import annotations

import pytest

from scanlint.impact import Confidence, Impact
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("no_updates_returned", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("no_updates_returned", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


HEAD = "import pytensor\nimport pytensor.tensor as pt\n\n"
TWO = "pytensor.scan(lambda x_t: (x_t, 2 * x_t), sequences=x, return_updates=False)\n"


@pytest.mark.parametrize(
    "targets", ["a, b", "a, _", "a, u", "update_gate, reset_gate", "reset_gate, update_gate", "a, update", "*a, updates", "a, (b, c)", "a.b, c.d"]
)
def test_false_alarm_two_outputs(targets: str) -> None:
    assert codes(f"{HEAD}{targets} = {TWO}", select=["SCN406"]) == []


def test_two_outputs_are_silent_and_one_is_a_crash() -> None:
    source = f"{HEAD}outs, updates = {TWO}"
    (silent,) = lint(source)
    assert underlined(source, silent.location) == "outs, updates"
    assert (silent.impact, silent.confidence) == (Impact.SILENT, Confidence.LIKELY)
    (crash,) = lint(source.replace("(x_t, 2 * x_t)", "2 * x_t"))
    assert (crash.impact, crash.confidence) == (Impact.CRASH, Confidence.CERTAIN)
    assert crash.fix is not None
    assert [edit.text for edit in crash.fix.edits] == ["outs"]


def test_passed_as_updates_is_certain() -> None:
    (finding,) = lint(f"{HEAD}outs, extra = {TWO}f = pytensor.function([x], outs, updates=extra)\n")
    assert finding.confidence is Confidence.CERTAIN
    assert finding.evidence[-1].location.line == 5
