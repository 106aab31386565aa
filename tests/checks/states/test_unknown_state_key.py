"""SCN202: keys that scan never reads."""

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


@pytest.mark.parametrize("variant", of_rule("unknown_state_key", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("unknown_state_key", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_the_word_is_underlined_without_its_quotes() -> None:
    source = f"{HEAD}theano.scan(lambda x_t, h: x_t + h, [x], [{{'initial': h0, 'tap': [-2]}}])\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "tap"
    assert "`taps` is meant" in finding.label


@pytest.mark.parametrize("key", ["r'init'", "'in' 'it'", "'in'\n'it'", '"""init"""', "'\\\ninit'", "'ini\\x74'"])
def test_false_alarm_a_key_that_is_not_plainly_written_is_left_as_it_is(key: str) -> None:
    """The place of the word is not known: the whole entry is told, and there is no fix."""
    finding = found(f"theano.scan(lambda x_t, h: x_t + h, [x], [{{{key}: h0}}])")
    assert finding.fix is None
    assert finding.location.column == 43


def test_what_happens_depends_on_the_library() -> None:
    line = "scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, tap=[-1])], return_updates=False)\n"
    theano, pytensor = (lint(f"from {library} import scan\n{line}")[0] for library in ("theano", "pytensor"))
    assert (theano.impact, pytensor.impact) == ("silent", "crash")


def test_a_key_that_means_nothing_is_named() -> None:
    finding = found("theano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, wrt=1)])")
    assert finding.fix is None
    assert "Leave `wrt` out" in finding.help


def test_both_words_at_once_are_no_typing_error() -> None:
    assert found("theano.scan(lambda x_t, h: x_t + h, [x], [dict(initial=h0, inital=h0)])").fix is None


@pytest.mark.parametrize(
    ("before", "after", "unsafe"),
    [
        ("theano.scan(lambda x_t: x_t, [dict(inputs=x)])", "theano.scan(lambda x_t: x_t, [dict(input=x)])", False),
        ("theano.scan(lambda a, h: h, [x], [{'inital': h0}])", "theano.scan(lambda a, h: h, [x], [{'initial': h0}])", True),
    ],
)
def test_the_word_is_replaced(before: str, after: str, unsafe: bool) -> None:
    assert mended(before, unsafe) == after


@pytest.mark.parametrize(
    ("line", "impact"),
    [
        ("theano.scan(step, outputs_info=[dict(inital=h0)], n_steps=3)", "silent"),
        ("theano.scan(lambda *given: given[0], outputs_info=[dict(inital=h0)], n_steps=3)", "silent"),
        ("theano.scan(lambda h=None: h0, outputs_info=[dict(inital=h0)], n_steps=3)", "silent"),
        ("theano.scan(lambda h: h, outputs_info=[dict(inital=h0)], n_steps=3)", "crash"),
        ("theano.scan(lambda a, h: a + h, [x], [dict(inital=h0)])", "crash"),
        ("theano.scan(lambda a: a, [x], [dict(inital=h0)])", "silent"),
    ],
)
def test_whether_the_step_lacks_an_argument(line: str, impact: str) -> None:
    findings = [finding for finding in lint(f"{HEAD}{line}\n") if finding.code == "SCN202"]
    assert [finding.impact for finding in findings] == [impact]


@pytest.mark.parametrize(
    ("key", "consequence"),
    [("tap=[0]", "No error: the taps are those of an entry without any, [0]."), ("name='x'", "No error: what stands under it has no effect.")],
)
def test_a_key_that_a_sequence_has_for_nothing(key: str, consequence: str) -> None:
    assert found(f"theano.scan(lambda x_t: x_t, [dict(input=x, {key})])").consequence == consequence
