"""What imports bind."""

from __future__ import annotations

import pytest

from tests.helpers import codes

USE = "r, _ = scan(lambda a: a, sequences=x)\nr[0]\n"


@pytest.mark.parametrize("other", ["os.path", ".layers", "numpy"])
def test_missed_alarm_beside_all_names_of_another_package(other: str) -> None:
    assert codes(f"from theano import *\nfrom {other} import *\n{USE}") == [(4, "SCN101")]


@pytest.mark.parametrize("other", ["os.path", ".layers", "numpy"])
def test_false_alarm_another_package_may_have_a_scan_of_its_own(other: str) -> None:
    assert codes(f"import theano\nfrom {other} import *\n{USE}") == []
