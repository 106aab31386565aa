"""SCN108: an index on what is the last step already."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("reduced_result_indexed", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("reduced_result_indexed", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("view", ["reduce", "foldl", "foldr"])
def test_the_view_is_named(view: str) -> None:
    source = f"import theano\ntotal, _ = theano.{view}(lambda a, b: a + b, x, h0)\nresult = total[-1]\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "total[-1]"
    assert view in finding.message
