"""Comprehensions: as long as what they run over, unless they filter."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import containers
from scanlint.scan.conditions import known_items, taken, truth
from scanlint.scan.count import ANY, Count, exactly
from scanlint.scan.guards import assume
from scanlint.scan.machine import Machine
from scanlint.scan.state import ListCell, State
from scanlint.scan.targets import assign
from scanlint.scan.values import Seq, Unknown, Value


def comprehension(m: Machine, node: nodes.ListComp | nodes.SetComp | nodes.GeneratorExp | nodes.DictComp, state: State) -> Value:
    """A comprehension is as long as what it runs over, unless it filters. Its variables are its own, but for a list in Python 2."""

    outer = dict(state.env)
    inner: State | None = state
    length: Count | None = exactly(1)
    alone = len(node.generators) == 1
    for generator in node.generators:
        value, element = taken(m, generator.iter, node if alone else generator, inner or state)
        items = known_items(m, generator.iter, inner or state)
        ahead = containers.length_of(m, value, inner or state) if items is None else exactly(len(items))
        known = alone and not generator.ifs
        length = ahead if known and ahead is not None else ANY
        assign(m, generator.target, element, inner or state, generator)
        for condition in generator.ifs:
            truth(m, condition, inner or state)
            inner = assume(m, condition, inner or state, True) or inner
    m.turning += 1
    if isinstance(node, nodes.DictComp):
        m.evaluate(node.key, inner or state)
        m.evaluate(node.value, inner or state)
        m.turning -= 1
        _restore(m, node, state, outer)
        return containers.new_dict(m, node, (), False, state)
    result = m.evaluate(node.elt, inner or state)
    m.turning -= 1
    _restore(m, node, state, outer)
    if isinstance(node, nodes.ListComp) and items is not None and known and _copies(node):
        return containers.new_list(m, node, ListCell.of(tuple(items)), state)
    if isinstance(node, nodes.ListComp):
        return containers.new_list(m, node, ListCell(None, length or ANY, result), state)
    return Seq("set" if isinstance(node, nodes.SetComp) else "iterator", length or ANY, result)


def _copies(node: nodes.ListComp) -> bool:
    """`[entry for entry in entries]`"""
    target = node.generators[0].target
    return isinstance(target, nodes.AssignName) and isinstance(node.elt, nodes.Name) and node.elt.name == target.name


def _restore(m: Machine, node: nodes.NodeNG, state: State, outer: dict[str, Value]) -> None:
    """Take the comprehension's own variables away again; what a walrus inside it bound stays. Those of a Python 2 list stay too."""
    leaks = m.source.python2 and isinstance(node, nodes.ListComp)
    for generator in node.generators:
        for target in generator.target.nodes_of_class(nodes.AssignName):
            if leaks:
                m.bind(target.name, Unknown(f"{target.name} is left over from a list comprehension"), state)
            elif target.name in outer:
                state.env[target.name] = outer[target.name]
            else:
                state.env.pop(target.name, None)
