"""SCN501: nothing says how many steps."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def found(line: str) -> Finding:
    (finding,) = lint(HEAD + line + "\n")
    return finding


@pytest.mark.parametrize("variant", of_rule("no_step_count", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("no_step_count", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_whole_call_is_underlined() -> None:
    source = "import theano\ntheano.scan(lambda h: h, outputs_info=[h0])\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "theano.scan(lambda h: h, outputs_info=[h0])"


def test_a_condition_needs_a_number_as_well() -> None:
    finding = found("theano.scan(lambda h: (h * 2, theano.scan_module.until(h.sum() > 9)), outputs_info=[h0])")
    assert "until" in finding.help


def test_false_alarm_a_keyword_that_means_n_steps_is_another_rules_matter() -> None:
    assert codes(f"{HEAD}theano.scan(lambda h: h, outputs_info=[h0], nsteps=3)\n") == [(6, "SCN504")]
