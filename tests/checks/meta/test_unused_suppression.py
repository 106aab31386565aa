"""SCN902: comments that silence something, and comments that are none of scanlint's; tests/engine/test_meta.py has the others."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("unused_suppression", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []
