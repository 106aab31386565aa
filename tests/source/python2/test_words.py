"""Keywords of Python 3 that are names in Python 2: the tree has the very name, and no column moves."""

from __future__ import annotations

import ast

import pytest

from scanlint.source.python2.words import as_names
from tests.source.python2.python2 import ONLY_2, program, rewritten


@pytest.mark.parametrize(
    "text",
    [
        "x = None",
        "f(True, None)",
        "x == None",
        "if True: pass",
        "f(a=None)",
        "x = 'async'",
        "# await nonlocal",
        "x = asyncio",
        "True == x",
        "a, b = None, True",
    ],
)
def test_constants_and_text_stay(text: str) -> None:
    assert as_names(text.encode()) == []
    assert rewritten(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "async = 1",
        "def async(await, nonlocal=1): return async.await",
        "import async.await as nonlocal",
        "f(async=True, None=1)",
        "x.None",
        "True, False = 1, 0",
        "(True, False) = (1, 0)",
        "True = 1",
        "for True in x: pass",
        "def f(True=1): pass",
        "global nonlocal",
    ],
)
def test_a_name_keeps_its_name_and_its_width(text: str) -> None:
    source = program(text + "\n" + ONLY_2)
    line = source.lines[0]
    assert line != text
    assert len(line) == len(text)
    ours = {node.id if isinstance(node, ast.Name) else node.attr for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Name | ast.Attribute)}
    assert all(name.isascii() for name in ours)
