"""Whether code is run at all, and meant to work: elsewhere a misuse changes nothing, or is wanted."""

from __future__ import annotations

import ast

from benchmarks.planting.tree import Tree

#: Exceptions under which a wrong call of scan would go unnoticed.
_CAUGHT = ("Exception", "BaseException", "TypeError", "ValueError", "KeyError", "AttributeError")


def is_live(tree: Tree, node: ast.AST) -> bool:
    """Whether the code around a node is run, and expected to raise nothing."""
    return not meant_to_fail(tree, node) and not never_runs(tree, node)


def meant_to_fail(tree: Tree, node: ast.AST) -> bool:
    """Whether a test expects an exception here, or is skipped, or an exception would be caught."""
    inner = node
    for outer in tree.above(node):
        if isinstance(outer, ast.With | ast.AsyncWith) and any("raises" in ast.unparse(item.context_expr).lower() for item in outer.items):
            return True
        if isinstance(outer, ast.Try) and inner in outer.body and any(_catches(handler) for handler in outer.handlers):
            return True
        if isinstance(outer, ast.FunctionDef | ast.ClassDef) and any(_fails(mark) for mark in outer.decorator_list):
            return True
        if isinstance(outer, ast.FunctionDef) and _is_handed_to_raises(tree, outer):
            return True
        inner = outer
    return False


def never_runs(tree: Tree, node: ast.AST) -> bool:
    """Whether the function raises or returns before it gets here."""
    for outer in (node, *tree.above(node)):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
            return False
        if isinstance(outer, ast.stmt):
            block = tree.block(outer)
            if any(isinstance(earlier, ast.Raise | ast.Return) for earlier in block[: block.index(outer)]):
                return True
    return False


def _fails(mark: ast.expr) -> bool:
    """`@skip`, `@pytest.mark.xfail(..)`, `@skipif(..)`, `@expectedFailure`, `@raises(..)`."""
    name = ast.unparse(mark.func if isinstance(mark, ast.Call) else mark).rpartition(".")[2].lower()
    return name.startswith(("skip", "xfail", "expectedfail")) or "raises" in name


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(kind).rpartition(".")[2] in _CAUGHT for kind in kinds)


def _is_handed_to_raises(tree: Tree, function: ast.FunctionDef) -> bool:
    """`self.assertRaises(ValueError, f)`: the function is a test's way to get the error."""
    scopes = tree.scopes(function)
    if not scopes or isinstance(scopes[0], ast.Module | ast.ClassDef):
        return False
    calls = (node for node in ast.walk(scopes[0]) if isinstance(node, ast.Call) and "raises" in ast.unparse(node.func).lower())
    return any(isinstance(part, ast.Name) and part.id == function.name for call in calls for part in call.args)
