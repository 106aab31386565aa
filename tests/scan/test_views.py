"""Attributes that may be a view of scan: a method of something else costs time, and a view that is not seen is never judged."""

from __future__ import annotations

import ast

import pytest

from scanlint.scan.views import is_view, modules_in


def seen(text: str) -> list[str]:
    """The attributes of a text that may be views."""
    tree = ast.parse(text)
    modules = modules_in(tree)
    return [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and is_view(node, modules)]


@pytest.mark.parametrize(
    "text",
    [
        "import numpy as np\nnp.add.reduce(x)",
        "import functools\nfunctools.reduce(f, x)",
        "class A:\n    def f(self):\n        return self.ufunc.reduce(x)",
        "def f(pool):\n    return pool.map(g, x)",
        "import theano\ntheano.config.scan.allow_gc",
        '"".join(x).map(f)',
        "from pymc.blocking import DictToArrayBijection\nDictToArrayBijection.map(x)",
        "def f(x):\n    frame = read(x)\n    return frame.map(g)",
    ],
)
def test_no_view(text: str) -> None:
    assert seen(text) == [], "a function that is read for nothing"


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("import theano\ntheano.map(f, x)", "map"),
        ("import theano as th\nth.scan_module.foldl(f, x)", "foldl"),
        ("import theano\ntt = theano\ntt.reduce(f, x)", "reduce"),
        ("import pytest\ntheano = pytest.importorskip('theano')\ntheano.map(f, x)", "map"),
        ("from .compat import backend\nbackend.foldr(f, x)", "foldr"),
        ("from .compat import T\nT.map(f, x)", "map"),
        ("from .compat import TT\nTT.map(f, x)", "map"),
        ("th = get_backend()\nth.map(f, x)", "map"),
        ("th = importlib.import_module('theano')\nth.map(f, x)", "map"),
        ("def f(lib):\n    return lib.scan(g, x)", "scan"),
        ("get()['theano'].scan(f, x)", "scan"),
    ],
)
def test_view(text: str, view: str) -> None:
    assert view in seen(text), "a missed alarm"
