"""The fixes of the rules on results, by what each makes of one line of code."""

from __future__ import annotations

import pytest

from scanlint.fixes.mend import mend
from scanlint.source.text import SourceText
from tests.fixes.test_mend import SETTINGS

HEAD = """\
import theano
import theano.tensor as T

def one(x_t, h):
    return T.tanh(x_t + h)

def two(x_t, h, c):
    return h + x_t, c - x_t

x, h0 = T.tensor3(), T.matrix()
"""
ONE = "theano.scan(one, sequences=x, outputs_info=[h0])"
TWO = "theano.scan(two, sequences=x, outputs_info=[h0, h0])"
LAST = "theano.foldl(one, sequences=x, outputs_info=[h0])"


def mended(line: str, unsafe: bool = True) -> str:
    text = mend(SourceText.of("m.py", f"{HEAD}{line}\n"), SETTINGS, unsafe).text
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD).removesuffix("\n")


@pytest.mark.parametrize(
    "line",
    [
        f"r, u = {ONE}; y = r[1]",
        f"r, u = {ONE}; y = r[0][0]",
        f"r, u = {ONE}; y = r[-1]",
        f"a, b = {ONE}[0]",
        f"r, u = {ONE}; a, = [y for y in r]",
        f"[a[0]], u = {ONE}",
        f"*a, = {ONE}[0]",
        f"[(a, b)], u = {ONE}",
        "[h], u = theano.scan(one, sequences=x, outputs_info=[h0], n_steps=1)",
        f"h, c, d, u = {TWO}",
        f"h, c, u, *v = {TWO}",
        f"updates, h, c = {TWO}",
        "h, c, u = theano.scan(unknown, sequences=x)",
        f"r, u = {LAST}; y = r[0][-1]",
        f"r, u = {LAST}; y = r[1]",
        "[u] = theano.scan(lambda: {s: s + 1}, n_steps=3)",
        f"def take(pair):\n    updates, h = pair\n    return theano.function([x], [], updates=updates)\ntake({ONE}); take(({{}}, x))",
    ],
)
def test_false_alarm_what_is_meant_is_not_certain(line: str) -> None:
    assert mended(line) == line


@pytest.mark.parametrize(
    ("line", "after"),
    [
        (f"y = {ONE}[0][0]", f"y = {ONE}[0]"),
        (f"y = {ONE}[0] [0] [-1]", f"y = {ONE}[0] [-1]"),
        (f"r, u = {ONE}; é = 'é'; y = (r)[ 0 ].mean()", f"r, u = {ONE}; é = 'é'; y = (r).mean()"),
        (f"r, u = {ONE}; y = r[\n    0\n] + r", f"r, u = {ONE}; y = r + r"),
        (f"r, u = {ONE}; y = (r  # [x]\n)[0]", f"r, u = {ONE}; y = (r  # [x]\n)"),
        (f"r, u = {LAST}; y = r[-1]", f"r, u = {LAST}; y = r"),
        (f"y = {LAST}[0][0]", f"y = {LAST}[0]"),
        (
            f"updates, (h, c) = {TWO}; f = theano.function([x], c, updates=updates)",
            f"(h, c), updates = {TWO}; f = theano.function([x], c, updates=updates)",
        ),
        (f"updates, h = {ONE}; f = theano.function([x], [], updates=updates)", f"h, updates = {ONE}; f = theano.function([x], [], updates=updates)"),
    ],
)
def test_unsafe_fixes(line: str, after: str) -> None:
    assert mended(line, unsafe=False) == line
    assert mended(line) == after


@pytest.mark.parametrize(
    ("line", "after"),
    [
        (f"[h], u = {ONE}", f"h, u = {ONE}"),
        (f"(h,), u = {ONE}", f"h, u = {ONE}"),
        (f"[(h)], u = {ONE}", f"h, u = {ONE}"),
        (f"[\n    h,\n], u = {ONE}", f"h, u = {ONE}"),
        (f"r, u = {ONE}; h, = r", f"r, u = {ONE}; h = r"),
        (f"r, u = {ONE}; (x.h,) = r", f"r, u = {ONE}; x.h = r"),
        (f"h, c, u = {TWO}", f"(h, c), u = {TWO}"),
        (f"[h, c, u] = {TWO}", f"[(h, c), u] = {TWO}"),
        (f"(h,  # state\n c, u) = {TWO}", f"((h,  # state\n c), u) = {TWO}"),
    ],
)
def test_safe_fixes(line: str, after: str) -> None:
    assert mended(line, unsafe=False) == after
