"""Where a scan's result is bound to a name, and the later places in the same block that evidently still read that result."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.planting import running, truth
from benchmarks.planting.tree import FUNCTION, Tree, binds

#: Calls that ask what a value is: after one of them the same code may be right for a tensor and for a list.
ASKS = frozenset({"isinstance", "type", "len", "hasattr", "list", "tuple", "issequence", "is_sequence"})


@dataclass(frozen=True, slots=True)
class Binding:
    """One scan call and what its result is bound to.

    ``form``: "unpacked" (`x, u = scan(..)`), "each" (`(a, b), u = scan(..)`), "first" (`x = scan(..)[0]`), "plain" (PyTensor's
    `x = scan(.., return_updates=False)`). ``outputs`` is their evident number; ``loads`` holds the evident later reads of each name, in order;
    ``whole`` the names that are bound once and whose reads are all among those.
    """

    call: ast.Call
    view: str
    form: str
    outputs: int
    statement: ast.Assign
    targets: tuple[ast.Name, ...]
    updates: ast.Name | None
    loads: dict[str, tuple[ast.Name, ...]]
    whole: frozenset[str]


def bindings(tree: Tree) -> Iterator[Binding]:
    """Every binding whose number of outputs is evident, in the order of the file."""
    calls = [node for node in ast.walk(tree.module) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        view = tree.names.view(call)
        if view is None or running.meant_to_fail(tree, call):
            continue
        count = truth.outputs(call, view, tree.scopes(call), tree.names)
        bound = None if count is None else _bound(tree, call)
        if count is None or bound is None:
            continue
        form, statement, targets, updates = bound
        if (form == "each" and len(targets) != count) or running.never_runs(tree, statement):
            continue
        scope = tree.scopes(statement)[0]
        loads = {name.id: reads_of(tree, statement, name.id) for name in (*targets, *([updates] if updates else []))}
        if not any(_asked(scope, name.id) for name in targets):
            whole = frozenset(name for name, reads in loads.items() if _every(scope, statement, name, reads))
            yield Binding(call, view, form, count, statement, targets, updates, loads, whole)


def _bound(tree: Tree, call: ast.Call) -> tuple[str, ast.Assign, tuple[ast.Name, ...], ast.Name | None] | None:
    """Form, statement, names of the outputs, name of the updates."""
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "return_updates"]
    if flags and not (isinstance(flags[0], ast.Constant) and flags[0].value is False):
        return None
    value: ast.expr = call
    outer = tree.parents[call]
    if not flags and isinstance(outer, ast.Subscript) and ast.unparse(outer.slice) == "0":
        value, outer = outer, tree.parents[outer]
    if not isinstance(outer, ast.Assign) or outer.value is not value or len(outer.targets) != 1:
        return None
    match outer.targets[0]:
        case ast.Name() as name if value is not call or flags:
            return "plain" if flags else "first", outer, (name,), None
        case ast.Tuple(elts=[ast.Name() as name, ast.Name() as updates]) if value is call and not flags and name.id != updates.id:
            return "unpacked", outer, (name,), updates
        case ast.Tuple(elts=[ast.Tuple() | ast.List() as inner, ast.Name() as updates]) if value is call and not flags:
            entries = [entry for entry in inner.elts if isinstance(entry, ast.Name)]
            distinct = {entry.id for entry in (*entries, updates)}
            return ("each", outer, tuple(entries), updates) if len(entries) == len(inner.elts) and len(distinct) == len(entries) + 1 else None
    return None


def _asked(scope: ast.AST, name: str) -> bool:
    """Whether the code asks what the value is."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKS:
            if any(isinstance(argument, ast.Name) and argument.id == name for argument in node.args):
                return True
        elif isinstance(node, ast.Compare | ast.If | ast.While | ast.Assert):
            sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else [node.test]
            if any(isinstance(side, ast.Name) and side.id == name for side in sides):
                return True
        elif isinstance(node, ast.Global | ast.Nonlocal) and name in node.names:
            return True
    return False


def reads_of(tree: Tree, statement: ast.stmt, name: str) -> tuple[ast.Name, ...]:
    """The reads of ``name`` in the statements after its binding, up to the first that binds it again; none inside functions, classes or f-strings."""
    block = tree.block(statement)
    found: list[ast.Name] = []
    for later in block[block.index(statement) + 1 :]:
        again = any(binds(node, name) for node in ast.walk(later))
        if again and not isinstance(later, ast.Assign):
            break
        found += [node for node in ast.walk(later) if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)]
        if again:
            break
    hidden = FUNCTION | ast.ClassDef | ast.JoinedStr
    kept = [node for node in found if not _within(tree, node, statement, hidden) and not running.meant_to_fail(tree, node)]
    return tuple(sorted(kept, key=lambda node: (node.lineno, node.col_offset)))


def _within(tree: Tree, node: ast.AST, statement: ast.stmt, kinds: type | object) -> bool:
    """Whether a node of the given kinds stands between ``node`` and the block of ``statement``."""
    stop = tree.parents[statement]
    for outer in tree.above(node):
        if outer is stop:
            return False
        if isinstance(outer, kinds):  # type: ignore[arg-type]
            return True
    return False


def _every(scope: ast.AST, statement: ast.stmt, name: str, reads: tuple[ast.Name, ...]) -> bool:
    """Whether the name is bound once in its scope and ``reads`` are all of its reads: then renaming it changes nothing else."""
    own = [node for node in ast.walk(scope) if binds(node, name) or (isinstance(node, ast.Name) and node.id == name)]
    return len(own) == 1 + len(reads)
