"""SCN101: an integer index on the bare result of a scan with one output."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("single_output_indexed", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("single_output_indexed", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)
