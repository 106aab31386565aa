"""SCN104: the last output taken where the last step is meant."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("last_output_for_last_step", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("last_output_for_last_step", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)
