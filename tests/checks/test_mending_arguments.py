"""The fixes of the rules on arguments, steps and updates, by what each makes of a few lines of code."""

from __future__ import annotations

import pytest

from scanlint.fixes.mend import mend
from scanlint.source.text import SourceText
from tests.fixes.test_mend import SETTINGS

HEAD = """\
import numpy as np
import theano
import theano.tensor as T
from theano.tensor.shared_randomstreams import RandomStreams

srng = RandomStreams(1)
x, h0 = T.tensor3(), T.matrix()

def two(x_t, h, c):
    return h + x_t, c - x_t

"""
ONE = "theano.scan(lambda x_t: T.tanh(x_t), sequences=x)"
TWO = "theano.scan(two, sequences=x, outputs_info=[h0, h0])"
NOISE = "theano.scan(lambda: srng.normal(size=()), n_steps=4)"


def mended(code: str, unsafe: bool = True, head: str = HEAD) -> str:
    text = mend(SourceText.of("m.py", f"{head}{code}\n"), SETTINGS, unsafe).text
    assert text.startswith(head)
    return text.removeprefix(head).removesuffix("\n")


@pytest.mark.parametrize(
    "code",
    [
        # SCN105: which output is meant is not known, or the arithmetic may be that of tuples
        f"r = {TWO}; y = T.mean(r)",
        f"r = {ONE}; y = r * 2",
        # SCN109: the value of the whole is one of the two
        f"r, u = {ONE}; y = r or x",
        f"r, u = {ONE}; y = bool(r)",
        # SCN205: the number is not written there, or has a dtype
        "n = T.constant(0)\ny, u = theano.scan(lambda x_t, n: n + 1, x, [n])",
        "y, u = theano.scan(lambda x_t, n: n + 1, x, [np.int64(0)])",
        # SCN207: nothing tells what was meant
        "y, u = theano.scan(lambda x_t, h: x_t * 2, x, [T.zeros_like(x[0])])",
        # SCN304: it works by dispatch, or is written in another way
        "y, u = theano.scan(lambda x_t: np.tanh(x_t), x)",
        "y, u = theano.scan(lambda x_t: np.linalg.norm(x_t), x)",
        # SCN401: the outputs go elsewhere first, the name serves twice, is bound in another function, or the function has updates
        f"y, _ = {NOISE}\nf = theano.function([], T.mean(y))",
        f"y, updates = {NOISE}\nupdates = []\nf = theano.function([], y)",
        f"updates = []\ny, _ = {NOISE}\nf = theano.function([], y)",
        f"def g():\n    y, updates = {NOISE}\n    return y\nf = theano.function([], g())",
        f"y, updates = {NOISE}\nf = theano.function([], y, updates=[])",
        f"y, updates = {NOISE}\nf = theano.function([], y, None, [])",
        f"y, updates = {NOISE}\nf = theano.function([], y, **more)",
        # SCN505: a number is no sequence at all
        "y, u = theano.scan(lambda i: i, [T.iscalar()])",
    ],
)
def test_false_alarm_what_is_meant_is_not_certain(code: str) -> None:
    assert mended(code) == code


@pytest.mark.parametrize(
    "code",
    [
        "import theano\nimport theano.tensor as T\n\ndef f(T):\n    return theano.scan(lambda i: i, range(5))\n",
        "import theano\nfrom theano import *\n\ny, u = theano.scan(lambda i: i, range(5))\n",
        "import theano\nimport numpy as np\n\ny, u = theano.scan(lambda i: np.sum(i), theano.tensor.vector())\n",
    ],
)
def test_false_alarm_the_module_has_no_certain_name(code: str) -> None:
    assert mend(SourceText.of("m.py", code), SETTINGS, unsafe=True).text == code


@pytest.mark.parametrize(
    ("code", "after"),
    [
        (f"r = {ONE}; y = T.mean(r)", f"r = {ONE}; y = T.mean(r[0])"),
        (f"y = T.mean({ONE})", f"y = T.mean({ONE}[0])"),
        (f"r = {ONE}; y = r.mean() + r[:, -1]", f"r = {ONE}; y = r[0].mean() + r[0][:, -1]"),
        (f"r = {ONE}; f = theano.function([x], r)", f"r = {ONE}; f = theano.function([x], r[0])"),
        (f"r, u = {ONE}\nif r:\n    y = r", f"r, u = {ONE}\nif r is not None:\n    y = r"),
        (f"r, u = {ONE}\ny = x if not r else r", f"r, u = {ONE}\ny = x if not r is not None else r"),
        ("y, u = theano.scan(lambda i: i * 2, range(5))", "y, u = theano.scan(lambda i: i * 2, T.arange(5))"),
        ("y, u = theano.scan(lambda i: i * 2, [1.0, 2.0])", "y, u = theano.scan(lambda i: i * 2, T.as_tensor_variable([1.0, 2.0]))"),
        (
            "y, u = theano.scan(lambda x_t, s: s + x_t, T.vector(), [0])",
            "y, u = theano.scan(lambda x_t, s: s + x_t, T.vector(), [np.asarray(0, dtype=theano.config.floatX)])",
        ),
        ("y, u = theano.scan(lambda x_t: np.mean(x_t), x)", "y, u = theano.scan(lambda x_t: T.mean(x_t), x)"),
    ],
)
def test_safe_fixes(code: str, after: str) -> None:
    assert mended(code, unsafe=False) == after
    assert mended(after) == after


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("y, u = theano.scan(lambda x_t, n: n + 1, x, [0])", "y, u = theano.scan(lambda x_t, n: n + 1, x, [np.int64(0)])"),
        ("y, u = theano.scan(lambda a, b: np.dot(a, b), [x, x])", "y, u = theano.scan(lambda a, b: T.dot(a, b), [x, x])"),
        (
            "def step(x_t, h):\n    return T.tanh(x_t + h0) * h0\n\ny, u = theano.scan(step, x, [h0])",
            "def step(x_t, h):\n    return T.tanh(x_t + h) * h\n\ny, u = theano.scan(step, x, [h0])",
        ),
        (f"y, _ = {NOISE}\nf = theano.function([], y)", f"y, updates = {NOISE}\nf = theano.function([], y, updates=updates)"),
        (
            f"def g():\n    y, u = {NOISE}\n    return theano.function(\n        inputs=[],\n        outputs=y,\n    )",
            f"def g():\n    y, u = {NOISE}\n    return theano.function(\n        inputs=[],\n        outputs=y,\n        updates=u,\n    )",
        ),
    ],
)
def test_unsafe_fixes(code: str, after: str) -> None:
    assert mended(code, unsafe=False) == code
    assert mended(code) == after
    assert mended(after) == after
