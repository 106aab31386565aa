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
