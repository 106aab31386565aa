"""Methods of lists, dicts, tensors and of what scan returned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from astroid import nodes

from scanlint.scan import containers, drawing
from scanlint.scan.arguments import Arguments
from scanlint.scan.backends import TENSOR_METHODS
from scanlint.scan.count import ANY, Count, exactly
from scanlint.scan.facts import ITERATE, STORE
from scanlint.scan.machine import Machine
from scanlint.scan.state import DictCell, ListCell, State
from scanlint.scan.tensors import of_method
from scanlint.scan.values import NONE, Const, Output, Outs, Ref, Seq, Step, Tensor, Tup, Unknown, Updates, Value, join, join_all

CHANGES_A_DICT = frozenset(("update", "setdefault", "pop", "popitem", "clear"))
CHANGES_A_LIST = frozenset(("append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort"))


def call_method(m: Machine, node: nodes.Call, name: str, owner: Value, arguments: Arguments, state: State) -> Value:
    """The value of ``owner.name(..)`` for an owner that is no module, class or instance."""
    drawn = drawing.of_method(m, node, name, owner, arguments)
    if drawn is not None:
        return drawn
    if isinstance(owner, (Tensor, Output, Step)) or (isinstance(owner, Outs) and owner.form == "single"):
        if name == "nonzero":
            return Seq("tuple", ANY, Tensor("nonzero"))
        return of_method(name, owner, arguments) if name in TENSOR_METHODS else Unknown(f"what {name}() of a tensor returns")
    if isinstance(owner, Outs):
        if name in CHANGES_A_LIST:
            state.escape(owner)
        return Output(owner.call, None) if name == "pop" else owner if name == "copy" else Unknown(f"{name}() of the list of outputs")
    if state.list_of(owner) is not None and isinstance(owner, Ref):
        return _call_list(m, node, name, owner, arguments, state)
    if state.dict_of(owner) is not None and isinstance(owner, Ref):
        return _call_dict(name, owner, arguments, state)
    if isinstance(owner, Const) and owner.kind == "str":
        return Seq("list", Count(1, None), Const("str", None)) if name == "split" else Const("str", None)
    if not isinstance(owner, (Tup, Updates, Const)):
        for _, value in arguments.written:
            state.escape(value)
    return Unknown(f"what the method {name} returns")


ListMethod = Callable[[Machine, ListCell, Arguments, State], ListCell]


def _call_list(m: Machine, node: nodes.Call, name: str, owner: Ref, arguments: Arguments, state: State) -> Value:
    cell = state.list_of(owner)
    assert cell is not None
    if name == "copy":
        return containers.new_list(m, node, cell, state)
    if name == "pop":
        return _pop(owner, cell, arguments, state)
    if name == "extend" and len(arguments.positional) == 1:
        m.recorder.use(ITERATE, node, node.args[0], arguments.positional[0])
        containers.extend(m, owner, arguments.positional[0], state)
    elif name == "append" and len(arguments.positional) == 1:
        m.recorder.use(STORE, node, node.args[0], arguments.positional[0], name="append")
        containers.extend(m, owner, Tup((arguments.positional[0],)), state)
    elif name == "insert" and len(arguments.positional) == 2:
        state.heap[owner] = _inserted(cell, arguments.positional[0], arguments.positional[1])
    elif name == "reverse" and cell.items is not None:
        state.heap[owner] = ListCell.of(cell.items[::-1])
    elif name == "clear":
        state.heap[owner] = ListCell.of(())
    elif name in CHANGES_A_LIST:
        state.heap[owner] = ListCell(None, Count(0, cell.length.hi), cell.element)
    return NONE if name in CHANGES_A_LIST else Unknown(f"what the method {name} of a list returns")


def _pop(owner: Ref, cell: ListCell, arguments: Arguments, state: State) -> Value:
    where = arguments.positional[0] if arguments.positional else Const("int", -1)
    number = where.value if isinstance(where, Const) and isinstance(where.value, int) else None
    if cell.items and number is not None and -len(cell.items) <= number < len(cell.items):
        items = list(cell.items)
        taken = items.pop(number)
        state.heap[owner] = ListCell.of(tuple(items))
        return taken
    hi = cell.length.hi - 1 if cell.length.hi is not None and cell.length.hi > 0 else cell.length.hi
    state.heap[owner] = ListCell(None, Count(max(cell.length.lo - 1, 0), hi), cell.element)
    return cell.element


def _inserted(cell: ListCell, where: Value, value: Value) -> ListCell:
    number = where.value if isinstance(where, Const) and isinstance(where.value, int) else None
    if cell.items is not None and number is not None:
        items = list(cell.items)
        items.insert(number, value)
        return ListCell.of(tuple(items))
    return ListCell(None, cell.length.plus(exactly(1)), join(cell.element, value))


def _call_dict(name: str, owner: Ref, arguments: Arguments, state: State) -> Value:
    cell = state.dict_of(owner)
    assert cell is not None
    key = arguments.positional[0] if arguments.positional else None
    if name == "get" and isinstance(key, Const):
        found = cell.get(key)
        return found if found is not None else Unknown("an entry that is set elsewhere")
    if name in ("values", "keys", "items"):
        length = exactly(len(cell.entries)) if cell.complete else ANY
        keys = join_all([key for key, _ in cell.entries], Unknown("a key of a dict"))
        values = join_all([value for _, value in cell.entries], Unknown("an entry of a dict"))
        known = {"keys": keys, "values": values, "items": Tup((keys, values))}[name] if cell.complete else Unknown("an entry of a dict")
        return Seq("iterator", length, known)
    if name == "setdefault" and isinstance(key, Const) and cell.complete:
        default = arguments.positional[1] if len(arguments.positional) > 1 else NONE
        state.heap[owner] = cell if cell.get(key) is not None else cell.put(key, default)
        return cell.get(key) or default
    if name == "pop" and isinstance(key, Const) and cell.complete:
        state.heap[owner] = replace(cell, entries=tuple(entry for entry in cell.entries if entry[0] != key))
        return cell.get(key) or (arguments.positional[1] if len(arguments.positional) > 1 else Unknown("an entry that is not there"))
    if name in CHANGES_A_DICT:
        state.heap[owner] = DictCell((), complete=False)
    return Unknown(f"what the method {name} of a dict returns")
