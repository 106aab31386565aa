"""Lists, tuples, dicts and comprehensions: how long they are and what is in them."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.classes import is_instance
from scanlint.scan.count import ANY, Count, exactly
from scanlint.scan.facts import STORE
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.state import DictCell, ListCell, State
from scanlint.scan.values import Choice, Const, Output, Outs, Ref, Seq, Step, Tensor, Tup, Unknown, Value, join, join_all

#: Longer displays and tables are followed by length and element only.
MOST_ITEMS = 256
#: Values in a tuple that is followed, those of the tuples in it counted.
MOST_PARTS = 2_000


def new_list(m: Machine, node: nodes.NodeNG, cell: ListCell, state: State) -> Ref:
    """A list made at ``node``."""
    ref = Ref("list", site_of(node), m.here.run)
    m.displays[ref.site] = node
    state.heap[ref] = cell
    return ref


def new_dict(m: Machine, node: nodes.NodeNG, entries: tuple[tuple[Const, Value], ...], complete: bool, state: State, filled: bool = False) -> Ref:
    """A dict made at ``node``."""
    ref = Ref("dict", site_of(node), m.here.run)
    m.displays[ref.site] = node
    state.heap[ref] = DictCell(entries[:MOST_ITEMS], complete and len(entries) <= MOST_ITEMS, filled or bool(entries))
    return ref


def cell_of(m: Machine, value: Value, state: State) -> ListCell | None:
    """What a list, a tuple, or the list of outputs of a scan holds; None for what is none of them, or not known to be."""
    if isinstance(value, Tup):
        return ListCell.of(value.items)
    if isinstance(value, Seq):
        return ListCell(None, value.length, value.element) if value.kind in ("list", "tuple") else None
    if isinstance(value, Outs) and value.form == "list":
        count = m.recorder.calls[value.call].outputs.count
        if count.exact is not None:
            return ListCell.of(tuple(Output(value.call, number) for number in range(count.exact)))
        return ListCell(None, count, Output(value.call, None))
    return state.list_of(value)


def items_of(m: Machine, value: Value, state: State) -> tuple[Value, ...] | None:
    """The items where all are known."""
    cell = cell_of(m, value, state)
    return cell.items if cell is not None else None


def tuple_of(items: tuple[Value, ...]) -> Value:
    """A tuple of these; only its length is known where it has more than MOST_PARTS in it, tuples in tuples counted: `x = x, x` doubles each time."""
    pending, count = list(items), 0
    while pending and count < MOST_PARTS:
        part = pending.pop()
        count += 1
        if isinstance(part, Tup):
            pending.extend(part.items)
        elif isinstance(part, Seq):
            pending.append(part.element)
        elif isinstance(part, Choice):
            pending.extend(part.members)
    return Seq("tuple", exactly(len(items)), Unknown("a part of a tuple of too many parts")) if pending else Tup(items)


def display(m: Machine, node: nodes.Tuple | nodes.List | nodes.Set, parts: list[tuple[Value, bool]], state: State) -> Value:
    """`[a, *b, c]`: ``parts`` are its values, flagged where starred."""
    length, items, elements = exactly(0), [], []
    complete = len(parts) <= MOST_ITEMS
    for value, starred in parts:
        if not starred:
            m.recorder.use(STORE, node, node, value)
            items.append(value)
            elements.append(value)
            length = length.plus(exactly(1))
            continue
        cell = cell_of(m, value, state)
        complete = complete and cell is not None and cell.items is not None
        items.extend(cell.items if cell is not None and cell.items is not None else ())
        elements.append(cell.element if cell is not None else Unknown("an element of an unknown list"))
        length = length.plus(cell.length if cell is not None else ANY)
    element = join_all(elements, Unknown("an element of an empty list"))
    if isinstance(node, nodes.Tuple):
        return tuple_of(tuple(items)) if complete else Seq("tuple", length, element)
    if isinstance(node, nodes.Set):
        return Seq("set", Count(min(length.lo, 1), length.hi), element)
    return new_list(m, node, ListCell.of(tuple(items)) if complete else ListCell(None, length, element), state)


def extend(m: Machine, target: Ref, value: Value, state: State) -> None:
    """`target.extend(value)` or `target += value` of a list."""
    cell = state.list_of(target)
    assert cell is not None
    added = cell_of(m, value, state) or ListCell(None, ANY, Unknown("an element of an unknown list"))
    if cell.items is not None and added.items is not None and len(cell.items) + len(added.items) <= MOST_ITEMS:
        state.heap[target] = ListCell.of(cell.items + added.items)
    else:
        element = added.element if cell.items == () else join(cell.element, added.element)
        state.heap[target] = ListCell(None, cell.length.plus(added.length), element)


def element_of(m: Machine, value: Value, state: State) -> Value:
    """What one turn of a loop over the value gives."""
    if isinstance(value, Outs):
        return Step(value.call) if value.form == "single" else Output(value.call, None)
    if isinstance(value, Output):
        return Step(value.call)
    if isinstance(value, Seq):
        return value.element
    if isinstance(value, (Tensor, Step)):
        return Tensor("one step of a tensor")
    cell = cell_of(m, value, state)
    return cell.element if cell is not None else Unknown("an element of something that is not known")


def length_of(m: Machine, value: Value, state: State) -> Count | None:
    """How long, None where the value is not known to be a list, tuple or dict."""
    if isinstance(value, Seq):
        return value.length
    cell = state.dict_of(value)
    if cell is not None and not is_instance(value):
        return exactly(len(cell.entries)) if cell.complete else ANY
    known = cell_of(m, value, state)
    return known.length if known is not None else None


def slice_items(cell: ListCell, bounds: tuple[int | None, int | None, int | None] | None) -> ListCell:
    """The part of a list that a slice takes; ``bounds`` None where they are not constant."""
    if bounds is not None and cell.items is not None and bounds[2] != 0:
        return ListCell.of(cell.items[slice(*bounds)])
    return ListCell(None, Count(0, cell.length.hi), cell.element)
