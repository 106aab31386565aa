"""Statements: each takes a state and leaves the state after it, or None where no way leads on."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import definitions, guards, imports, roots
from scanlint.scan.conditions import truth
from scanlint.scan.facts import ARITHMETIC, RETURN
from scanlint.scan.loops import execute_for, execute_while
from scanlint.scan.machine import Executor, Machine
from scanlint.scan.matching import execute_match
from scanlint.scan.operators import augmented
from scanlint.scan.state import State, join_states
from scanlint.scan.targets import assign
from scanlint.scan.values import NONE, Unknown
from scanlint.source.later import AsyncLater, Later


def _expression(m: Machine, node: nodes.Expr, state: State) -> State:
    value = m.evaluate(node.value, state)
    if not m.recorder.muted or (m.recorder.watch is not None and m.recorder.muted == m.recorder.watch.level):
        m.recorder.log.statement(node, value)
    return state


def _assign(m: Machine, node: nodes.Assign, state: State) -> State:
    value = m.evaluate(node.value, state)
    for target in node.targets:
        assign(m, target, value, state, node)
    return state


def _annotated(m: Machine, node: nodes.AnnAssign, state: State) -> State:
    if node.value is not None:
        assign(m, node.target, m.evaluate(node.value, state), state, node)
    return state


def _augmented(m: Machine, node: nodes.AugAssign, state: State) -> State:
    left = m.evaluate(_loaded(node.target), state) if isinstance(node.target, nodes.AssignName) else None
    if left is None:
        left = Unknown("the target of an augmented assignment")
        if isinstance(node.target, nodes.AssignAttr):
            left = m.evaluate(node.target, state)
    right = m.evaluate(node.value, state)
    m.recorder.use(ARITHMETIC, node, node.target, left, name=node.op, other=right)
    m.recorder.use(ARITHMETIC, node, node.value, right, name=node.op, other=left)
    known = roots.at_home(roots.of(left) | roots.of(right), m.active)
    assign(m, node.target, roots.rooted(augmented(m, node, left, right, state), known), state, node)
    return state


def _loaded(target: nodes.AssignName) -> nodes.AssignName:
    return target


def _return(m: Machine, node: nodes.Return, state: State) -> None:
    value = NONE if node.value is None else m.evaluate(node.value, state)
    if node.value is not None:
        m.recorder.use(RETURN, node, node.value, value)
    m.here.returns.append((node, value, state))


def _raise(m: Machine, node: nodes.Raise, state: State) -> None:
    for part in (node.exc, node.cause):
        if part is not None:
            m.evaluate(part, state)


def _if(m: Machine, node: nodes.If, state: State) -> State | None:
    """An elif chain is walked, not recursed into: generated code has thousands."""
    ends: list[State | None] = []
    rest: State | None = state
    while rest is not None:
        truth(m, node.test, rest)
        ends.append(m.execute(node.body, guards.assume(m, node.test, rest.copy(), True)))
        rest = guards.assume(m, node.test, rest, False)
        if len(node.orelse) == 1 and isinstance(node.orelse[0], nodes.If):
            node = node.orelse[0]
            continue
        ends.append(m.execute(node.orelse, rest))
        break
    result: State | None = None
    for end in ends:
        result = join_states(result, end)
    return result


def _try(m: Machine, node: nodes.Try | nodes.TryStar, state: State) -> State | None:
    """A handler may start after any statement of the body, so it starts from the join of all those states."""
    thrown: State | None = state.copy()
    current: State | None = state
    for statement in node.body:
        current = m.execute([statement], current)
        if current is not None:
            thrown = join_states(thrown, current.copy())
    end = m.execute(node.orelse, current)
    for handler in node.handlers:
        start = thrown.copy() if thrown is not None else None
        if start is not None and handler.name is not None:
            m.here.state = start
            m.bind(handler.name.name, Unknown("an exception"), start)
        end = join_states(end, m.execute(handler.body, start))
    if not node.finalbody:
        return end
    after = m.execute(node.finalbody, end if end is not None else thrown)
    return after if end is not None else None


def _with(m: Machine, node: nodes.With, state: State) -> State | None:
    expects_failure = may_stop = False
    for manager, target in node.items:
        value = m.evaluate(manager, state)
        expects_failure = expects_failure or _manager_name(manager) in _RAISES
        may_stop = may_stop or expects_failure or _manager_name(manager) == "suppress"
        if target is not None:
            assign(m, target, Unknown(f"what a context manager gives ({type(value).__name__})"), state, node)
    before = state.copy() if may_stop else None
    m.recorder.muted += expects_failure
    m.recorder.expecting += expects_failure
    after = m.execute(node.body, state)
    m.recorder.muted -= expects_failure
    m.recorder.expecting -= expects_failure
    return join_states(before, after) if may_stop else after


#: `with pytest.raises(..)`, `with self.assertRaises(..)`: the body is meant to be wrong.
_RAISES = ("raises", "assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "assert_raises")


def _manager_name(manager: nodes.NodeNG) -> str:
    function = manager.func if isinstance(manager, nodes.Call) else None
    return str(function.attrname if isinstance(function, nodes.Attribute) else function.name if isinstance(function, nodes.Name) else "")


def _assert(m: Machine, node: nodes.Assert, state: State) -> State | None:
    truth(m, node.test, state)
    if node.fail is not None:
        m.evaluate(node.fail, state.copy())
    return guards.assume(m, node.test, state, True)


def _delete(m: Machine, node: nodes.Delete, state: State) -> State:
    for target in node.targets:
        if isinstance(target, nodes.DelName):
            state.env.pop(target.name, None)
        elif isinstance(target, nodes.Subscript):
            state.escape(m.evaluate(target.value, state))
    return state


def _break(m: Machine, node: nodes.Break, state: State) -> None:
    if m.here.loops:
        m.here.loops[-1].breaks.append(state)


def _continue(m: Machine, node: nodes.Continue, state: State) -> None:
    if m.here.loops:
        m.here.loops[-1].continues.append(state)


EXECUTORS: dict[type, Executor] = {
    nodes.Expr: _expression, nodes.Assign: _assign, nodes.AnnAssign: _annotated, nodes.AugAssign: _augmented, nodes.Return: _return,
    nodes.Raise: _raise, nodes.If: _if, nodes.Try: _try, nodes.TryStar: _try, nodes.With: _with, nodes.AsyncWith: _with, nodes.Assert: _assert,
    nodes.Delete: _delete, nodes.Break: _break, nodes.Continue: _continue, nodes.For: execute_for, nodes.AsyncFor: execute_for,
    nodes.While: execute_while,
    nodes.Match: execute_match, nodes.FunctionDef: definitions.define_function, nodes.AsyncFunctionDef: definitions.define_function,
    Later: definitions.define_function, AsyncLater: definitions.define_function,
    nodes.ClassDef: definitions.define_class,
    nodes.Import: imports.execute_import, nodes.ImportFrom: imports.execute_from,
}  # fmt: skip
