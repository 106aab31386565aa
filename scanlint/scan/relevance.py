"""Which functions of a file are worth reading: those from which a scan, or what a scan returned, can be reached by name."""

from __future__ import annotations

from collections.abc import Collection

from astroid import nodes

from scanlint.scan.machine import site_of
from scanlint.scan.reach import BY_STRING
from scanlint.scan.scopes import FUNCTIONS
from scanlint.scan.values import Site
from scanlint.scan.views import DOTTED, VIEWS, root_of


def relevant_functions(module: nodes.Module, names: Collection[str], modules: frozenset[str]) -> frozenset[Site]:
    """The functions and lambdas to be read for themselves: those that mention a view of scan, or one of the ``names`` that lead to one
    (scan/reach.py), and those inside them. ``modules`` are the names that may stand for modules."""
    found: set[Site] = set()
    pending: list[nodes.NodeNG] = [module]
    while pending:
        node = pending.pop()
        if isinstance(node, FUNCTIONS):
            functions = [(inner, _mentioned(inner, modules)) for inner in node.nodes_of_class(FUNCTIONS)]
            for function, mentioned in functions:
                if not mentioned.isdisjoint(names) or mentioned & DOTTED:
                    found.update(site_of(inner) for inner in function.nodes_of_class(FUNCTIONS))
            continue
        pending.extend(node.get_children())
    return frozenset(found)


def _mentioned(part: nodes.NodeNG, modules: frozenset[str]) -> frozenset[str]:
    found: set[str] = set()
    written: set[str] = set()
    strings = False
    pending = [part]
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name):
            found.add(node.name)
            strings = strings or node.name in BY_STRING
        elif isinstance(node, nodes.Const) and isinstance(node.value, str):
            written.add(node.value)
        elif isinstance(node, nodes.Attribute) and (node.attrname not in VIEWS or root_of(_chain(node.expr), node.attrname, modules)):
            found.update((node.attrname, f".{node.attrname}"))
        pending.extend(node.get_children())
    return frozenset(found | (written - VIEWS if strings else set()))


def _chain(owner: nodes.NodeNG) -> list[str]:
    chain: list[str] = []
    while isinstance(owner, nodes.Attribute):
        chain.append(owner.attrname)
        owner = owner.expr
    return [owner.name, *reversed(chain)] if isinstance(owner, nodes.Name) else []
