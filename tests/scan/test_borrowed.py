"""Which modules hand a library on. Projects are in tests/fixtures/whole/borrowed.py."""

from __future__ import annotations

import pytest

from scanlint.scan.borrowed import handing_on, names_library


@pytest.mark.parametrize(
    ("source", "whether"),
    [
        ("", False),
        ("from jax.lax import scan\n", False),
        ("import mylib\n", False),
        ("import theano\n", True),
        ("import os; import pytensor.tensor as pt\n", True),
        ("import numpy as np, \\\n    aesara\n", True),
        ('theano = pytest.importorskip("theano")\n', True),
        ("from tools.backends import th\n", True),
    ],
)
def test_a_file_that_may_have_a_library(source: str, whether: bool) -> None:
    """One too many costs time, one too few is a missed alarm."""
    assert names_library(source.encode(), (("tools.backends.th", "theano"),)) is whether


def test_what_imports_a_module_that_hands_on_hands_on() -> None:
    modules = {"a": ["b"], "b": ["c", "a"], "c": [], "d": ["a", "b"], "e": ["f"], "f": ["e"]}
    assert sorted(handing_on(modules, ["c"])) == ["a", "b", "c", "d"]
    assert sorted(handing_on(modules, ["e", "e"])) == ["e", "f"]
    assert list(handing_on(modules, [])) == []
