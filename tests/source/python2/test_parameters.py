"""Tuple parameters: one name in their place, and their parts kept aside."""

from __future__ import annotations

import pytest

from tests.source.python2.python2 import ONLY_2, program, rewritten


@pytest.mark.parametrize("text", ["def f(a, b=(1, 2)): pass", "lambda a, *b: (a, b)", "f((a, b))", "(a, b) = c"])
def test_other_tuples_stay(text: str) -> None:
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("def f((a, b), c): pass", "def f(tuple_1, c): pass", [("tuple_1", ("a", "b"))]),
        ("def f(a, (b, (c, d))=e, *g): pass", "def f(a, tuple_1=e, *g): pass", [("tuple_1", ("b", "c", "d"))]),
        ("lambda (a,), (b, c): a", "lambda tuple_1, tuple_2: a", [("tuple_1", ("a",)), ("tuple_2", ("b", "c"))]),
        ("lambda(a, b): a", "lambda tuple_1: a", [("tuple_1", ("a", "b"))]),
        ("def f((a,\n   b), c): pass", "def f(tuple_1\n, c): pass", [("tuple_1", ("a", "b"))]),
        ("lambda (a): a", "lambda  a : a", []),
        ("def f(((a))=1): pass", "def f(  a  =1): pass", []),
        ("tuple_1 = 0; f = lambda (a, b): a", "tuple_1 = 0; f = lambda tuple__1: a", [("tuple__1", ("a", "b"))]),
    ],
)
def test_a_name_stands_for_a_tuple(old: str, new: str, parts: list[tuple[str, tuple[str, ...]]]) -> None:
    assert rewritten(old) == new
    assert list(program(old + "\n" + ONLY_2).parts) == parts
