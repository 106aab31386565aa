"""Guards: what a condition tells about names when it holds, and when it does not. A branch that cannot be taken is None."""

from __future__ import annotations

from collections.abc import Callable

from astroid import nodes

from scanlint.scan import classes, containers
from scanlint.scan.again import again
from scanlint.scan.kinds import GROWING, ITERABLE, SIZED, Kinds, keep, kinds_named
from scanlint.scan.machine import Machine
from scanlint.scan.state import ListCell, State
from scanlint.scan.values import NONE, Const, External, Outs, Ref, Tup, Unknown, Value, calls_of, constant, join_all, members, tracked

Test = Callable[[Value], bool | None]
#: What hasattr() tells.
_HAVING: dict[object, Kinds] = {"__iter__": ITERABLE, "__len__": SIZED, "append": GROWING}
_MIRROR = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def assume(m: Machine, node: nodes.NodeNG, state: State, truth: bool) -> State | None:
    """The state in which the condition is ``truth``; None where it cannot be. ``state`` may be changed."""
    if isinstance(node, nodes.UnaryOp) and node.op == "not":
        return assume(m, node.operand, state, not truth)
    if isinstance(node, nodes.BoolOp):
        return _assume_chain(m, node, state, truth)
    if isinstance(node, nodes.NamedExpr):
        return assume(m, node.target, state, truth)
    m.recorder.muted += 1
    try:
        if isinstance(node, nodes.Call):
            return _assume_call(m, node, state, truth)
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            return _assume_compare(m, node, state, truth)
        value = again(m, node, state)
        return narrow(m, node, value, state, lambda member: _truth_of(m, member, state), truth)
    finally:
        m.recorder.muted -= 1


def _assume_chain(m: Machine, node: nodes.BoolOp, state: State, truth: bool) -> State | None:
    """`a and b` true, `a or b` false: all of them are. The other way one of them is; only the last is then told anything, if the rest cannot be."""
    if (node.op == "and") == truth:
        current: State | None = state
        for operand in node.values:
            current = assume(m, operand, current, truth) if current is not None else None
        return current
    ways = [assume(m, operand, state.copy(), truth) for operand in node.values]
    possible = [way for way in ways if way is not None]
    return None if not possible else possible[0] if len(possible) == 1 else state


def narrow(m: Machine, node: nodes.NodeNG, value: Value, state: State, test: Test, truth: bool) -> State | None:
    """Keep the alternatives of a name that pass the test (None from it means: cannot be told)."""
    kept = [member for member in members(value) if test(member) is not (not truth)]
    if not kept:
        return None
    if len(kept) < len(members(value)):
        _rebind(m, node, join_all(kept, value), state)
    return state


def refine(m: Machine, node: nodes.NodeNG, value: Value, state: State, kinds: Kinds, truth: bool) -> State | None:
    """The state in which ``value`` is (or is not) of one of the kinds."""
    kept = keep(value, kinds, truth)
    if kept is None:
        return None
    if kept != value:
        _rebind(m, node, kept, state)
    return state


def _rebind(m: Machine, node: nodes.NodeNG, value: Value, state: State) -> None:
    if isinstance(node, (nodes.Name, nodes.AssignName)) and node.name in state.env:
        state.env[node.name] = value
    elif isinstance(node, nodes.Attribute):
        owner = again(m, node.expr, state)
        cell = state.dict_of(owner)
        if cell is not None and classes.is_instance(owner):
            state.heap[owner] = cell.put(Const("str", node.attrname), value)


def _truth_of(m: Machine, value: Value, state: State) -> bool | None:
    if isinstance(value, Const) and value.kind in ("bool", "NoneType", "int", "str") and not (value.kind == "str" and value.value is None):
        return bool(value.value)
    length = containers.length_of(m, value, state)
    if length is not None and length.exact is not None:
        return length.exact > 0
    return True if length is not None and length.lo > 0 else None


def _assume_call(m: Machine, node: nodes.Call, state: State, truth: bool) -> State | None:
    function = again(m, node.func, state)
    name = function.name if isinstance(function, External) else ""
    if name == "builtins.isinstance" and len(node.args) == 2:
        kinds = kinds_named(again(m, node.args[1], state))
        if kinds is not None:
            return refine(m, node.args[0], again(m, node.args[0], state), state, kinds, truth)
    if name == "builtins.hasattr" and len(node.args) == 2:
        attribute = again(m, node.args[1], state)
        kinds = _HAVING.get(attribute.value) if isinstance(attribute, Const) and attribute.kind == "str" else None
        if kinds is not None:
            return refine(m, node.args[0], again(m, node.args[0], state), state, kinds, truth)
    value = again(m, node, state)
    if isinstance(value, Const):
        return narrow(m, node, value, state, lambda member: _truth_of(m, member, state), truth)
    _give_up_asked(m, node, state)
    return state


def _give_up_asked(m: Machine, node: nodes.Call, state: State) -> None:
    """`if issequence(rval)`, `if type(rval) is Layer`: what is not known of a result here is the author's to know."""
    for argument in node.args:
        if isinstance(argument, nodes.Name) and argument.name in state.env and tracked(state.env[argument.name]):
            state.env[argument.name] = Unknown(f"guarded by {node.func.as_string()[:40]}()", calls_of(state.env[argument.name]))


def decided(m: Machine, node: nodes.Compare, state: State) -> Value:
    """The truth of a comparison where only one is possible; a chain such as `a < b < c` is not looked into."""
    if len(node.ops) != 1:
        return Unknown("a truth value")
    yes, no = assume(m, node, state.copy(), True), assume(m, node, state.copy(), False)
    return Unknown("a truth value") if (yes is None) == (no is None) else constant(yes is not None)


def _assume_compare(m: Machine, node: nodes.Compare, state: State, truth: bool) -> State | None:
    operator, right_node = node.ops[0]
    left, right = again(m, node.left, state), again(m, right_node, state)
    if operator in ("is not", "!=", "not in"):
        operator, truth = {"is not": "is", "!=": "==", "not in": "in"}[operator], not truth
    if isinstance(node.left, nodes.Call) and node.left.args and again(m, node.left.func, state) == External("builtins.type"):
        kinds = kinds_named(Tup(items) if (items := containers.items_of(m, right, state)) is not None else right)
        if kinds is not None and operator in ("is", "==", "in"):
            return refine(m, node.left.args[0], again(m, node.left.args[0], state), state, kinds, truth)
        _give_up_asked(m, node.left, state)
    if operator in ("is", "==") and right == NONE:
        return narrow(m, node.left, left, state, lambda member: None if isinstance(member, Unknown) else member == NONE, truth)
    for side, other, test in ((node.left, right, operator), (right_node, left, _MIRROR.get(operator, ""))):
        if isinstance(side, nodes.Call) and side.args and again(m, side.func, state) == External("builtins.len"):
            return _assume_length(m, side.args[0], test, other, state, truth)
    if operator == "in":
        held = _held(left, right, state)
        return state if held is None or held == truth else None
    if operator == "==" and isinstance(left, Const) and isinstance(right, Const):
        return state if (left == right) == truth else None
    if operator == "==" and isinstance(right, Const) and len(members(left)) > 1:
        return narrow(m, node.left, left, state, lambda member: member == right if isinstance(member, Const) else None, truth)
    return state


def _held(key: Value, value: Value, state: State) -> bool | None:
    """Whether a dict has an entry under a name; None where that cannot be told: an entry that one way alone makes is not known."""
    cell = state.dict_of(value) if isinstance(value, Ref) and value.kind == "dict" else None
    if cell is None or not isinstance(key, Const) or not isinstance(key.value, str):
        return None
    found = cell.get(key)
    return True if found is not None and not isinstance(found, Unknown) else False if found is None and cell.complete else None


def _assume_length(m: Machine, node: nodes.NodeNG, operator: str, other: Value, state: State, truth: bool) -> State | None:
    value = again(m, node, state)
    length = containers.length_of(m, value, state)
    number = other.value if isinstance(other, Const) and isinstance(other.value, int) else None
    if length is None or length.exact is None or number is None:
        _give_up_guarded(m, node, state)
        if number is not None and operator == "==" and truth and isinstance(value, Ref) and (cell := state.list_of(value)) is not None:
            state.heap[value] = ListCell.of((cell.element,) * number) if number <= 8 else cell
        return state
    outcomes = {"==": length.exact == number, "<": length.exact < number, ">": length.exact > number}
    outcomes |= {"<=": length.exact <= number, ">=": length.exact >= number}
    return state if outcomes.get(operator, truth) == truth else None


def _give_up_guarded(m: Machine, node: nodes.NodeNG, state: State) -> None:
    """`if len(states) == 1` after `scan(.., outputs_info=states)` asks for the number of outputs: which way is taken is the author's to know."""
    text = node.as_string()
    for name, value in state.env.items():
        calls = [member.call for member in members(value) if isinstance(member, Outs)]
        if any(m.recorder.calls[call].states == text for call in calls):
            state.env[name] = Unknown(f"guarded by the length of {text}", calls_of(value))


def pattern_kind(pattern: nodes.Pattern) -> Kinds | None:
    """The kinds of value that a pattern of a match statement admits; None where that cannot be told."""
    if isinstance(pattern, nodes.MatchSequence):
        return Kinds(frozenset(("list", "tuple")))
    if isinstance(pattern, nodes.MatchAs) and pattern.pattern is not None:
        return pattern_kind(pattern.pattern)
    if isinstance(pattern, nodes.MatchClass) and isinstance(pattern.cls, nodes.Name) and pattern.cls.name in ("list", "tuple"):
        return Kinds(frozenset((pattern.cls.name,)))
    if isinstance(pattern, nodes.MatchOr):
        kinds = [pattern_kind(part) for part in pattern.patterns]
        return None if None in kinds else Kinds(frozenset().union(*(kind.names for kind in kinds if kind is not None)))
    return None


def after_case(m: Machine, node: nodes.NodeNG, value: Value, state: State, pattern: nodes.Pattern) -> State | None:
    """What a case without guard leaves over for the next."""
    if isinstance(pattern, nodes.MatchAs) and pattern.pattern is None:
        return None
    kinds = pattern_kind(pattern)
    whole = isinstance(pattern, nodes.MatchClass) and not pattern.patterns and not pattern.kwd_patterns
    return refine(m, node, value, state, kinds, False) if kinds is not None and whole else state
