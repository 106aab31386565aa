"""`return [a, b], until(c)` with its brackets lost: scan cannot parse what the step returns, ValueError."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting.calls import Site
from benchmarks.planting.edit import over
from benchmarks.planting.evident import value_of
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.tree import FUNCTION, Tree, own_nodes, span


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """The return of each step that returns two outputs or more in a display, and `until` behind them."""
    seen: set[ast.AST] = set()
    for site in calls:
        step = site.step
        whole = _return(step) if step is not None and step not in seen else None
        value = whole.value if isinstance(whole, ast.Return) else whole
        if step is None or whole is None or not isinstance(value, ast.Tuple) or len(value.elts) not in (2, 3):
            continue
        outputs = value.elts[0]
        if not isinstance(outputs, ast.List | ast.Tuple) or len(outputs.elts) < 2 or not _is_until(site.tree, value.elts[-1]):
            continue
        if not any(isinstance(entry, ast.Starred | ast.List | ast.Tuple) for entry in outputs.elts):
            seen.add(step)
            flat = ", ".join(site.tree.source(entry) for entry in outputs.elts)
            yield Misuse("until", site.call, (over(outputs, flat),), frozenset({"SCN302"}), span(whole))


def _return(step: FUNCTION) -> ast.Return | ast.expr | None:
    """The only return of a step."""
    if isinstance(step, ast.Lambda):
        return step.body
    returns = [node for node in own_nodes(step) if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)]
    return returns[0] if len(returns) == 1 and isinstance(returns[0], ast.Return) else None


def _is_until(tree: Tree, node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        held = value_of(tree, node, node.id)
        return isinstance(held, ast.Call) and _is_until(tree, held)
    dotted = tree.names.dotted(node.func) if isinstance(node, ast.Call) else None
    return dotted is not None and dotted.rpartition(".")[2] == "until"
