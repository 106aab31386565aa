"""SCN507: the order of the parameters of reduce."""

from __future__ import annotations

import pytest

from scanlint.fixes.mend import mend
from scanlint.source.text import SourceText
from tests.fixes.test_mend import SETTINGS
from tests.helpers import codes
from tests.variants import Variant, of_rule

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def mended(line: str, unsafe: bool = False) -> str:
    return mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize("variant", of_rule("reduce_argument_order", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("reduce_argument_order", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("body", ["acc * e", "e + acc * 1 + 0 * (acc + e)", "T.minimum(acc, e)", "acc + e + 1", "T.add(e, acc)"])
def test_false_alarm_operations_without_an_order(body: str) -> None:
    assert codes(f"{HEAD}theano.reduce(lambda acc, e: {body}, x, h0)\n") == ([] if "0 *" not in body else [(6, "SCN507")])


@pytest.mark.parametrize("parameters", ["e, acc", "acc, total", "a, b", "x_t, h_tm1"])
def test_false_alarm_other_names(parameters: str) -> None:
    first, second = parameters.split(", ")
    assert codes(f"{HEAD}theano.foldl(lambda {parameters}: {first} - {second}, x, h0)\n") == []


def test_the_parameters_are_swapped() -> None:
    assert mended("theano.reduce(lambda acc, e: acc - e, x, h0)", unsafe=True) == "theano.reduce(lambda e, acc: acc - e, x, h0)"
    assert mended("theano.reduce(lambda acc, e: acc - e, x, h0)") == "theano.reduce(lambda acc, e: acc - e, x, h0)"
