"""def and class: what their names hold, and which bodies are still to be read."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import functions
from scanlint.scan.arguments import Arguments
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.scopes import FunctionNode
from scanlint.scan.state import State
from scanlint.scan.values import Class, External, Func, Unknown, Value

_METHOD_KINDS = ("builtins.staticmethod", "builtins.classmethod", "builtins.property")
MADE_PROPERTIES = ("functools.cached_property", "abc.abstractproperty")
#: Decorators that leave a function what it was to its caller; a call of the library gives those with brackets.
KEEPING = frozenset(("functools.wraps()", "functools.lru_cache", "functools.lru_cache()", "functools.cache", "abc.abstractmethod", "typing.override"))


def define_function(m: Machine, node: nodes.FunctionDef, state: State) -> State:
    """Bind a def. Its body is read later, when what it captures is known. An unknown decorator makes the name unknown."""
    for default in (*(node.args.defaults or []), *(node.args.kw_defaults or [])):
        if default is not None:
            m.evaluate(default, state)
    value: Value = m.define(node)
    for decorator in reversed(node.decorators.nodes if node.decorators is not None else []):
        value = _decorated(m, node, decorator, m.evaluate(decorator, state), value, state)
    m.bind(node.name, value, state)
    queue(m, node, None)
    return state


def _decorated(m: Machine, node: nodes.FunctionDef, decorator: nodes.NodeNG, how: Value, value: Value, state: State) -> Value:
    """What a decorator makes of a function: the same to its caller, what a function of the project returns for it, or nothing that is known."""
    if isinstance(how, External) and (how.name in KEEPING or (how.name in _METHOD_KINDS and isinstance(decorator, nodes.Name))):
        return value
    if isinstance(how, External) and how.name in MADE_PROPERTIES and functions.decoration_of(m, node) == "property":
        return value
    if isinstance(how, Func) and isinstance(value, Func):
        given = Arguments(positional=[value], written=[(decorator, value)], names=[None], places={0: decorator})
        made = functions.call_function(m, how, given, site_of(decorator), state)
        if not isinstance(made, Unknown):
            return made
    return Unknown(f"{node.name} is decorated")


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
    m.inherit(site, tuple(m.evaluate(base, state) for base in node.bases))
    owner = Class(site, m.here.id)
    outer = m.here
    m.frame = m.open_frame(node, outer, outer.run)
    m.classes[site], m.class_frames[site] = owner, m.here.id
    inner = m.execute(node.body, State({}, state.heap, state.changed))
    m.attributes[site] = dict(inner.env) if inner is not None else dict(m.frame.ever)
    m.frame.live = False
    m.frame.heap = state.heap
    m.pending = [(function, frame, owner if frame is m.frame else known) for function, frame, known in m.pending]
    m.frame = outer
    m.bind(node.name, _decorated_class(m, node, owner, state), state)
    return state


def _decorated_class(m: Machine, node: nodes.ClassDef, owner: Class, state: State) -> Value:
    """A dataclass is still the class that it was; what another decorator makes of it is not known."""
    for decorator in node.decorators.nodes if node.decorators is not None else []:
        called = decorator.func if isinstance(decorator, nodes.Call) else decorator
        if m.evaluate(called, state) != External("dataclasses.dataclass"):
            return Unknown(f"{node.name} is decorated")
        m.dataclasses[owner.site] = tuple(part for part in node.body if isinstance(part, nodes.AnnAssign))
    return owner
