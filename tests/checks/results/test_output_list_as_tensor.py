"""SCN103: the list of outputs used as one tensor."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("output_list_as_tensor", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("output_list_as_tensor", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)
