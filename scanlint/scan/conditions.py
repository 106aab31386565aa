"""Conditions and iteration: being asked for its truth, or being looped over, is a use of what scan returned."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import containers, guards
from scanlint.scan.again import perhaps
from scanlint.scan.facts import ITERATE, TRUTH
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import Const, Value, constant, join, members

#: Sequences of at most this many items are followed item by item.
MOST_ITEMS = 64


def truth(m: Machine, node: nodes.NodeNG, state: State, name: str | None = None) -> Value | None:
    """Evaluate a condition; what scan returned being asked for its truth is a use, with ``name``. Returns what a simple one holds,
    None for one that is made of others."""
    if isinstance(node, nodes.BoolOp):
        current: State | None = state
        for operand in node.values:
            if current is None:
                break
            truth(m, operand, current)
            perhaps(state, operand, current)
            current = guards.assume(m, operand, current.copy(), node.op == "and")
    elif isinstance(node, nodes.UnaryOp) and node.op == "not":
        truth(m, node.operand, state)
    else:
        value = m.evaluate(node, state)
        m.recorder.use(TRUTH, node, node, value, name=name)
        return value
    return None


def iterate(m: Machine, node: nodes.NodeNG, loop: nodes.NodeNG, state: State) -> Value:
    """The element that a loop or comprehension takes from ``node`` at each turn; iterating is a use."""
    return taken(m, node, loop, state)[1]


def taken(m: Machine, node: nodes.NodeNG, loop: nodes.NodeNG, state: State) -> tuple[Value, Value]:
    """What ``node`` holds, evaluated once, and the element that is taken from it at each turn."""
    value = m.evaluate(node, state)
    m.recorder.use(ITERATE, loop, node, value)
    results = [containers.element_of(m, member, state) for member in members(value)]
    result = results[0]
    for other in results[1:]:
        result = join(result, other)
    return value, result


def known_items(m: Machine, node: nodes.NodeNG, state: State) -> tuple[Value, ...] | None:
    """The items of a written or known sequence, None where they are not all known. Call it after the expression was evaluated."""
    if isinstance(node, (nodes.Name, nodes.Tuple, nodes.List, nodes.Attribute)):
        m.recorder.muted += 1
        value = m.evaluate(node, state)
        m.recorder.muted -= 1
        return containers.items_of(m, value, state)
    if isinstance(node, nodes.Call) and isinstance(node.func, nodes.Name) and node.func.name in ("range", "xrange"):
        m.recorder.muted += 1
        arguments = [m.evaluate(argument, state) for argument in node.args]
        m.recorder.muted -= 1
        numbers = [argument.value for argument in arguments if isinstance(argument, Const) and isinstance(argument.value, int)]
        if len(numbers) == len(arguments) and 1 <= len(numbers) <= 2 and numbers[-1] <= MOST_ITEMS:
            return tuple(constant(number) for number in range(*numbers))
    return None
