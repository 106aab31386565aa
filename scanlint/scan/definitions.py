"""def and class: what their names hold, and which bodies are still to be read."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.machine import Machine, site_of
from scanlint.scan.scopes import FunctionNode
from scanlint.scan.state import State
from scanlint.scan.values import Class, External, Unknown, Value

_METHOD_KINDS = ("builtins.staticmethod", "builtins.classmethod", "builtins.property")


def define_function(m: Machine, node: nodes.FunctionDef, state: State) -> State:
    """Bind a def. Its body is read later, when what it captures is known. An unknown decorator makes the name unknown."""
    for default in (*(node.args.defaults or []), *(node.args.kw_defaults or [])):
        if default is not None:
            m.evaluate(default, state)
    value: Value = m.define(node)
    for decorator in node.decorators.nodes if node.decorators is not None else []:
        m.evaluate(decorator, state)
        if decoration(m, decorator, state) is None:
            value = Unknown(f"{node.name} is decorated")
    m.bind(node.name, value, state)
    queue(m, node, None)
    return state


def decoration(m: Machine, decorator: nodes.NodeNG, state: State) -> str | None:
    """The name of a decorator that leaves the function as it is to its caller (staticmethod, classmethod, property), None for others."""
    if not isinstance(decorator, nodes.Name):
        return None
    value = m.look_up(decorator.name, state)
    return value.name.removeprefix("builtins.") if isinstance(value, External) and value.name in _METHOD_KINDS else None


def queue(m: Machine, node: FunctionNode, owner: Class | None) -> None:
    """Have a body read for itself, once, after the body around it has ended."""
    wanted = site_of(node) in m.relevant and site_of(node) not in m.queued
    if wanted and m.here.run == 0 and not m.recorder.muted:
        m.queued.add(site_of(node))
        m.pending.append((node, m.here, owner))


def define_class(m: Machine, node: nodes.ClassDef, state: State) -> State:
    """Run a class body in a frame of its own; its names are the attributes that methods find through self."""
    site = site_of(node)
    m.definitions[site] = node
    m.bases[site] = tuple(m.evaluate(base, state) for base in node.bases)
    owner = Class(site, m.here.id)
    outer = m.here
    m.frame = m.open_frame(node, outer, outer.run)
    inner = m.execute(node.body, State({}, state.heap, state.changed))
    m.attributes[site] = dict(inner.env) if inner is not None else dict(m.frame.ever)
    m.frame.live = False
    m.frame.heap = state.heap
    m.pending = [(function, frame, owner if frame is m.frame else known) for function, frame, known in m.pending]
    m.frame = outer
    decorated = node.decorators is not None
    m.bind(node.name, Unknown(f"{node.name} is decorated") if decorated else owner, state)
    return state
