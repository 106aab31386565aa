"""Expressions: what each may hold. Unknown is the answer wherever nothing better follows from the code."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import calling, containers, definitions, guards, indexing, operators
from scanlint.scan.attributes import attribute_of
from scanlint.scan.comprehensions import comprehension
from scanlint.scan.conditions import truth
from scanlint.scan.count import exactly
from scanlint.scan.facts import ATTRIBUTE, ITERATE, STORE
from scanlint.scan.machine import Evaluator, Machine
from scanlint.scan.state import State, join_states
from scanlint.scan.values import (
    Const,
    Seq,
    Tup,
    Unknown,
    Value,
    constant,
    join_all,
)


def _name(m: Machine, node: nodes.Name, state: State) -> Value:
    return m.look_up(node.name, state)


def _const(m: Machine, node: nodes.Const, state: State) -> Value:
    return constant(node.value)


def _attribute(m: Machine, node: nodes.Attribute, state: State) -> Value:
    owner = m.evaluate(node.expr, state)
    m.mentions.attribute(node, owner)
    m.recorder.use(ATTRIBUTE, node, node.expr, owner, name=node.attrname, context=indexing.context_of(node))
    return attribute_of(m, owner, node.attrname, state)


def _subscript(m: Machine, node: nodes.Subscript, state: State) -> Value:
    owner = m.evaluate(node.value, state)
    return indexing.subscript(m, node, owner, m.evaluate(node.slice, state), state)


def _display(m: Machine, node: nodes.Tuple | nodes.List | nodes.Set, state: State) -> Value:
    parts = []
    for part in node.elts:
        value = m.evaluate(part.value if isinstance(part, nodes.Starred) else part, state)
        if isinstance(part, nodes.Starred):
            m.recorder.use(ITERATE, part, part.value, value, context=indexing.context_of(node))
        parts.append((value, isinstance(part, nodes.Starred)))
    return containers.display(m, node, parts, state)


def _dict(m: Machine, node: nodes.Dict, state: State) -> Value:
    entries = []
    complete = True
    for key, item in node.items:
        if isinstance(key, nodes.DictUnpack):
            m.evaluate(item, state)
            complete = False
            continue
        name, value = m.evaluate(key, state), m.evaluate(item, state)
        m.recorder.use(STORE, node, item, value)
        if isinstance(name, Const):
            entries.append((name, value))
        else:
            complete = False
    filled = any(not isinstance(key, nodes.DictUnpack) for key, _ in node.items)
    return containers.new_dict(m, node, tuple(entries), complete, state, filled)


def _yield_from(m: Machine, node: nodes.YieldFrom, state: State) -> Value:
    m.recorder.use(ITERATE, node, node.value, m.evaluate(node.value, state))
    return Unknown("what a generator returns")


def _lambda(m: Machine, node: nodes.Lambda, state: State) -> Value:
    for default in (*(node.args.defaults or []), *(node.args.kw_defaults or [])):
        if default is not None:
            m.evaluate(default, state)
    value = m.define(node)
    definitions.queue(m, node, None)
    return value


def _conditional(m: Machine, node: nodes.IfExp, state: State) -> Value:
    truth(m, node.test, state)
    ways: list[Value] = []
    end: State | None = None
    for branch, taken in ((node.body, True), (node.orelse, False)):
        start = guards.assume(m, node.test, state.copy(), taken)
        if start is not None:
            m.here.state = start
            ways.append(m.evaluate(branch, start))
            end = join_states(end, start)
    m.here.state = state
    end = end or state
    state.env, state.heap, state.changed = end.env, end.heap, end.changed
    return join_all(ways, Unknown("a condition that cannot hold either way"))


def _walrus(m: Machine, node: nodes.NamedExpr, state: State) -> Value:
    value = m.evaluate(node.value, state)
    m.bind(node.target.name, value, state)
    return value


def _slice(m: Machine, node: nodes.Slice, state: State) -> Value:
    """A slice holds its three bounds: constants, or unknown."""
    bounds = tuple(constant(None) if part is None else m.evaluate(part, state) for part in (node.lower, node.upper, node.step))
    return Seq("slice", exactly(3), Tup(bounds))


def _joined_string(m: Machine, node: nodes.JoinedStr, state: State) -> Value:
    for part in node.values:
        m.evaluate(part, state)
    return Const("str", None)


def _assigned(m: Machine, node: nodes.AssignName, state: State) -> Value:
    """The target of an augmented assignment, read before it is written."""
    return m.look_up(node.name, state)


def _assigned_attribute(m: Machine, node: nodes.AssignAttr, state: State) -> Value:
    return attribute_of(m, m.evaluate(node.expr, state), node.attrname, state)


EVALUATORS: dict[type, Evaluator] = {
    nodes.Name: _name, nodes.Const: _const, nodes.Attribute: _attribute, nodes.Subscript: _subscript, nodes.Tuple: _display, nodes.List: _display,
    nodes.Set: _display, nodes.Dict: _dict, nodes.ListComp: comprehension, nodes.SetComp: comprehension, nodes.GeneratorExp: comprehension,
    nodes.DictComp: comprehension, nodes.Lambda: _lambda, nodes.YieldFrom: _yield_from,
    nodes.IfExp: _conditional, nodes.NamedExpr: _walrus,
    nodes.Slice: _slice, nodes.JoinedStr: _joined_string, nodes.AssignName: _assigned, nodes.AssignAttr: _assigned_attribute,
    nodes.Call: calling.call, nodes.BinOp: operators.binary,
    nodes.UnaryOp: operators.unary, nodes.BoolOp: operators.boolean, nodes.Compare: operators.compare,
}  # fmt: skip
