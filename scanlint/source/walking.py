"""Every node of an `ast` tree, at a third of what `ast.walk` takes: the signs for operators and contexts, which say nothing here, are left out."""

from __future__ import annotations

import ast
from typing import TypeVar

#: Fields that never hold a node worth looking at.
_PLAIN = frozenset("arg asname attr conversion ctx id is_async kind level module name op ops simple type_comment".split())
_fields: dict[type, tuple[str, ...]] = {ast.Constant: ()}
#: Where a tree keeps the list of its nodes, and the same by their classes.
_KEPT, _KINDS = "scanlint_nodes", "scanlint_kinds"
_N = TypeVar("_N", bound=ast.AST)


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes right below one."""
    fields = _fields.get(node.__class__)
    if fields is None:
        fields = _fields[node.__class__] = tuple(name for name in node._fields if name not in _PLAIN)
    found: list[ast.AST] = []
    for name in fields:
        value = getattr(node, name, None)
        if value.__class__ is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def walk(part: ast.AST) -> list[ast.AST]:
    """All that is in ``part``, without itself; outer nodes come before inner ones, in the order of `ast.walk`."""
    found = children(part)
    append, known, node_class = found.append, _fields, ast.AST
    for node in found:
        fields = known.get(node.__class__)
        if fields is None:
            fields = known[node.__class__] = tuple(name for name in node._fields if name not in _PLAIN)
        for name in fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                for item in value:
                    if isinstance(item, node_class):
                        append(item)
            elif isinstance(value, node_class):
                append(value)
    return found


def nodes_of(tree: ast.Module) -> list[ast.AST]:
    """What ``walk`` finds in the tree of a file, which keeps it for the next question."""
    found: list[ast.AST] | None = tree.__dict__.get(_KEPT)
    if found is None:
        found = tree.__dict__[_KEPT] = walk(tree)
    return found


def kind(tree: ast.Module, of: type[_N]) -> list[_N]:
    """Those nodes of ``nodes_of`` that are of one class, in the same order; they are sorted once for all classes."""
    kinds: dict[type, list[_N]] | None = tree.__dict__.get(_KINDS)
    if kinds is None:
        kinds = tree.__dict__[_KINDS] = {}
        for node in nodes_of(tree):
            kinds.setdefault(node.__class__, []).append(node)  # type: ignore[arg-type]  # of the class that it is kept under
    return kinds.get(of, [])
