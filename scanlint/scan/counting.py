"""How many outputs: what outputs_info says, what the step returns, and what follows from both."""

from __future__ import annotations

from scanlint.scan import containers
from scanlint.scan.count import ANY, Count, exactly
from scanlint.scan.facts import Claim, Outputs
from scanlint.scan.machine import Machine
from scanlint.scan.state import ListCell, State
from scanlint.scan.values import UNTIL, Const, Output, Outs, Pair, Ref, Step, Tensor, Unknown, Updates, Value, members


def entries(m: Machine, value: Value, state: State) -> Count | None:
    """How many outputs an outputs_info declares; None where it says nothing: not known, None, or empty (then the step alone decides)."""
    counts = [_entries_of_one(m, member, state) for member in members(value)]
    found = [count for count in counts if count is not None]
    if not found or len(found) < len(counts):
        return None
    result = found[0]
    for count in found[1:]:
        result = result.join(count)
    return result


def _entries_of_one(m: Machine, value: Value, state: State) -> Count | None:
    if isinstance(value, (Tensor, Output, Step)) or (isinstance(value, Outs) and value.form == "single"):
        return exactly(1)
    if isinstance(value, Const):
        return exactly(1) if value.kind in ("int", "float") else None
    if isinstance(value, Ref) and value.kind == "dict":
        return exactly(1)
    cell = containers.cell_of(m, value, state)
    if cell is None or cell.length.hi == 0:
        return None
    # An empty list says nothing, so a list that may be empty says nothing of the least.
    return cell.length if cell.length.lo > 0 else Count(0, None)


def returned(m: Machine, value: Value, state: State) -> Count:
    """How many outputs a step that returns this value has: updates and `until` do not count.

    Theano 1.0.5 to PyTensor 3.3.8, get_updates_and_outputs.
    """
    counts = [_returned_one(m, member, state) for member in members(value)]
    result = counts[0]
    for count in counts[1:]:
        result = result.join(count)
    return result


def _returned_one(m: Machine, value: Value, state: State) -> Count:
    if isinstance(value, (Tensor, Output, Step)) or (isinstance(value, Outs) and value.form == "single"):
        return exactly(1)
    if isinstance(value, Updates) or value == UNTIL or (isinstance(value, Ref) and value.kind == "dict"):
        return exactly(0)
    if isinstance(value, Pair):
        return m.recorder.calls[value.call].outputs.count
    cell = containers.cell_of(m, value, state)
    return _of_display(m, cell, state) if cell is not None else ANY


def _of_display(m: Machine, cell: ListCell, state: State) -> Count:
    items = cell.items
    if items is None:
        # A list of unknown length may hold updates as its last element.
        return Count(max(cell.length.lo - 1, 0) if not _is_tensor(cell.element) else cell.length.lo, cell.length.hi)
    if len(items) in (2, 3):
        first = containers.cell_of(m, items[0], state)
        if first is not None:
            return exactly(0) if _are_pairs(m, items, state) else _of_display(m, first, state)
        last = items[-1]
        if all(is_extra(m, item, state) for item in items[1:]):
            # `return f(x), updates`: what f returns may be a list of outputs.
            return exactly(0) if is_extra(m, items[0], state) else returned(m, items[0], state)
        if _may_be_extra(m, last, state) and (len(items) == 2 or _may_be_extra(m, items[1], state)):
            return Count(1, len(items))
    return exactly(len(items))


def _is_tensor(value: Value) -> bool:
    return all(isinstance(member, (Tensor, Output, Step)) for member in members(value))


def is_extra(m: Machine, value: Value, state: State) -> bool:
    """Whether a part of what a step returns is no output: updates, or `until`."""
    return value == UNTIL or isinstance(value, Updates) or (isinstance(value, Ref) and value.kind == "dict") or is_pairs(m, value, state) is True


def is_pairs(m: Machine, value: Value, state: State) -> bool | None:
    """Whether `[(shared, new), ..]`, which is read as updates, as is an empty list; None where what the list holds is not known."""
    cell = containers.cell_of(m, value, state)
    if cell is None:
        return False
    return _are_pairs(m, cell.items, state) if cell.items is not None else None


def _are_pairs(m: Machine, items: tuple[Value, ...], state: State) -> bool | None:
    cells = [containers.cell_of(m, item, state) for item in items]
    for item, cell in zip(items, cells, strict=True):
        if cell.length.meet(exactly(2)) is None if cell is not None else not isinstance(item, Unknown):
            return False
    return True if all(cell is not None and cell.length == exactly(2) for cell in cells) else None


def _may_be_extra(m: Machine, value: Value, state: State) -> bool:
    return any(isinstance(member, Unknown) or is_extra(m, member, state) or is_pairs(m, member, state) is None for member in members(value))


def settle(claims: list[Claim]) -> Outputs:
    """The number of outputs that all defining claims allow; where they contradict each other it is unknown, and that is a finding of its own."""
    count = ANY
    for claim in claims:
        both = count.meet(claim.count)
        if both is None:
            return Outputs(ANY, tuple(claims), conflict=True)
        count = both
    return Outputs(count, tuple(claims))
