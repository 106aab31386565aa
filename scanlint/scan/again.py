"""Conditions are looked at more than once here, and the program evaluates them once: what they change must be changed once."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.below import below
from scanlint.scan.machine import Machine
from scanlint.scan.state import State, join_states
from scanlint.scan.values import Unknown, Value

_ACTS = Unknown("what changes something as it is evaluated")
#: Methods that give something else when they are called again, even where they change nothing any more: `options.pop("taps", None)`.
_TAKES = frozenset(("pop", "popitem", "popleft", "__next__"))
#: Builtins that change nothing and call nothing that does.
_IDLE = frozenset(("bool", "callable", "float", "hasattr", "int", "isinstance", "issubclass", "len", "str", "type"))


def again(m: Machine, node: nodes.NodeNG, state: State) -> Value:
    """What an expression holds that was evaluated in this state already; Unknown where that has changed something, such as `states.pop()`: a second
    look would find what the first one left."""
    calls = [call.func for call in below(node, nodes.Call)]
    if not any(map(_may_act, calls)):
        return m.evaluate(node, state)
    if any(isinstance(called, nodes.Attribute) and called.attrname in _TAKES for called in calls):
        return _ACTS
    apart = State(state.env, dict(state.heap), state.changed)
    value = m.evaluate(node, apart)
    if any(apart.heap.get(ref) is not cell and apart.heap.get(ref) != cell for ref, cell in state.heap.items()):
        return _ACTS
    state.heap = apart.heap
    return value


def perhaps(state: State, node: nodes.NodeNG, one_way: State) -> None:
    """What lists and dicts hold where ``node`` was evaluated, as in ``one_way``, or was not."""
    if one_way is state or not any(_may_act(call.func) for call in below(node, nodes.Call)):
        return
    joined = join_states(State({}, state.heap, state.changed), State({}, one_way.heap, one_way.changed))
    assert joined is not None
    state.heap, state.changed = joined.heap, joined.changed


def _may_act(called: nodes.NodeNG) -> bool:
    return not isinstance(called, nodes.Name) or called.name not in _IDLE
