"""SCN509: truncate_gradient."""

from __future__ import annotations

import pytest

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


def mended(line: str, unsafe: bool = False) -> str:
    return mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize("variant", of_rule("invalid_truncate_gradient", bad=False), ids=str)
def test_no_false_alarm(variant: Variant) -> None:
    assert codes(variant.source) == []


@pytest.mark.parametrize("variant", of_rule("invalid_truncate_gradient", bad=True), ids=str)
def test_no_missed_alarm(variant: Variant) -> None:
    assert codes(variant.source) == list(variant.expected)


@pytest.mark.parametrize(("library", "impact"), [("theano", "crash"), ("pytensor", "silent")])
def test_a_zero_depends_on_the_library(library: str, impact: str) -> None:
    (finding,) = lint(f"import {library}\n{library}.scan(lambda a: a, x, truncate_gradient=0)\n", ignore=["SCN405"])
    assert finding.impact == impact


@pytest.mark.parametrize(("before", "after"), [("None", "-1"), ("2.0", "2"), ("2.5", "2.5"), ("0", "0"), ("-3", "-3"), ("False", "False")])
def test_only_what_is_certain_is_rewritten(before: str, after: str) -> None:
    assert mended(f"theano.scan(lambda a: a, x, truncate_gradient={before})") == f"theano.scan(lambda a: a, x, truncate_gradient={after})"
