"""The updates of a scan whose step draws random numbers, taken away from the function, or from what the step around it returns."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting import running
from benchmarks.planting.calls import Site
from benchmarks.planting.edit import Edit, without
from benchmarks.planting.evident import value_of
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.tree import Placed, Tree, binds, own_nodes, span

STREAMS = frozenset({"RandomStreams", "MRG_RandomStreams", "CURAND_RandomStreams", "RandomStream", "MRG_RandomStream"})
DRAWS = frozenset({
    "binomial", "choice", "gamma", "integers", "multinomial", "multinomial_wo_replacement", "normal", "permutation", "poisson", "random_integers",
    "uniform",
})  # fmt: skip


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """Each scan with such a step, if every use of its updates can be taken away by itself."""
    known = tuple(calls)
    for site in known:
        name = _updates(site)
        if name is None or not _is_random(site):
            continue
        reads = _reads(site, name)
        edits = [_without(site.tree, read) for read in reads]
        if reads and all(edit is not None for edit in edits):
            yield Misuse("updates", site.call, tuple(edit for edit in edits if edit is not None), frozenset({"SCN401"}), span(name))
        elif len(reads) == 1 and any(outer.step is not None and outer.step is site.scopes[0] for outer in known):
            edit = _without_return(site.tree, reads[0])
            if edit is not None:
                yield Misuse("updates", site.call, (edit,), frozenset({"SCN402"}), span(name))


def _updates(site: Site) -> ast.Name | None:
    """The name that the updates are bound to, and nothing else is."""
    statement = site.tree.parents[site.call]
    match statement:
        case ast.Assign(targets=[ast.Tuple(elts=[_, ast.Name() as name])], value=value) if value is site.call:
            held = [node for node in own_nodes(site.scopes[0]) if binds(node, name.id)]
            return name if len(held) == 1 and not any(keyword.arg == "return_updates" for keyword in site.call.keywords) else None
    return None


def _is_random(site: Site) -> bool:
    """Whether the step itself draws from a stream of the library that is evidently one."""
    if site.step is None:
        return False
    for node in own_nodes(site.step):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name) as stream, attr=method)) if method in DRAWS:
                held = value_of(site.tree, stream, name)
                dotted = site.tree.names.dotted(held.func) if isinstance(held, ast.Call) else None
                if dotted is not None and dotted.rpartition(".")[2] in STREAMS:
                    return True
    return False


def _reads(site: Site, name: ast.Name) -> list[ast.Name]:
    return [node for node in ast.walk(site.scopes[0]) if isinstance(node, ast.Name) and node.id == name.id and isinstance(node.ctx, ast.Load)]


def _without(tree: Tree, read: ast.Name) -> Edit | None:
    """`function(.., updates=read)` without it."""
    keyword = tree.parents[read]
    call = tree.parents[keyword]
    if not isinstance(keyword, ast.keyword) or keyword.arg != "updates" or not isinstance(call, ast.Call):
        return None
    dotted = tree.names.dotted(call.func)
    if dotted is None or dotted.rpartition(".")[2] != "function" or not running.is_live(tree, call):
        return None
    parts: list[Placed] = [*call.args, *call.keywords]
    parts.sort(key=span)
    return without(parts, parts.index(keyword))


def _without_return(tree: Tree, read: ast.Name) -> Edit | None:
    """`return outputs, read` without it."""
    returned = tree.parents[read]
    if isinstance(returned, ast.Tuple) and isinstance(tree.parents[returned], ast.Return) and len(returned.elts) == 2 and returned.elts[1] is read:
        return without(returned.elts, 1)
    return None
