"""SCN201: entries of outputs_info against outputs of the step."""

from __future__ import annotations

import pytest

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


def mended(line: str, unsafe: bool = False) -> str:
    return mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize("variant", of_rule("outputs_info_count", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("outputs_info_count", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


def test_false_alarm_contradicting_entries_of_one_step_are_another_rules_matter() -> None:
    assert codes(f"{HEAD}theano.scan(lambda a, h: (a, h), [x], [h0], n_steps=1)\n", select=["SCN201"]) == []


def test_false_alarm_a_test_that_wants_the_error() -> None:
    assert codes(f"{HEAD}with pytest.raises(ValueError):\n    theano.scan(lambda a, h: (a, h), [x], [h0])\n") == []
    assert codes(f"{HEAD}self.assertRaises(ValueError, lambda: theano.scan(lambda a, h: (a, h), [x], [h0]))\n") == []


def test_the_entries_are_underlined_and_the_return_is_shown() -> None:
    source = f"{HEAD}def step(x_t, h_tm1):\n    h = x_t + h_tm1\n    return h, h * 2\n\ntheano.scan(step, [x], [h0])\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "[h0]"
    assert [evidence.location.line for evidence in finding.evidence] == [8]
    assert "1 entry" in finding.message
    assert "`step` returns 2 outputs" in finding.message


STEP = "def step(x_t, h_tm1):\n    h = x_t + h_tm1\n    y = h * 2\n    return {}\n\n"


@pytest.mark.parametrize(
    ("returned", "given", "after"),
    [
        ("h, y", "[h0]", "[h0, None]"),
        ("y, h", "[h0]", "[None, h0]"),
        ("h, y", "h0", "[h0, None]"),
        ("[y, h, y + 1]", "h0", "[None, h0, None]"),
        ("h, y", "[dict(initial=h0, taps=[-1])]", "[dict(initial=h0, taps=[-1]), None]"),
        ("h, y", "[h0,  # the start\n]", "[h0, None,  # the start\n]"),
    ],
)
def test_none_goes_where_the_names_say(returned: str, given: str, after: str) -> None:
    step = STEP.format(returned)
    assert mended(f"{step}theano.scan(step, [x], {given})") == f"{step}theano.scan(step, [x], {after})"


@pytest.mark.parametrize("line", ["theano.scan(lambda a, b: (a + b, b), [x], [h0])", "s = [h0]\ntheano.scan(lambda x_t, h: (x_t, h, h), [x], s)"])
def test_false_alarm_names_that_say_nothing_are_left_alone(line: str) -> None:
    assert mended(line) == line


@pytest.mark.parametrize("returned", ["h, y + 1, y * 2", "h + 1, y", "h, h, y", "3, y", "x_t, y"])
def test_outputs_without_names_of_their_own_are_left_alone(returned: str) -> None:
    line = f"{STEP.format(returned)}theano.scan(step, [x], [h0])"
    assert mended(line) == line
