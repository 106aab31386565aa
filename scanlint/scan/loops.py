"""Loops: unrolled over a short written sequence, else run until the state settles, at most three times."""

from __future__ import annotations

from collections.abc import Callable

from astroid import nodes

from scanlint.scan import guards
from scanlint.scan.conditions import iterate, known_items, truth
from scanlint.scan.machine import Loop, Machine
from scanlint.scan.state import State, join_states, widen_state
from scanlint.scan.targets import assign
from scanlint.scan.values import Value

TURNS = 3
#: A loop over a written sequence of at most this many items is taken item by item, so that the lists it builds have a known length.
UNROLLED = 8
#: Loops inside so many others of their function are not unrolled, and turn once each time: the outer ones bring them what changes. Else the turns of
#: twelve nested loops would be TURNS ** 12.
DEEP = 4


def execute_for(m: Machine, node: nodes.For, state: State) -> State | None:
    """A for loop. Returns the state after it: its end, its breaks, and the zero-turn way joined."""
    element = iterate(m, node.iter, node, state)
    items = known_items(m, node.iter, state)
    loop = Loop()
    m.here.loops.append(loop)
    m.turning += 1
    if items is not None and len(items) <= UNROLLED and len(m.here.loops) <= DEEP:
        end: State | None = state
        for item in items:
            end = _turn(m, node, item, end, loop)
    else:
        end = _settle(m, state, lambda current: _turn(m, node, element, current, loop))
    m.turning -= 1
    m.here.loops.pop()
    end = m.execute(node.orelse, end)
    for left in loop.breaks:
        end = join_states(end, left)
    return end


def _turn(m: Machine, node: nodes.For, item: Value, state: State | None, loop: Loop) -> State | None:
    if state is None:
        return None
    state = state.copy()
    m.here.state = state
    assign(m, node.target, item, state, node)
    end = m.execute(node.body, state)
    for early in loop.continues:
        end = join_states(end, early)
    loop.continues.clear()
    return end


def execute_while(m: Machine, node: nodes.While, state: State) -> State | None:
    """A while loop. A test that is always true leaves by its breaks only."""
    loop = Loop()
    m.here.loops.append(loop)
    m.turning += 1

    def turn(current: State) -> State | None:
        current = current.copy()
        m.here.state = current
        truth(m, node.test, current)
        end = m.execute(node.body, guards.assume(m, node.test, current, True))
        for early in loop.continues:
            end = join_states(end, early)
        loop.continues.clear()
        return end

    settled = _settle(m, state, turn)
    m.turning -= 1
    m.here.loops.pop()
    m.recorder.muted += 1
    truth(m, node.test, settled)
    m.recorder.muted -= 1
    end = m.execute(node.orelse, guards.assume(m, node.test, settled, False))
    for left in loop.breaks:
        end = join_states(end, left)
    return end


def _settle(m: Machine, state: State, turn: Callable[[State], State | None]) -> State:
    """Turn until the state at the head of the loop no longer changes; from the second turn on, and in DEEP loops, what still grows is given up."""
    head, deep = state, len(m.here.loops) > DEEP
    for count in range(1 if deep else TURNS):
        after = turn(head)
        if after is None:
            break
        joined = widen_state(head, after) if count or deep else join_states(head.copy(), after)
        if joined is None or joined == head:
            break
        head = joined
    return head
