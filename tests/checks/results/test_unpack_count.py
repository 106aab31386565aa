"""SCN106: more or fewer names than outputs."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("unpack_count", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("unpack_count", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)
