"""Misuses that cross functions: the single output of a scan is indexed in a caller, in another method, in another module."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from benchmarks.planting.edit import Edit
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.sites import Binding
from benchmarks.planting.tree import SCOPE, Tree, span

#: Of the function that is planted.
NAME = "planted_use"


def misuses(tree: Tree, binding: Binding) -> Iterator[Misuse]:
    """Every misuse that this binding has room for: it stands at the top of a plain function of the module, or of a method."""
    if binding.outputs != 1 or binding.form == "each":
        return
    code = frozenset({"SCN101" if binding.view in ("scan", "map") else "SCN108"})
    function, *outer = tree.scopes(binding.call)
    if not isinstance(function, ast.FunctionDef) or not outer or not _is_plain(tree, function, binding, outer):
        return
    (name,) = binding.targets
    given_back = Edit(span(binding.statement), f"return {name.id}", below=True)
    if isinstance(outer[0], ast.Module):
        yield Misuse("caller", binding.call, (_below(function, f"def {NAME}(*given): return ", f"{function.name}(*given)[0]"), given_back), code)
        beside = f"def {NAME}(*given): return {{module}}.{function.name}(*given)[0]"
        yield Misuse("module", binding.call, (given_back,), code, beside=beside)
    elif isinstance(outer[0], ast.ClassDef) and isinstance(outer[1], ast.Module) and not function.decorator_list and function.args.args:
        this = function.args.args[0].arg
        yield Misuse(
            "caller", binding.call, (_below(function, f"def {NAME}(self, *given): return ", f"self.{function.name}(*given)[0]"), given_back), code
        )
        kept = Edit(span(binding.statement), f"{this}.planted_field = {name.id}", below=True)
        yield Misuse("method", binding.call, (_below(function, f"def {NAME}(self): return ", "self.planted_field[0]"), kept), code)
        if not any(isinstance(part, ast.FunctionDef) and part.name in ("__new__", "__call__") for part in outer[0].body):
            beside = f"def {NAME}(made, *given): return {{module}}.{outer[0].name}.{function.name}(made, *given)[0]"
            yield Misuse("module", binding.call, (given_back,), code, beside=beside)


def _is_plain(tree: Tree, function: ast.FunctionDef, binding: Binding, outer: list[SCOPE]) -> bool:
    """Whether the function gives back nothing before the scan, and is called by its own name, which is bound once."""
    if binding.statement not in function.body or tree.parents[function] is not outer[0]:
        return False
    before = function.body[: function.body.index(binding.statement)]
    leaves = any(isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) for part in before for node in ast.walk(part))
    yields = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))
    same = [part for part in outer[0].body if isinstance(part, ast.FunctionDef) and part.name == function.name]  # type: ignore[union-attr]
    return not leaves and not yields and len(same) == 1 and not function.decorator_list


def _below(function: ast.FunctionDef, head: str, use: str) -> Edit:
    """A function of one line below another."""
    return Edit(span(function), head + use, below=True)
