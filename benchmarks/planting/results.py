"""Misuses of what scan returns: an index on a single output, an unpacking of it, the pair as a tensor, the last output for the last step."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from benchmarks.planting.edit import Edit, over
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.sites import Binding
from benchmarks.planting.tree import Tree, span

#: Names that may say that one time step is meant, more of them than SCN101 accepts; a pick bound to one is not planted.
MEANT = re.compile(r"first|init|start|0$")

#: Library functions that take lists and tuples too.
TAKES_ANY = frozenset({"clone", "clone_replace", "debugprint", "pp", "pydotprint"})


def misuses(tree: Tree, binding: Binding) -> Iterator[Misuse]:
    """Every misuse that this binding has room for."""
    if binding.outputs == 1 and binding.form != "each":
        yield from single_indexed(tree, binding)
        yield from single_unpacked(binding)
        yield from pair_as_tensor(tree, binding)
    elif binding.outputs > 1:
        yield from list_for_step(tree, binding)


def single_indexed(tree: Tree, binding: Binding) -> Iterator[Misuse]:
    """`x` becomes `x[0]`."""
    code = "SCN101" if binding.view in ("scan", "map") else "SCN108"
    (name,) = binding.targets
    for read in binding.loads[name.id]:
        outer = tree.parents[read]
        picked = isinstance(outer, ast.Subscript) and outer.value is read and isinstance(outer.slice, ast.Constant)
        meant = isinstance(outer, ast.Assign) and any(MEANT.search(ast.unparse(target)) for target in outer.targets)
        if not picked and not meant:
            yield Misuse("index", binding.call, (over(read, f"{name.id}[0]"),), frozenset({code}))


def single_unpacked(binding: Binding) -> Iterator[Misuse]:
    """`x, u = ..` becomes `[x], u = ..`; and `x, = x` on the next line."""
    (name,) = binding.targets
    codes = frozenset({"SCN102", "SCN106"})
    yield Misuse("unpack", binding.call, (over(name, f"[{name.id}]" if binding.form == "unpacked" else f"{name.id},"),), codes)
    yield Misuse("unpack", binding.call, (Edit(span(binding.statement), f"{name.id}, = {name.id}", below=True),), codes)


def list_for_step(tree: Tree, binding: Binding) -> Iterator[Misuse]:
    """The last step of one output, `outs[k][-1]`, becomes `outs[-1][k]`: the last output in its place.

    `(a, b), u = ..` is first turned into `outs, u = ..` with `a` as `outs[0]`, where every read of the names is in sight.
    """
    codes = frozenset({"SCN104"})
    if binding.form != "each":
        (name,) = binding.targets
        for read in binding.loads[name.id]:
            output = tree.parents[read]
            number = output.slice if isinstance(output, ast.Subscript) and output.value is read else None
            step = tree.parents[output]
            if isinstance(number, ast.Constant) and isinstance(number.value, int) and _last(step, output):
                yield Misuse("last", binding.call, (over(step, f"{name.id}[-1][{number.value}]"),), codes)  # type: ignore[arg-type]
        return
    if not {name.id for name in binding.targets} <= binding.whole or re.search(r"\bscan_results\b", tree.text):
        return
    display = binding.statement.targets[0].elts[0]  # type: ignore[attr-defined]
    neutral = [over(display, "scan_results")]
    neutral += [over(read, f"scan_results[{k}]") for k, name in enumerate(binding.targets) for read in binding.loads[name.id]]
    for k, name in enumerate(binding.targets):
        for read in binding.loads[name.id]:
            step = tree.parents[read]
            if _last(step, read):
                rest = [edit for edit in neutral if edit.at != span(read)]
                yield Misuse("last", binding.call, (over(step, f"scan_results[-1][{k}]"), *rest), codes)  # type: ignore[arg-type]


def pair_as_tensor(tree: Tree, binding: Binding) -> Iterator[Misuse]:
    """The pair is kept in `x`; every other read becomes `x[0]`, every read of the updates `x[1]`."""
    (name,) = binding.targets
    if binding.form == "plain" or name.id not in binding.whole or (binding.updates and binding.updates.id not in binding.whole | {"_"}):
        return
    updates = binding.loads[binding.updates.id] if binding.updates else ()
    target, value = binding.statement.targets[0], binding.statement.value
    kept = over(target, name.id) if binding.form == "unpacked" else over(value, tree.source(binding.call))
    for read in binding.loads[name.id]:
        if tensor_meant(tree, read):
            others = [over(other, f"{name.id}[0]") for other in binding.loads[name.id] if other is not read]
            others += [over(other, f"{name.id}[1]") for other in updates]
            yield Misuse("pair", binding.call, (over(read, name.id), kept, *others), frozenset({"SCN105"}))


def tensor_meant(tree: Tree, read: ast.Name) -> bool:
    """Whether only a tensor makes sense at this read: arithmetic, a tensor's attribute, a slice, an argument of a library function."""
    outer = tree.parents[read]
    if isinstance(outer, ast.keyword):
        outer = tree.parents[outer]
    match outer:
        case ast.BinOp() | ast.UnaryOp():
            return True
        case ast.Attribute(attr=attribute):
            return attribute not in ("count", "index")
        case ast.Subscript(value=value, slice=ast.Tuple() | ast.Slice()):
            return value is read
        case ast.Call(func=function) if function is not read:
            called = tree.names.dotted(function)
            return called is not None and called.rpartition(".")[2] not in TAKES_ANY
    return False


def _last(step: ast.AST, value: ast.AST) -> bool:
    """Whether ``step`` is `value[-1]`."""
    return isinstance(step, ast.Subscript) and step.value is value and isinstance(step.ctx, ast.Load) and ast.unparse(step.slice) == "-1"
