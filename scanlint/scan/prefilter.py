"""Can this file hold a scan call at all? Answered from the `ast` tree, before astroid is even imported."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable

from scanlint.scan.views import VIEWS, is_view, modules_in
from scanlint.source.walking import kind

_ROOTS = frozenset(("theano", "aesara", "pytensor"))


def has_scan(tree: ast.Module, aliases: Iterable[tuple[str, str]], borrows: Callable[[], bool] = lambda: False) -> bool:
    """Whether the file names one of the libraries and one of scan's views in a way that could be a call of it.

    ``borrows`` tells whether a library may come to it through a module of its project; it is asked only where that decides.
    """
    roots = _ROOTS | {alias.split(".")[0] for alias, _ in aliases}
    ours = [node for node in kind(tree, ast.ImportFrom) if not node.level and (node.module or "").split(".")[0] in roots]
    if any(alias.name in VIEWS or alias.name == "*" for node in ours for alias in node.names):
        return True
    if not any(node.attr in VIEWS for node in kind(tree, ast.Attribute)):
        return False
    library = bool(ours) or any(alias.name.split(".")[0] in roots for node in kind(tree, ast.Import) for alias in node.names)
    # pytest.importorskip("theano") binds the module that it names.
    library = library or any(isinstance(node.value, str) and node.value.split(".")[0] in roots for node in kind(tree, ast.Constant))
    return _has_view(tree) if library else _has_view(tree) and borrows()


def mentions(tree: ast.Module, names: Collection[str]) -> bool:
    """Whether the file loads one of these names, fields of them being written as ``.name``."""
    return (
        any(node.id in names for node in kind(tree, ast.Name))
        or any(node.attr in names or f".{node.attr}" in names for node in kind(tree, ast.Attribute))
        or any(isinstance(node.value, str) and node.value in names for node in kind(tree, ast.Constant))
    )


def _has_view(tree: ast.Module) -> bool:
    modules = modules_in(tree)
    return any(is_view(node, modules) for node in kind(tree, ast.Attribute))


def imported_roots(tree: ast.Module) -> frozenset[str]:
    """The first parts of the names of the modules that a file imports anywhere; relative imports are left out."""
    found = {alias.name.split(".")[0] for node in kind(tree, ast.Import) for alias in node.names}
    found.update(node.module.split(".")[0] for node in kind(tree, ast.ImportFrom) if node.module and not node.level)
    return frozenset(found)
