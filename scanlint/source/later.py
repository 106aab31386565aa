"""astroid trees of which the bodies of functions are built when they are looked at: of most modules that a file imports, few functions ever are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

from astroid import nodes
from astroid.manager import AstroidManager
from astroid.rebuilder import TreeRebuilder

from scanlint.source.fileset import STRIDE
from scanlint.source.text import SourceText, Unreadable
from scanlint.source.tree import parse, raise_lines
from scanlint.source.walking import walk

_F = TypeVar("_F", nodes.FunctionDef, nodes.AsyncFunctionDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
#: Where a function that is not built yet keeps what its body comes from.
_LATER = "scanlint_later"


class _Body:
    """The attribute ``body`` of a function whose body is not built yet. The first question for it builds it, and makes the function a plain one."""

    def __get__(self, function: nodes.FunctionDef, owner: type) -> list[nodes.NodeNG]:
        plain, rebuilder, rest = vars(function).pop(_LATER)
        function.__class__ = plain
        function.body = rebuilder.body(function, rest)
        return list(function.body)

    def __set__(self, function: nodes.FunctionDef, value: object) -> None:
        """The attribute of the class comes before that of the function only where it can be set."""
        raise AttributeError("the body is not built yet")


class Later(nodes.FunctionDef):  # type: ignore[misc]  # astroid ships no types
    """A function whose body is not built yet; no question tells it from another."""

    body = _Body()


class AsyncLater(nodes.AsyncFunctionDef):  # type: ignore[misc]  # astroid ships no types
    """The same of an `async def`."""

    body = _Body()


class Rebuilder(TreeRebuilder):  # type: ignore[misc]  # astroid ships no types
    """astroid's own, but for the bodies of functions.

    With ``source`` the nodes of the `ast` tree are not kept for them: a body is parsed once more. The nodes have no ``position``.
    """

    def __init__(self, source: SourceText | None) -> None:
        super().__init__(AstroidManager(), data=None)
        self.source = source

    def visit_functiondef(self, node: ast.FunctionDef, parent: nodes.NodeNG) -> nodes.FunctionDef:
        """A function without its body, or an old one from a text that was parsed again."""
        with _cut(node) as rest:
            return self._later(super().visit_functiondef(node, parent), rest, Later)

    def visit_asyncfunctiondef(self, node: ast.AsyncFunctionDef, parent: nodes.NodeNG) -> nodes.AsyncFunctionDef:
        """The same of an `async def`."""
        with _cut(node) as rest:
            return self._later(super().visit_asyncfunctiondef(node, parent), rest, AsyncLater)

    def _later(self, function: _F, rest: list[ast.stmt], kind: type[_F]) -> _F:
        vars(function)[_LATER] = function.__class__, self, rest if self.source is None else None
        del vars(function)["body"]
        function.__class__ = kind
        return function

    def body(self, function: nodes.FunctionDef, rest: list[ast.stmt] | None) -> list[nodes.NodeNG]:
        """The statements of a function, its docstring left out."""
        if rest is None and self.source is not None:
            with _cut(_again(self.source, function)) as rest:
                pass
        self._global_names.append({})
        try:
            return [self.visit(statement, function) for statement in rest or ()]
        finally:
            self._global_names.pop()


@contextmanager
def _cut(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[list[ast.stmt]]:
    """Without the statements of a body but its docstring; they are what is given."""
    body = node.body
    documented = ast.get_docstring(node, clean=False) is not None
    node.body = body[:documented]
    yield body[documented:]
    node.body = body


def _again(source: SourceText, function: nodes.FunctionDef) -> ast.FunctionDef | ast.AsyncFunctionDef:
    """The `ast` node of a function, from its own lines where they can be read alone, else from the whole text."""
    base = function.lineno // STRIDE * STRIDE
    first, last = function.lineno - base, function.end_lineno - base
    # A line above keeps the indentation, and the number of the first line is 2.
    text = "\n".join(("if 1:" if function.col_offset else "", *source.lines[first - 1 : last]))
    for part, above in ((replace(source, text=text), first - 2), (source, 0)):
        try:
            tree = parse(part)
        except Unreadable:
            continue
        for node in walk(tree):
            if isinstance(node, _FUNCTIONS) and (node.name, node.col_offset, node.end_lineno) == (function.name, function.col_offset, last - above):
                raise_lines([node, *walk(node)], above + base)
                return node
    raise AssertionError(f"{function.name} is not found again in {source.path}")
