"""One small fault at a time: what each operator does to a function's tree, and where it can do it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial

Change = Callable[[], object]

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.Mult: ast.Add,
}
_CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}


def changes(function: ast.AST) -> Iterator[tuple[str, ast.AST, Change]]:
    """Each change that can be made inside the function: its operator, the node that it is made to, and what makes it.

    Left alone: annotations, docstrings and other texts, asserts, what is raised, and the heads of functions.
    """
    for node in _walk(function):
        match node:
            case ast.Compare(ops=[op]) if type(op) in _COMPARED:
                yield "comparison turned", node, partial(setattr, node, "ops", [_COMPARED[type(op)]()])
            case ast.BoolOp():
                yield "and for or", node, partial(setattr, node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
            case ast.BinOp() if type(node.op) in _COMPUTED:
                yield "operation turned", node, partial(setattr, node, "op", _COMPUTED[type(node.op)]())
            case ast.Constant(value=bool(value)):
                yield "True for False", node, partial(setattr, node, "value", not value)
            case ast.Constant(value=int(value)):
                yield "one more", node, partial(setattr, node, "value", value + 1)
            case ast.If() | ast.While() | ast.IfExp():
                yield "condition turned", node.test, partial(setattr, node, "test", ast.copy_location(ast.UnaryOp(ast.Not(), node.test), node.test))
            case ast.Return(value=ast.expr() as given) if not _is_as_good_as_none(function, given):
                yield "None returned", node, partial(setattr, node, "value", ast.copy_location(ast.Constant(None), given))
            case ast.comprehension(ifs=[test, *others]):
                yield "filter dropped", test, partial(setattr, node, "ifs", others)
            case ast.Call(func=ast.Name(id=name)) if name in _CALLED:
                yield f"{_CALLED[name]} for {name}", node, partial(setattr, node.func, "id", _CALLED[name])
            case ast.Continue() | ast.Break():
                yield "break for continue", node, partial(setattr, node, "__class__", ast.Break if isinstance(node, ast.Continue) else ast.Continue)
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
                yield "statement dropped", node, partial(_drop, function, node)
            case _:
                pass


def _is_as_good_as_none(function: ast.AST, given: ast.expr) -> bool:
    """None itself, and False where a function tells yes or no: that is for "True for False" to change."""
    if not isinstance(given, ast.Constant):
        return False
    yes_or_no = isinstance(returns := getattr(function, "returns", None), ast.Name) and returns.id == "bool"
    return given.value is None or (given.value is False and yes_or_no)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "exc", "defaults", "kw_defaults", "args") and not isinstance(node, ast.Call):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert | ast.JoinedStr):
                yield from _walk(child)


def _drop(function: ast.AST, statement: ast.stmt) -> None:
    """A generator must stay one, so that a dropped `yield` yields nothing but is there."""
    instead: ast.stmt = ast.Pass()
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Yield | ast.YieldFrom):
        instead = ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
    for node in ast.walk(function):
        for body in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            if isinstance(body, list) and statement in body:
                body[body.index(statement)] = ast.fix_missing_locations(ast.copy_location(instead, statement))
