"""SCN109: a symbolic result asked whether it is true."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("result_truth_tested", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("result_truth_tested", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)
