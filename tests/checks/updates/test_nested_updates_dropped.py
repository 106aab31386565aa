"""SCN402: the updates of a scan inside a step."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("nested_updates_dropped", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("nested_updates_dropped", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_it_says_what_the_outer_step_must_return() -> None:
    source = """\
import theano
from theano.tensor.shared_randomstreams import RandomStreams

srng = RandomStreams(1)

def outer(x_t):
    rows, inner = theano.scan(lambda row: row + srng.normal(), sequences=x_t)
    return rows

def model(x):
    return theano.scan(outer, sequences=x)
"""
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "inner"
    assert "return outputs, inner" in finding.help


def test_the_same_scan_outside_of_a_step_is_another_rule() -> None:
    source = """
        import theano
        from theano.tensor.shared_randomstreams import RandomStreams

        srng = RandomStreams(1)

        def rows(x):
            noisy, inner = theano.scan(lambda row: row + srng.normal(), sequences=x)
            return noisy
        """
    assert codes(source) == [(8, "SCN401")]
