"""Whether a step of reduce treats its two parameters alike, so that their order does not matter: `a + b` does, `a - b` does not."""

from __future__ import annotations

from collections.abc import Mapping

from astroid import nodes

from scanlint.scan.machine import Machine
from scanlint.scan.scopes import FUNCTIONS
from scanlint.scan.values import Func, Value

_COMMUTATIVE = frozenset(("maximum", "minimum", "add", "mul", "eq", "neq", "and_", "or_", "xor", "logaddexp"))
#: Bodies are a line or two; anything longer is not followed.
_MOST_STATEMENTS = 8


def is_symmetric(m: Machine, step: Value | None) -> bool | None:
    """True where swapping the first two parameters cannot change the result, False where it may; None where the body is not simple enough to tell."""
    node = m.definitions.get(step.site) if isinstance(step, Func) and not step.args else None
    if not isinstance(node, FUNCTIONS):
        return None
    names = [argument.name for argument in (*node.args.posonlyargs, *(node.args.args or []))]
    if len(names) != 2:
        return None
    one = _result(node, {names[0]: "#1", names[1]: "#2"})
    two = _result(node, {names[0]: "#2", names[1]: "#1"})
    return one == two if one is not None else None


def _result(node: nodes.FunctionDef | nodes.Lambda, names: Mapping[str, str]) -> str | None:
    """What a body of plain assignments and one return gives, written in a form in which order does not show where it does not matter."""
    if not isinstance(node, nodes.FunctionDef):
        return _form(node.body, names)
    known = dict(names)
    for statement in node.body[:_MOST_STATEMENTS]:
        if isinstance(statement, nodes.Return) and statement.value is not None:
            return _form(statement.value, known)
        if isinstance(statement, nodes.Expr) and _only_shows(statement.value):
            continue
        if not isinstance(statement, nodes.Assign) or len(statement.targets) != 1 or not isinstance(statement.targets[0], nodes.AssignName):
            return None
        known[statement.targets[0].name] = _form(statement.value, known)
    return None


def _only_shows(node: nodes.NodeNG) -> bool:
    """A docstring or a print."""
    return isinstance(node, nodes.Const) or (isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name) and node.func.name == "print")


def _form(node: nodes.NodeNG, names: Mapping[str, str]) -> str:
    if isinstance(node, nodes.Name):
        return names.get(node.name, node.name)
    if isinstance(node, nodes.Const):
        return str(node.as_string())
    if isinstance(node, nodes.BinOp):
        if node.op in ("+", "*"):
            return f"({node.op} {' '.join(sorted(_form(term, names) for term in _terms(node, node.op)))})"
        return f"({node.op} {_form(node.left, names)} {_form(node.right, names)})"
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Attribute) and node.func.attrname in _COMMUTATIVE and not node.keywords:
        return f"({_form(node.func, names)} {' '.join(sorted(_form(argument, names) for argument in node.args))})"
    parts = " ".join(_form(child, names) for child in node.get_children())
    detail = [str(getattr(node, field)) for field in ("attrname", "op", "arg") if getattr(node, field, None) is not None]
    if isinstance(node, nodes.Compare):
        detail.append(" ".join(operator for operator, _ in node.ops))
    return f"({type(node).__name__} {' '.join(detail)} {parts})"


def _terms(node: nodes.NodeNG, operator: str) -> list[nodes.NodeNG]:
    """`a + b + c` as a list."""
    found, pending = [], [node]
    while pending:
        part = pending.pop()
        if isinstance(part, nodes.BinOp) and part.op == operator:
            pending.extend((part.left, part.right))
        else:
            found.append(part)
    return found
