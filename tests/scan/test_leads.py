"""Which names of a file lead to a scan because it imports them from a library. Projects are in tests/whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scanlint.scan.backends import STARRED
from scanlint.scan.leads import Leads, own_seeds


@pytest.mark.parametrize(
    ("source", "seeds"),
    [
        ("from theano import tensor", set()),
        ("from .theano import scan", set()),
        ("from jax.lax import scan", set()),
        ("from theano.tensor import *", set()),
        ("from theano import scan", {"scan"}),
        ("from theano import scan as loop, function, map", {"loop", "map"}),
        ("from theano import *", set(STARRED["theano"])),
        ("def f():\n    from aesara import foldl", {"foldl"}),
        ("from mylib.loops import scan", {"scan"}),
    ],
)
def test_names_that_are_imported_from_a_library(source: str, seeds: set[str]) -> None:
    """One too many costs time, one too few is a missed alarm."""
    assert own_seeds(ast.parse(source), (("mylib.loops", "theano"),)) == seeds


@pytest.mark.parametrize("text", [None, "def f(:\n# theano.scan\n", "# theano.scan is used elsewhere\nimport theano\n", "def f(): pass\n"])
def test_modules_that_lead_nowhere(tmp_path: Path, text: str | None) -> None:
    """Gone, no Python, with the words alone, without them."""
    path = tmp_path / "layers.py"
    if text is not None:
        path.write_text(text)
    assert Leads(()).names(str(path)) == {}
