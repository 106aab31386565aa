"""What the rules on results say of a call."""

from __future__ import annotations

import pytest

from scanlint.checks.blame import library
from tests.checks.asking.test_sketches import call
from tests.helpers import codes


@pytest.mark.parametrize(
    ("dialects", "name"),
    [
        (("theano", "theano-pymc"), "Theano"),
        (("theano-pymc",), "Theano-PyMC"),
        (("aesara",), "Aesara"),
        (("pytensor",), "PyTensor"),
        (("aesara", "pytensor"), "PyTensor"),
        (("aesara", "pytensor", "theano"), "Aesara"),
    ],
)
def test_the_library_that_a_sentence_names(dialects: tuple[str, ...], name: str) -> None:
    assert library(call(dialects=dialects)) == name


PERHAPS = """\
import theano
import theano.tensor as T

def layer(x, c, other):
    r = {}
    if c:
        r, _ = theano.scan(lambda a: a + 1, sequences=x)
    return {}
"""


@pytest.mark.parametrize(("before", "use"), [("other", "r[0]"), ("[x]", "r[0]"), ("T.zeros(3)", "r[0]"), ("None", "r or x"), ("None", "not r")])
def test_false_alarm_the_value_may_be_a_right_one(before: str, use: str) -> None:
    assert codes(PERHAPS.format(before, use)) == []


@pytest.mark.parametrize("use", ["r[0]", "[y for y in r]"])
def test_missed_alarm_none_is_never_the_right_one(use: str) -> None:
    assert [line for line, _ in codes(PERHAPS.format("None", use))] == [8]
