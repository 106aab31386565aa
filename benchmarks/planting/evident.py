"""What a plain expression holds, where a reader sees it at once: one tensor, or so many arguments of the step."""

from __future__ import annotations

import ast

from benchmarks.planting import truth
from benchmarks.planting.tree import SCOPE, Tree, binds, own_nodes

#: Functions of the libraries that make one tensor.
MAKERS = frozenset({
    "alloc", "as_tensor", "as_tensor_variable", "constant", "eye", "full", "ones", "shared", "unbroadcast", "zeros", "fill",
})  # fmt: skip
_KINDS = ("scalar", "vector", "row", "col", "matrix", "tensor3", "tensor4", "tensor5")
_PREFIXES = ("", "b", "w", "i", "l", "f", "d", "c", "z")
SYMBOLS = frozenset(prefix + kind for prefix in _PREFIXES for kind in _KINDS)
#: Functions that make as many tensors as there are names on the left.
SEVERAL = frozenset(prefix + kind for prefix in _PREFIXES for kind in ("scalars", "vectors", "matrices", "rows", "cols"))
#: Deeper chains of names are not followed.
DEEPEST = 4


def is_tensor(tree: Tree, node: ast.expr, depth: int = 0) -> bool:
    """Whether an expression is one tensor and nothing else: no list, no None, no dict."""
    if depth > DEEPEST:
        return False
    match node:
        case ast.Name(id=name):
            bound = value_of(tree, node, name)
            if isinstance(bound, ast.Tuple):
                return False
            return bound is not None and (_is_one_of_several(tree, bound) or is_tensor(tree, bound, depth + 1))
        case ast.BinOp(left=left, right=right):
            lists = any(isinstance(side, ast.List | ast.Tuple | ast.ListComp) for side in (left, right))
            return not lists and any(is_tensor(tree, side, depth + 1) for side in (left, right))
        case ast.UnaryOp(operand=operand):
            return not isinstance(node.op, ast.Not) and is_tensor(tree, operand, depth + 1)
        case ast.Subscript(value=value):
            return is_tensor(tree, value, depth + 1)
        case ast.Call(func=function):
            dotted = tree.names.dotted(function)
            called = dotted.rpartition(".")[2] if dotted is not None else ""
            made = called in MAKERS | SYMBOLS | truth.ONE
            return made or (isinstance(function, ast.Attribute) and function.attr in truth.ONE and is_tensor(tree, function.value, depth + 1))
    return False


def is_none(node: ast.expr | None) -> bool:
    """Whether an argument is left out, or None."""
    return node is None or (isinstance(node, ast.Constant) and node.value is None)


def display(tree: Tree, node: ast.expr | None) -> ast.expr | None:
    """The list or tuple behind a name that is given it once and changes nothing in it; any other expression as it is."""
    held = value_of(tree, node, node.id) if isinstance(node, ast.Name) else None
    if not isinstance(node, ast.Name) or not isinstance(held, ast.List | ast.Tuple):
        return node
    reads = [other for other in ast.walk(tree.module) if isinstance(other, ast.Name) and other.id == node.id and isinstance(other.ctx, ast.Load)]
    changed = any(
        (isinstance(around, ast.Attribute) and around.attr not in ("index", "count"))
        or (isinstance(around, ast.Subscript) and not isinstance(around.ctx, ast.Load))
        for around in (tree.parents[read] for read in reads)
    )
    return node if changed else held


def value_of(tree: Tree, place: ast.AST, name: str) -> ast.expr | None:
    """What a name was given, if it is bound once in its scope, by a plain assignment above ``place``. Of `a, b = f()` that is `f()`."""
    for scope in tree.scopes(place):
        if isinstance(scope, ast.ClassDef) and scope is not tree.scopes(place)[0]:
            continue
        found = _bindings(scope, name)
        if found:
            return _assigned(tree, found[0], place) if len(found) == 1 else None
    return None


def _bindings(scope: SCOPE, name: str) -> list[ast.AST]:
    own = own_nodes(scope)
    if not isinstance(scope, ast.Module | ast.ClassDef):
        own += list(ast.walk(scope.args))
    inner = [node for node in ast.walk(scope) if isinstance(node, ast.Global | ast.Nonlocal) and name in node.names]
    return [node for node in own if binds(node, name)] + inner


def _assigned(tree: Tree, target: ast.AST, place: ast.AST) -> ast.expr | None:
    around = tree.parents.get(target)
    statement = tree.parents.get(around) if isinstance(around, ast.Tuple | ast.List) else around
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1 or statement.lineno >= getattr(place, "lineno", 0):
        return None
    if isinstance(around, ast.Tuple | ast.List) and not (isinstance(statement.value, ast.Call) and around in statement.targets):
        return None
    return statement.value


def _is_one_of_several(tree: Tree, value: ast.expr) -> bool:
    """`x, y = T.vectors("xy")`."""
    dotted = tree.names.dotted(value.func) if isinstance(value, ast.Call) else None
    return dotted is not None and dotted.rpartition(".")[2] in SEVERAL
