"""SCN504: keywords that scan does not have."""

from __future__ import annotations

import pytest

from scanlint.finding import Finding
from scanlint.fixes.mend import mend
from scanlint.source.text import SourceText
from tests.fixes.test_mend import SETTINGS
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


def mended(line: str, unsafe: bool = False) -> str:
    return mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize("variant", of_rule("unknown_argument", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("unknown_argument", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize("keyword", ["keep_outputs", "initial_states", "outputs_taps", "states"])
def test_false_alarm_the_scan_of_another_time(keyword: str) -> None:
    assert codes(f"{HEAD}theano.scan(lambda a: a, x, {keyword}=[h0])\n") == []


@pytest.mark.parametrize(
    ("keyword", "meant", "rest"),
    [
        ("output_info", "outputs_info", "[h0]"), ("outputs", "outputs_info", "[h0]"), ("nsteps", "n_steps", "3"), ("num_steps", "n_steps", "3"),
        ("non_sequence", "non_sequences", "[h0]"), ("backwards", "go_backwards", "True"), ("truncate", "truncate_gradient", "3"),
        ("returnlist", "return_list", "True"),
    ],
)  # fmt: skip
def test_the_meant_word_is_written(keyword: str, meant: str, rest: str) -> None:
    line = "theano.scan(step, x, {}=" + rest + ")"
    assert mended(line.format(keyword)) == line.format(meant)


def test_sequences_are_found_by_their_word() -> None:
    assert mended("theano.scan(step, sequence=[x])") == "theano.scan(step, sequences=[x])"


def test_only_the_word_is_underlined() -> None:
    source = f"{HEAD}theano.scan(lambda a: a, x, nsteps = 3)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "nsteps"


def test_a_word_that_is_given_already_is_not_written_twice() -> None:
    assert found("theano.scan(lambda a: a, x, n_steps=2, nsteps=3)").fix is None


def test_a_view_lacks_what_scan_has() -> None:
    finding = found("theano.map(lambda a: a, x, n_steps=3)")
    assert "map has no argument `n_steps`" in finding.message
    assert "scan" in finding.help
