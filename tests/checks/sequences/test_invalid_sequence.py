"""SCN505: what cannot be cut into steps."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule, underlined

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def found(line: str) -> Finding:
    (finding,) = lint(HEAD + line + "\n")
    return finding


@pytest.mark.parametrize("variant", of_rule("invalid_sequence", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("invalid_sequence", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("given", ["list(map(f, a))", "zip(a, b)", "[y for y in ys]", "sequences", "as_list(x)"])
def test_false_alarm_what_is_not_known(given: str) -> None:
    assert codes(f"{HEAD}theano.scan(lambda a: a, sequences={given})\n") == []


@pytest.mark.parametrize("given", ["[T.vector(), T.iscalar().dimshuffle('x')]", "(x, h0)", "[dict(input=x), x]"])
def test_false_alarm_tensors_in_every_form(given: str) -> None:
    assert codes(f"{HEAD}theano.scan(lambda a, b: a, sequences={given})\n") == []


def test_a_range_is_written_as_a_tensor() -> None:
    finding = found("theano.scan(lambda a: a, sequences=range(2, 9))")
    assert "T.arange(2, 9)" in finding.help


def test_each_wrong_entry_is_named() -> None:
    source = f"{HEAD}theano.scan(lambda a, b, c: a, sequences=[x, range(5), 3])\n"
    assert [underlined(source, finding.location) for finding in lint(source)] == ["range(5)", "3"]


@pytest.mark.parametrize("given", ["range(5)", "[x, range(5)]"])
def test_no_missed_alarm_in_python_2_where_a_range_is_a_list(given: str) -> None:
    assert codes(f"print 'begin'\n{HEAD}theano.scan(lambda *a: a[0], sequences={given})\n") == [(7, "SCN505")]
