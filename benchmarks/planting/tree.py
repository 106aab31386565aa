"""A parsed file with what `ast` lacks: parents, the scopes around a node, and the place of a node in the text."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from benchmarks.planting.names import Names

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
SCOPE = FUNCTION | ast.ClassDef | ast.Module

#: First line, first column, last line, column behind the last character; lines from 1, columns from 0 in UTF-8 bytes, as `ast` counts them.
Span = tuple[int, int, int, int]
#: What has a place in the text.
Placed = ast.expr | ast.stmt | ast.arg | ast.keyword


class Tree:
    """A file: its text, its module, and the names that it imports from a scan library."""

    def __init__(self, text: str, module: ast.Module | None = None) -> None:
        self.text = text
        self.module = ast.parse(text) if module is None else module
        self.names = Names.of(self.module)
        self.parents: dict[ast.AST, ast.AST] = {}
        for node in ast.walk(self.module):
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, innermost first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def scopes(self, node: ast.AST) -> list[SCOPE]:
        """The functions, classes and the module around a node, innermost first."""
        return [outer for outer in self.above(node) if isinstance(outer, SCOPE)]

    def block(self, statement: ast.stmt) -> list[ast.stmt]:
        """The list of statements that holds a statement."""
        blocks = (value for _, value in ast.iter_fields(self.parents[statement]) if isinstance(value, list) and statement in value)
        return next(blocks)

    def source(self, node: Placed) -> str:
        """How a node is written."""
        return ast.get_source_segment(self.text, node) or ""


def span(node: Placed) -> Span:
    """The place of a node."""
    return node.lineno, node.col_offset, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def own_nodes(scope: SCOPE) -> list[ast.AST]:
    """The nodes of a scope that belong to no function inside it; the inner functions themselves are listed."""
    nodes: list[ast.AST] = []
    pending = list(ast.iter_child_nodes(scope))
    while pending:
        node = pending.pop(0)
        nodes.append(node)
        if not isinstance(node, FUNCTION | ast.ClassDef):
            pending.extend(ast.iter_child_nodes(node))
    return sorted(nodes, key=lambda node: getattr(node, "lineno", 0))


def binds(node: ast.AST, name: str) -> bool:
    """Whether a node gives a name a new value, or takes it away."""
    match node:
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()):
            return bound == name
        case ast.arg(arg=bound) | ast.FunctionDef(name=bound) | ast.ClassDef(name=bound) | ast.ExceptHandler(name=bound):
            return bound == name
        case ast.alias(name=bound, asname=local):
            return (local or bound) == name
        case ast.Global(names=bound_names) | ast.Nonlocal(names=bound_names):
            return name in bound_names
    return False
