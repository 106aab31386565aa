"""Operators: list arithmetic keeps lengths, everything else with a tensor in it is a tensor."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import containers, drawing, guards, tensors
from scanlint.scan.again import again, perhaps
from scanlint.scan.conditions import truth
from scanlint.scan.count import ANY, Count
from scanlint.scan.facts import ARITHMETIC, OPERAND
from scanlint.scan.machine import Machine
from scanlint.scan.state import ListCell, State
from scanlint.scan.values import Const, Frozen, Output, Outs, Ref, Seq, Step, Tensor, Tup, Unknown, Value, constant, join, join_all, members

_TENSORS = (Tensor, Output, Step)


def is_tensor(value: Value) -> bool:
    """Whether every alternative is a symbolic tensor or an array."""
    return all(isinstance(member, _TENSORS) or (isinstance(member, Outs) and member.form == "single") for member in members(value))


def binary(m: Machine, node: nodes.BinOp, state: State) -> Value:
    """A chain such as `a + b + c` is walked, not recursed into: generated code has thousands of terms."""
    spine = [node]
    while isinstance(spine[-1].left, nodes.BinOp):
        spine.append(spine[-1].left)
    left_node = spine[-1].left
    left = m.evaluate(left_node, state)
    for operation in reversed(spine):
        right = m.evaluate(operation.right, state)
        m.recorder.use(ARITHMETIC, operation, left_node, left, name=operation.op, other=right)
        m.recorder.use(ARITHMETIC, operation, operation.right, right, name=operation.op, other=left)
        left = combine(m, operation, operation.op, left, right, state)
        left_node = operation
    return left


def augmented(m: Machine, node: nodes.AugAssign, left: Value, right: Value, state: State) -> Value:
    """`x += y`: a list is changed in place, anything else is replaced."""
    if node.op == "+=" and isinstance(left, Ref) and state.list_of(left) is not None:
        containers.extend(m, left, right, state)
        return left
    if isinstance(left, Outs) and left.form != "single":
        state.escape(left)
    return combine(m, node, node.op.rstrip("="), left, right, state)


def combine(m: Machine, node: nodes.NodeNG, operator: str, left: Value, right: Value, state: State) -> Value:
    """The value of ``left operator right``."""
    results = [_one(m, node, operator, a, b, state) for a in members(left) for b in members(right)]
    return join_all(results, results[0])


def _one(m: Machine, node: nodes.NodeNG, operator: str, left: Value, right: Value, state: State) -> Value:
    drawn = drawing.combined(m, left, right)
    if drawn is not None:
        return drawn
    if operator in ("+", "*"):
        result = _of_lists(m, node, operator, left, right, state)
        if result is not None:
            return result
    if isinstance(left, Const) and isinstance(right, Const):
        return _of_constants(operator, left, right)
    if is_tensor(left) or is_tensor(right):
        return tensors.of_arithmetic(operator, left, right)
    if operator not in ("+", "*", "%", "|", "&"):
        # Lists, tuples and dicts know none of the other operators, so this is a number or a tensor.
        return Tensor("arithmetic")
    return Unknown(f"the result of {operator} on values that are not known")


def _of_constants(operator: str, left: Const, right: Const) -> Value:
    a, b = left.value, right.value
    if isinstance(a, int) and isinstance(b, int) and abs(a) < 10**6 and abs(b) < 10**6 and operator in ("+", "-", "*"):
        return constant(a + b if operator == "+" else a - b if operator == "-" else a * b)
    return Unknown("arithmetic on constants")


def _of_lists(m: Machine, node: nodes.NodeNG, operator: str, left: Value, right: Value, state: State) -> Value | None:
    """Concatenation and repetition; None where neither side is known to be a list or tuple."""
    if operator == "*":
        if isinstance(left, Const):
            left, right = right, left
        return _repeated(m, node, left, right, state)
    first, second = containers.cell_of(m, left, state), containers.cell_of(m, right, state)
    if first is None and second is None:
        return None
    known = first or second
    if known is None or is_tensor(left) or is_tensor(right) or isinstance(left, Const) or isinstance(right, Const):
        return None
    anything = ListCell(None, ANY, Unknown("an element of an unknown list"))
    first, second = first or anything, second or anything
    if first.items is not None and second.items is not None:
        cell = ListCell.of(first.items + second.items)
    else:
        cell = ListCell(None, first.length.plus(second.length), join(first.element, second.element))
    return _make(m, node, "tuple" if isinstance(left, (Tup, Seq)) else "list", cell, state)


def _repeated(m: Machine, node: nodes.NodeNG, left: Value, right: Value, state: State) -> Value | None:
    cell = containers.cell_of(m, left, state)
    if cell is None or is_tensor(right):
        return None
    times = right.value if isinstance(right, Const) and isinstance(right.value, int) else None
    if times is not None and cell.items is not None and 0 <= times * len(cell.items) <= 64:
        cell = ListCell.of(cell.items * times)
    else:
        cell = ListCell(None, Count(0, None), cell.element)
    return _make(m, node, "tuple" if isinstance(left, (Tup, Seq)) else "list", cell, state)


def _make(m: Machine, node: nodes.NodeNG, kind: str, cell: ListCell, state: State) -> Value:
    if kind == "tuple":
        return containers.tuple_of(cell.items) if cell.items is not None else Seq("tuple", cell.length, cell.element)
    return containers.new_list(m, node, cell, state)


def unary(m: Machine, node: nodes.UnaryOp, state: State) -> Value:
    """`-x` of a number is a number, of anything else a tensor; `not x` asks for its truth."""
    if node.op == "not":
        truth(m, node.operand, state)
        return Unknown("a truth value")
    value = m.evaluate(node.operand, state)
    m.recorder.use(ARITHMETIC, node, node.operand, value, name=f"unary {node.op}")
    if isinstance(value, Const):
        return constant(-value.value) if node.op == "-" and isinstance(value.value, (int, float)) else value
    return tensors.negative(value)


def boolean(m: Machine, node: nodes.BoolOp, state: State) -> Value:
    """`a or b` is one of its operands; all but the last are asked for their truth."""
    values: list[Value] = []
    current: State | None = state
    *asked, last = node.values
    for operand in asked:
        if current is None:
            break
        m.here.state = current
        value = _asked(m, operand, current)
        perhaps(state, operand, current)
        after = guards.assume(m, operand, current.copy(), node.op == "and")
        leaves = guards.assume(m, operand, current.copy(), node.op == "or")
        if leaves is not None:
            values.append(_falsy(value) if node.op == "and" else value)
        current = after
    if current is not None:
        m.here.state = current
        values.append(m.evaluate(last, current))
        perhaps(state, last, current)
    m.here.state = state
    return join_all(values, Unknown("a condition that cannot hold either way"))


def _asked(m: Machine, operand: nodes.NodeNG, state: State) -> Value:
    value = truth(m, operand, state, OPERAND)
    if value is None:
        m.recorder.muted += 1
        value = again(m, operand, state)
        m.recorder.muted -= 1
    rest = [member for member in members(value) if not (isinstance(member, Const) and not member.value)]
    return join_all(rest, value) if rest else value


def _falsy(value: Value) -> Value:
    return value if isinstance(value, (Const, Ref)) else Unknown("the left side of `and`")


def compare(m: Machine, node: nodes.Compare, state: State) -> Value:
    """A comparison; with a tensor in it the result is symbolic."""
    left_node, left = node.left, m.evaluate(node.left, state)
    symbolic = False
    drawn: Value | None = None
    watch = m.recorder.watch if m.recorder.watch is not None and m.recorder.muted == m.recorder.watch.level else None
    for number, (operator, right_node) in enumerate(node.ops):
        right = m.evaluate(right_node, state)
        if watch is not None:
            watch.compare(node, operator, (left_node, left), (right_node, right))
            if number < len(node.ops) - 1 and operator in ("<", ">", "<=", ">="):
                watch.chain(node, left, right)
        if operator in ("<", ">", "<=", ">="):
            m.recorder.use(ARITHMETIC, node, left_node, left, name=operator, other=right)
            m.recorder.use(ARITHMETIC, node, right_node, right, name=operator, other=left)
            symbolic = symbolic or is_tensor(left) or is_tensor(right)
            drawn = drawing.combined(m, left, right) or drawn
        left_node, left = right_node, right
    if isinstance(drawn, Frozen) and not symbolic:
        return drawn
    return Tensor("comparison") if symbolic else guards.decided(m, node, state)
