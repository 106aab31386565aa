"""SCN304: NumPy functions on symbolic values."""

from __future__ import annotations

import pytest

from tests.helpers import codes, lint
from tests.variants import Variant, of_rule


@pytest.mark.parametrize("variant", of_rule("numpy_on_symbolic", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("numpy_on_symbolic", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    ("call", "impact"), [("np.argmin(a)", "silent"), ("np.vdot(a, a)", "silent"), ("np.prod(a)", "crash"), ("np.clip(a, 0, 1)", "crash")]
)
def test_the_impact_is_that_of_the_function(call: str, impact: str) -> None:
    (finding,) = lint(f"import theano\nimport numpy as np\ntheano.scan(lambda a: a * {call}, sequences=x)\n")
    assert (finding.code, finding.impact.value) == ("SCN304", impact)


@pytest.mark.parametrize(
    "call", ["np.tanh(a)", "np.power(a, 2)", "np.dot(W, a)", "np.argsort(a)", "np.asarray(a)", "np.argmax(a, axis=0)", "np.some_new(a)"]
)
def test_false_alarm_works_or_is_not_known(call: str) -> None:
    assert codes(f"import theano\nimport numpy as np\ntheano.scan(lambda a: a * {call}, sequences=x)\n") == []
