"""SCN204: a list in outputs_info."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from scanlint.fixes.mend import mend
from scanlint.source.text import SourceText
from tests.fixes.test_mend import SETTINGS
from tests.helpers import codes, lint
from tests.variants import Variant, of_rule

HEAD = """\
import theano
import theano.tensor as T

x = T.tensor3("x")
h0 = T.zeros_like(x[0])
"""


def found(line: str) -> Finding:
    (finding,) = lint(HEAD + line + "\n")
    return finding


def mended(line: str, unsafe: bool = False) -> str:
    return mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize("variant", of_rule("nested_outputs_info", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("nested_outputs_info", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_what_is_not_known_may_be_a_list_of_numbers() -> None:
    assert codes("import theano\ndef f(x, start, end):\n    return theano.scan(lambda x_t, h: x_t + h, [x], [[start, end]])\n") == []


def test_false_alarm_scalars_may_be_meant_as_a_vector() -> None:
    a, b = "T.scalar('a')", "T.scalar('b')"
    assert codes(f"{HEAD}theano.scan(lambda x_t, v, h: (v * 2, h), [x], [[{a}, {b}], h0])\n") == []
    assert codes(f"{HEAD}theano.scan(lambda x_t, v, h: (v * 2, h, x_t, h), [x], [[{a}, {b}], h0])\n") == [(6, "SCN201")]
    assert codes(f"{HEAD}theano.scan(lambda x_t, v: (v * 2, x_t), [x], [[{a}, 0.5]])\n") == [(6, "SCN201")]


def test_missed_alarm_the_states_beside_the_list_count() -> None:
    assert "SCN204" in [code for _, code in codes(f"{HEAD}theano.scan(lambda x_t, a, b, c: (a + x_t, b, c), [x], [[h0, h0], h0])\n")]


def test_two_states_for_two_outputs_are_one_finding() -> None:
    finding = found("theano.scan(lambda x_t, h, c: (x_t + h, c), [x], [[h0, h0]])")
    assert finding.code == "SCN204"
    assert "2 states are stacked" in finding.consequence


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("theano.scan(lambda x_t, h: x_t + h, [x], [[h0]])", "theano.scan(lambda x_t, h: x_t + h, [x], [h0])"),
        ("theano.scan(lambda x_t, h: x_t + h, [x], [(h0,)])", "theano.scan(lambda x_t, h: x_t + h, [x], [h0,])"),
        ("s = [h0]\ntheano.scan(lambda x_t, h: x_t + h, [x], [s])", "s = [h0]\ntheano.scan(lambda x_t, h: x_t + h, [x], [s])"),
    ],
)
def test_the_inner_brackets_go(before: str, after: str) -> None:
    assert mended(before, unsafe=True) == after
    assert mended(before) == before
