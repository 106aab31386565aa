"""SCN407: updates that return_updates=False leaves no way for."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined


@pytest.mark.parametrize("variant", of_rule("return_updates_refused", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("return_updates_refused", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


HEAD = "import pytensor\nfrom pytensor.tensor.random.utils import RandomStream\n\nsrng = RandomStream(1)\n"


@pytest.mark.parametrize(
    "step",
    ["unknown", "lambda x_t: unknown.normal()", "lambda x_t: (x_t, {})", "lambda x_t: (x_t, unknown(x_t))", "lambda x_t: (x_t, dict(x_t))"],
)
def test_false_alarm_whether_it_makes_updates_is_not_certain(step: str) -> None:
    assert codes(f"{HEAD}y = pytensor.scan({step}, sequences=x, return_updates=False)\n", select=["SCN407"]) == []


def test_it_underlines_the_argument() -> None:
    source = f"{HEAD}y = pytensor.scan(lambda x_t: srng.normal(), sequences=x, return_updates=False)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "False"
    assert "return_updates=False but Scan produced updates" in finding.consequence
