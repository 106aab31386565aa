"""Which modules hand a library on. Projects are in tests/fixtures/whole/borrowed.py."""

from __future__ import annotations

import pytest

from scanlint.scan.borrowed import handing_on, imports_library


@pytest.mark.parametrize(
    ("source", "whether"),
    [
        ("", False),
        ("# import theano\n", False),
        ("import theanets\n", False),
        ("from theano_lstm import LSTM\n", False),
        ("from .theano import scan\n", False),
        ("import numpy  # not theano\n", False),
        ("x = 'import'; theano = 1\n", False),
        ("import theano\n", True),
        ("import numpy as np, pytensor.tensor as pt\n", True),
        ("try:\n    from aesara import tensor\nexcept ImportError:\n    pass\n", True),
        ("from theano.tensor import *\r\n", True),
    ],
)
def test_a_line_that_imports_a_library(source: str, whether: bool) -> None:
    """One too many costs time, one too few is a missed alarm."""
    assert imports_library(source.encode()) is whether


def test_what_imports_a_module_that_hands_on_hands_on() -> None:
    modules = {"a": ["b"], "b": ["c", "a"], "c": [], "d": ["a", "b"], "e": ["f"], "f": ["e"]}
    assert sorted(handing_on(modules, ["c"])) == ["a", "b", "c", "d"]
    assert sorted(handing_on(modules, ["e", "e"])) == ["e", "f"]
    assert list(handing_on(modules, [])) == []
