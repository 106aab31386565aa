"""SCN508: sequences of visibly different length; off by default."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("unequal_sequences", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source, extend_select=["SCN508"]) == []


@pytest.mark.parametrize("variant", of_rule("unequal_sequences", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source, extend_select=["SCN508"]) == list(variant.expected)


def test_it_is_off_by_default() -> None:
    assert codes("import theano\ntheano.scan(lambda a, b: a + b, [x, x[1:]])\n") == []


def test_the_longer_one_is_underlined_and_the_shortest_shown() -> None:
    source = "import theano\ntheano.scan(lambda a, b: a + b, [x, x[1:-1]], go_backwards=True)\n"
    (finding,) = lint(source, select=["SCN508"])
    assert underlined(source, finding.location) == "x"
    assert "2 steps more than `x[1:-1]`" in finding.message
    assert "shifted against each other" in finding.consequence
