"""Can this file hold a scan call at all? Answered from the `ast` tree, before astroid is even imported."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from scanlint.scan.views import VIEWS, is_view, modules_in
from scanlint.source.walking import nodes_of

_ROOTS = frozenset(("theano", "aesara", "pytensor"))


def has_scan(tree: ast.Module, aliases: Iterable[tuple[str, str]]) -> bool:
    """Whether the file names one of the libraries and one of scan's views in a way that could be a call of it."""
    roots = _ROOTS | {alias.split(".")[0] for alias, _ in aliases}
    library = view = seen = False
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            library = library or any(alias.name.split(".")[0] in roots for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            ours = not node.level and (node.module or "").split(".")[0] in roots
            library = library or ours
            view = view or (ours and any(alias.name in VIEWS or alias.name == "*" for alias in node.names))
        elif isinstance(node, ast.Attribute):
            seen = seen or node.attr in VIEWS
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # pytest.importorskip("theano") binds the module that it names.
            library = library or node.value.split(".")[0] in roots
        if library and view:
            return True
    return library and seen and _has_view(tree)


def mentions(tree: ast.Module, names: Collection[str]) -> bool:
    """Whether the file loads one of these names, fields of them being written as ``.name``."""
    for node in nodes_of(tree):
        if isinstance(node, ast.Name):
            found = node.id in names
        elif isinstance(node, ast.Attribute):
            found = node.attr in names or f".{node.attr}" in names
        else:
            found = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
        if found:
            return True
    return False


def _has_view(tree: ast.Module) -> bool:
    modules = modules_in(tree)
    return any(isinstance(node, ast.Attribute) and is_view(node, modules) for node in nodes_of(tree))


def imported_roots(tree: ast.Module) -> frozenset[str]:
    """The first parts of the names of the modules that a file imports anywhere; relative imports are left out."""
    found: set[str] = set()
    for node in nodes_of(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return frozenset(found)
