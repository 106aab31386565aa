"""Through which names of a file a scan is reached: those of functions, classes, variables and fields, from the `ast` tree."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scanlint.scan.views import DOTTED, VIEWS, is_view, modules_in

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_STATEMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.With, ast.NamedExpr)
#: Methods that nearly every class has, so that their names say nothing.
_COMMON = frozenset(("__init__", "__new__", "__str__", "__repr__", "__len__", "__iter__", "__next__", "__getitem__", "__enter__", "__exit__", "main"))

#: Functions that get at a function by its name as a string.
BY_STRING = frozenset(("eval", "globals", "getattr"))


@dataclass(slots=True)
class _Part:
    """A piece of code: the names that it ``gives`` to others, those that it ``mentions``, and what a function's assignments bind and mention."""

    node: ast.AST
    gives: frozenset[str]
    mentions: frozenset[str]
    stores: list[tuple[frozenset[str], frozenset[str]]] | None = None


@dataclass(slots=True)
class Reach:
    """What the pieces of a file give and mention, gathered once for any number of questions."""

    parts: list[_Part]
    modules: frozenset[str]

    @classmethod
    def of(cls, tree: ast.Module) -> Reach:
        """Gather from the `ast` tree of a file."""
        modules = modules_in(tree)
        strings = any(isinstance(node, ast.Name) and node.id in BY_STRING for node in ast.walk(tree))
        return cls([_Part(part, _gives(part), mentioned(part, modules, strings)) for part in _parts(tree)], modules)

    def names(self, seeds: Collection[str]) -> frozenset[str]:
        """The names through which the file reaches a scan, ``seeds`` and the views themselves included: those of functions and classes that mention
        one, those of variables that are assigned from one, and, as ``.name``, fields of self."""
        names = set(seeds)
        grown = True
        while grown:
            grown = False
            for part in self.parts:
                if part.mentions.isdisjoint(names) and part.mentions.isdisjoint(DOTTED):
                    continue
                gives = part.gives
                if isinstance(part.node, _FUNCTIONS):
                    if part.stores is None:
                        part.stores = list(_stores(part.node, self.modules))
                    gives = gives | _fields(part.stores, names)
                if not gives <= names:
                    names |= gives
                    grown = True
        return frozenset(names)


def _stores(function: ast.AST, modules: frozenset[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What each assignment in a function binds, fields of self as ``.name``, and what it mentions."""
    for node in ast.walk(function):
        if isinstance(node, _STATEMENTS):
            bound = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
            for part in ast.walk(node):
                if isinstance(part, ast.Attribute) and isinstance(part.ctx, ast.Store) and isinstance(part.value, ast.Name):
                    bound |= {f".{part.attr}"} if part.value.id == "self" else set()
            yield frozenset(bound), mentioned(node, modules)


def _fields(stores: list[tuple[frozenset[str], frozenset[str]]], names: Collection[str]) -> frozenset[str]:
    """The fields of self that a function sets from what leads to a scan."""
    leading = set(names) | DOTTED
    grown = True
    while grown:
        grown = False
        for bound, mentions in stores:
            if not bound <= leading and not mentions.isdisjoint(leading):
                leading |= bound
                grown = True
    return frozenset(name for name in leading if name.startswith(".")) - DOTTED - frozenset(names)


def mentioned(part: ast.AST, modules: frozenset[str], strings: bool = False) -> frozenset[str]:
    """The names and attributes that a piece of code mentions, attributes also as ``.name``; with ``strings`` also what its strings may name."""
    found: set[str] = set()
    for node in ast.walk(part):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif strings and isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier() and node.value not in VIEWS:
            found.add(node.value)
        elif isinstance(node, ast.Attribute) and (node.attr not in VIEWS or is_view(node, modules)):
            found.update((node.attr, f".{node.attr}"))
    return frozenset(found)


def _parts(tree: ast.Module) -> Iterator[ast.AST]:
    """The functions and lambdas, the classes, and the statements outside of functions that bind names: a function's own names are its own affair."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, _FUNCTIONS):
            yield from (inner for inner in ast.walk(node) if isinstance(inner, _FUNCTIONS))
            continue
        if isinstance(node, (*_STATEMENTS, ast.ClassDef)):
            yield node
        pending.extend(ast.iter_child_nodes(node))


def _gives(part: ast.AST) -> frozenset[str]:
    """The names under which others reach what a part makes."""
    if isinstance(part, ast.Lambda):
        return frozenset()
    if isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset((part.name,)) - _COMMON
    found = {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)}
    return frozenset(found | {node.id for node in ast.walk(part) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)})
