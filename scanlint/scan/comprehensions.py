"""Comprehensions: as long as what they run over, unless they filter."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import containers
from scanlint.scan.conditions import known_items, taken, truth
from scanlint.scan.count import ANY, exactly
from scanlint.scan.guards import assume
from scanlint.scan.machine import Machine
from scanlint.scan.state import ListCell, State, join_states
from scanlint.scan.targets import assign
from scanlint.scan.values import Seq, Unknown, Value


def comprehension(m: Machine, node: nodes.ListComp | nodes.SetComp | nodes.GeneratorExp | nodes.DictComp, state: State) -> Value:
    """A comprehension is as long as what it runs over, unless it filters. Its variables are its own, but for a list in Python 2.

    What a condition tells of names holds behind it and nowhere else; nothing is evaluated behind one that cannot hold.
    """
    outer = dict(state.env)
    inner: State | None = state
    length = ANY
    alone = len(node.generators) == 1
    items: tuple[Value, ...] | None = None
    known = False
    for generator in node.generators:
        if inner is None:
            break
        value, element = taken(m, generator.iter, node if alone else generator, inner)
        items = known_items(m, generator.iter, inner)
        ahead = containers.length_of(m, value, inner) if items is None else exactly(len(items))
        known = alone and not generator.ifs
        length = ahead if known and ahead is not None else ANY
        assign(m, generator.target, element, inner, generator)
        for condition in generator.ifs:
            if inner is not None:
                truth(m, condition, inner)
                inner = assume(m, condition, inner.copy(), True)
                m.here.state = inner or state
    m.turning += 1
    result = _element(m, node, inner) if inner is not None else Unknown("an element of what is empty")
    m.turning -= 1
    m.here.state = state
    end = join_states(state, inner) if inner is not state else None
    if end is not None:
        state.env, state.heap, state.changed = end.env, end.heap, end.changed
    _restore(m, node, state, outer)
    if isinstance(node, nodes.DictComp):
        return containers.new_dict(m, node, (), False, state)
    if isinstance(node, nodes.ListComp) and items is not None and known and _copies(node):
        return containers.new_list(m, node, ListCell.of(tuple(items)), state)
    if isinstance(node, nodes.ListComp):
        return containers.new_list(m, node, ListCell(None, length, result), state)
    return Seq("set" if isinstance(node, nodes.SetComp) else "iterator", length, result)


def _element(m: Machine, node: nodes.ListComp | nodes.SetComp | nodes.GeneratorExp | nodes.DictComp, state: State) -> Value:
    """What is made at each turn."""
    if isinstance(node, nodes.DictComp):
        m.evaluate(node.key, state)
        return m.evaluate(node.value, state)
    return m.evaluate(node.elt, state)


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
