"""SCN502: a written number of steps that is none."""

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


@pytest.mark.parametrize("variant", of_rule("degenerate_n_steps", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("degenerate_n_steps", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(
    ("library", "steps", "impact"),
    [("theano", "0", "crash"), ("pytensor", "0", "silent"), ("theano", "-1", "silent"), ("pytensor", "-1", "crash"), ("pytensor", "4.7", "silent")],
)
def test_what_happens_depends_on_the_library(library: str, steps: str, impact: str) -> None:
    (finding,) = lint(f"import {library}\n{library}.scan(lambda a: a, x, n_steps={steps})\n", ignore=["SCN405"])
    assert finding.impact == impact


def test_false_alarm_pytensor_takes_a_whole_float() -> None:
    assert codes("import pytensor\npytensor.scan(lambda a: a, x, n_steps=5.0)\n", ignore=["SCN405"]) == []


def test_a_whole_float_is_written_without_its_point() -> None:
    assert mended("theano.scan(lambda a: a, x, n_steps=5.0)") == "theano.scan(lambda a: a, x, n_steps=5)"
    assert mended("theano.scan(lambda a: a, x, n_steps=4.7)") == "theano.scan(lambda a: a, x, n_steps=4.7)"
    assert mended("n = 5.0\ntheano.scan(lambda a: a, x, n_steps=n)") == "n = 5.0\ntheano.scan(lambda a: a, x, n_steps=n)"


def test_the_number_is_underlined() -> None:
    source = f"{HEAD}theano.scan(lambda a: a, x, n_steps=1, go_backwards=True)\n"
    (finding,) = lint(source)
    assert underlined(source, finding.location) == "1"
