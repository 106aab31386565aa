"""Outputs of a scan that ran backwards, joined with forward data as they are."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting.calls import Site
from benchmarks.planting.edit import over
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.sites import reads_of
from benchmarks.planting.tree import Tree

JOINS = frozenset({"concatenate", "stack", "join", "horizontal_stack"})


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """Each reversal of such outputs where they are joined, taken away."""
    for site in calls:
        statement = site.tree.parents[site.call]
        way = site.argument("go_backwards")
        if not isinstance(statement, ast.Assign) or not (isinstance(way, ast.Constant) and way.value is True):
            continue
        for name in [node for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)]:
            for read in reads_of(site.tree, statement, name.id):
                whole = site.tree.parents[read]
                if isinstance(whole, ast.Subscript) and ast.unparse(whole.slice) == "::-1" and _is_joined(site.tree, whole):
                    yield Misuse("backward", site.call, (over(whole, site.tree.source(read)),), frozenset({"SCN503"}))


def _is_joined(tree: Tree, whole: ast.AST) -> bool:
    around = tree.parents[whole]
    if isinstance(around, ast.List | ast.Tuple):
        call = tree.parents[around]
        dotted = tree.names.dotted(call.func) if isinstance(call, ast.Call) else None
        return dotted is not None and dotted.rpartition(".")[2] in JOINS
    return isinstance(around, ast.BinOp)
