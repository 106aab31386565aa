"""SCN203: taps of a state."""

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


@pytest.mark.parametrize("variant", of_rule("invalid_taps", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("invalid_taps", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_a_tuple_held_in_a_name_for_rows_that_are_shaped() -> None:
    line = "taps = (-1,)\ntheano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0.reshape((1, 3, 2)), taps=taps)])\n"
    assert codes(HEAD + line) == []


def test_a_start_that_is_not_known_is_only_likely() -> None:
    source = "import theano\ndef f(x, h0):\n    return theano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, taps=(-1,))])\n"
    (finding,) = lint(source)
    assert finding.confidence == "likely"


@pytest.mark.parametrize(
    ("taps", "error"),
    [("-1", "TypeError"), ("[0]", "ValueError"), ("[-1, -1]", "ValueError"), ("[]", "Aesara and PyTensor raise AssertionError")],
)
def test_the_message_names_what_was_written_and_the_error(taps: str, error: str) -> None:
    finding = found(f"theano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, taps={taps})])")
    assert f"taps={taps}" in finding.message
    assert error in finding.consequence


def test_the_number_becomes_a_list() -> None:
    line = "theano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, taps={})])"
    assert mended(line.format("-1")) == line.format("[-1]")
    assert mended(line.format("(-1,)")) == line.format("(-1,)")
    assert mended(line.format("(-1,)"), unsafe=True) == line.format("[-1]")
