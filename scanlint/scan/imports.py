"""Imports: names become modules of the project, or the dotted names of what they stand for. Nothing is imported."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.backends import ROOTS, STARRED
from scanlint.scan.machine import Machine, canonical
from scanlint.scan.state import State
from scanlint.scan.values import External, Imported, Module, Unknown, Value


def execute_import(m: Machine, node: nodes.Import, state: State) -> State:
    """`import theano.tensor as T` binds T to theano.tensor; `import theano.tensor` binds theano."""
    for name, alias in node.names:
        m.mentions.imported(node, name, None)
        bound = name if alias else name.split(".")[0]
        m.bind(alias or bound, _module(m, bound), state)
    return state


def _module(m: Machine, name: str) -> Value:
    meant = canonical(m, name)
    place = m.program.find(m, name, 0) if meant == name else None
    return Module(place) if place is not None else External(meant)


def execute_from(m: Machine, node: nodes.ImportFrom, state: State) -> State:
    """`from theano import scan as loop` binds loop to theano.scan. What an import from outside of the project binds is not known."""
    place = m.program.find(m, node.modname, node.level or 0)
    for name, alias in node.names:
        if name == "*":
            if place is not None:
                m.here.stars.append(Module(place))
            elif not node.level and node.modname in ROOTS:
                for view in STARRED[node.modname]:
                    m.bind(view, External(canonical(m, f"{node.modname}.{view}")), state)
            continue
        full = f"{place.name if place is not None else node.modname}.{name}"
        if place is not None and canonical(m, full) == full:
            m.bind(alias or name, Imported(Module(place), name), state)
        elif node.level and place is None:
            m.bind(alias or name, Unknown(f"{name} comes from another file"), state)
        else:
            m.mentions.imported(node, node.modname, name)
            m.bind(alias or name, External(canonical(m, full)), state)
    return state
