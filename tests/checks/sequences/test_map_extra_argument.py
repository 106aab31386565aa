"""SCN506: the third argument of map."""

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


@pytest.mark.parametrize("variant", of_rule("map_extra_argument", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("map_extra_argument", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_what_is_not_known_and_not_named() -> None:
    assert codes("import theano\ndef f(data, weights, step):\n    return theano.map(step, data, weights)\n") == []
    assert codes("import theano\ndef f(x, y):\n    return theano.map(lambda a, b: a + b, x, y)\n") == []


def test_false_alarm_a_matrix_for_every_row() -> None:
    assert codes(f"{HEAD}theano.map(lambda a, b: T.dot(a, b), T.matrix(), T.matrix())\n") == []


def test_both_become_sequences() -> None:
    line = "us, vs = T.vector(), T.vector()\ntheano.map(lambda u, v: u + v, {})"
    assert mended(line.format("us, vs"), unsafe=True) == line.format("[us, vs]")
    assert mended(line.format("us, vs")) == line.format("us, vs")


@pytest.mark.parametrize(
    ("step", "one", "two"),
    [
        ("lambda a, b: T.dot(a, b)", "T.matrix()", "T.matrix()"),
        ("lambda a, b: a + b.sum(0)", "T.matrix()", "T.matrix()"),
        ("lambda a, b: a * b", "T.tensor3()", "T.matrix()"),
        ("lambda a, b: a * b", "T.matrix()", "theano.shared(w)"),
        ("lambda a, b: (a * b, a)", "T.matrix()", "T.matrix()"),
        ("lambda a, b: unknown(a, b)", "T.matrix()", "T.matrix()"),
        ("lambda a, b: a * b", "unknown()", "T.matrix()"),
        ("lambda a, b: a * b", "T.matrix()", "unknown()"),
    ],
)
def test_false_alarm_no_axis_more_comes_out(step: str, one: str, two: str) -> None:
    assert codes(f"{HEAD}one, two = {one}, {two}\ntheano.map({step}, one, two)\n") == []


@pytest.mark.parametrize("axes", ["T.matrix()", "T.vector()", "T.tensor3()"])
def test_missed_alarm_every_element_meets_the_whole_axis_by_axis(axes: str) -> None:
    assert codes(f"{HEAD}one, two = {axes}, {axes}\ntheano.map(lambda a, b: a * b, one, two)\n") == [(7, "SCN506")]
