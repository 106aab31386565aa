"""Which functions of a file are worth reading: those from which a scan, or what a scan returned, can be reached by name."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from scanlint.scan.backends import ROOTS, STARRED
from scanlint.scan.machine import site_of
from scanlint.scan.scopes import FUNCTIONS
from scanlint.scan.values import Site

_VIEWS = frozenset(("scan", "map", "reduce", "foldl", "foldr"))
_STATEMENTS = (nodes.Assign, nodes.AnnAssign, nodes.AugAssign, nodes.For, nodes.With, nodes.NamedExpr)


def relevant_functions(module: nodes.Module, roots: frozenset[str]) -> frozenset[Site]:
    """The functions and lambdas to be read for themselves; ``roots`` are the first parts of configured aliases.

    A function matters if it, or a function around it, names a view of scan or something that leads to one: a function that matters, or a name of the
    module or of a class that was assigned from one.
    """
    mentions = [(part, _mentioned(part)) for part in _parts(module)]
    names = set(_imported(module, ROOTS | roots))
    grown = True
    while grown:
        grown = False
        for part, mentioned in mentions:
            fresh = set(_gives(part)) - names if mentioned & names or mentioned & _DOTTED else set()
            names |= fresh
            grown = grown or bool(fresh)
    found: set[Site] = set()
    for part, mentioned in mentions:
        if isinstance(part, FUNCTIONS) and (mentioned & names or mentioned & _DOTTED):
            found.update(site_of(inner) for inner in part.nodes_of_class(FUNCTIONS))
    return frozenset(found)


#: Views as they stand behind a dot: `theano.map`; the bare names map and reduce are Python's own unless imported.
_DOTTED = frozenset(f".{view}" for view in _VIEWS)


def _parts(module: nodes.Module) -> Iterator[nodes.NodeNG]:
    """The functions and lambdas, and the statements outside them that bind names: a function's own names are its own affair."""
    pending: list[nodes.NodeNG] = [module]
    while pending:
        node = pending.pop()
        if isinstance(node, FUNCTIONS):
            yield from node.nodes_of_class(FUNCTIONS)
            continue
        if isinstance(node, _STATEMENTS):
            yield node
        pending.extend(node.get_children())


def _mentioned(part: nodes.NodeNG) -> frozenset[str]:
    found: set[str] = set()
    pending = [part]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name):
            found.add(node.name)
        elif isinstance(node, nodes.Attribute):
            found.update((node.attrname, f".{node.attrname}"))
        pending.extend(node.get_children())
    return frozenset(found)


def _imported(module: nodes.Module, roots: frozenset[str]) -> Iterator[str]:
    for node in module.nodes_of_class(nodes.ImportFrom):
        if not node.level and node.modname.split(".")[0] in roots:
            yield from (alias or name for name, alias in node.names if name in _VIEWS)
            if ("*", None) in node.names:
                yield from STARRED.get(node.modname, ())


def _gives(part: nodes.NodeNG) -> Iterator[str]:
    """The names under which others reach what a part makes."""
    if isinstance(part, nodes.FunctionDef):
        yield part.name
        return
    for target in part.nodes_of_class((nodes.AssignName, nodes.AssignAttr)) if not isinstance(part, nodes.Lambda) else ():
        yield target.name if isinstance(target, nodes.AssignName) else target.attrname
