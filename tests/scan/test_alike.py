"""Functions that return one variable for a variable and a list for a list: what follows from how their result is used."""

from __future__ import annotations

import pytest

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import ScanCall
from scanlint.source.text import SourceText
from scanlint.source.tree import parse
from tests.helpers import codes

HEAD = """
import numpy as np
import theano
import theano.tensor as T
"""


def _call(code: str, head: str = HEAD) -> ScanCall:
    source = SourceText.of("m.py", head + code)
    return next(analyse(source, parse(source), ()).own_calls())


# What might be a list as well: no rule may take it for one tensor, nor for a list.
OPEN = {
    "a gradient of what is not known": "def f(fx, wrt, i):\n    r, u = theano.scan(lambda i: T.grad(fx[i], wrt), T.arange(9))\n    return r[0]\n",
    "a copy of what is not known": "def f(node, x):\n    r, u = theano.scan(lambda p: theano.clone(node, {x: p}), x)\n    return r[0]\n",
    "with respect to an object": "class P: pass\ndef f(fx, x):\n    r, u = theano.scan(lambda i: T.grad(fx, P())[0], x)\n    return r[0]\n",
    "a part of it": "def f(cost, wrt, x):\n    g = T.grad(cost, wrt)\n    r, u = theano.scan(lambda p: g[:2], x)\n    return r[0]\n",
    "the list of all disconnected gradients": (
        "def f(cost, wrt, x):\n    r, u = theano.scan(lambda p: T.grad(cost, wrt, return_disconnected='None'), x)\n    return r[0]\n"
    ),
}


@pytest.mark.parametrize("code", OPEN.values(), ids=OPEN.keys())
def test_no_false_alarm_where_it_may_be_a_list(code: str) -> None:
    assert _call(code).outputs.known is None
    assert codes(HEAD + code) == []


def test_no_false_alarm_for_either_way_of_a_guard() -> None:
    guarded = "def f(cost, wrt, x):\n    g = T.grad(cost, wrt)\n    if isinstance(g, tuple):\n        g = list(g)\n    return g\n"
    assert codes(HEAD + guarded + "r, u = theano.scan(lambda p: p, x)\n") == []


@pytest.mark.parametrize(
    ("step", "count"),
    [
        ("lambda i: T.grad(fx[i], wrt)[i]", 1),
        ("lambda i: T.grad(fx[i], wrt).flatten()", 1),
        ("lambda i, y, x: T.grad(y[i], x)", 1),
        ("lambda i: T.grad(fx[i], [a, b])", 2),
        ("lambda i, x: theano.clone(x, {wrt: i})", 1),
        ("lambda i: theano.clone([a, b], {wrt: i})", 2),
        ("lambda i: T.grad(fx[i], wrt)[:, 0]", 1),
        ("lambda i: T.grad(fx[i], wrt)[np.int32(0)]", 1),
    ],
)
def test_no_missed_count(step: str, count: int) -> None:
    assert (
        _call(f"def f(fx, wrt, a, b):\n    r, u = theano.scan({step}, T.arange(9), non_sequences=[fx, wrt])\n    return r\n").outputs.known == count
    )


def test_a_copy_of_one_variable_in_pytensor() -> None:
    head = "import pytensor\nimport pytensor.tensor as pt\nfrom pytensor.graph.replace import graph_replace, vectorize_graph\n"
    call = _call("def f(x, y):\n    return pytensor.scan(lambda p: graph_replace(pt.exp(x), {x: p}), y, return_updates=False)\n", head)
    assert call.outputs.known == 1
    assert call.opaque, "the copied graph may draw random numbers"


def test_clone_of_a_whole_graph_is_another_function() -> None:
    head = "import aesara\nfrom aesara.graph.basic import clone\n"
    assert _call("def f(x, y):\n    r, u = aesara.scan(lambda p: clone([x], [x + p]), y)\n    return r\n", head).outputs.known is None
