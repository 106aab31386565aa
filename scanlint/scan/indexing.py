"""Subscripts: what `x[..]` gives, and what the code around a use says of its intent."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import classes, containers, roots
from scanlint.scan.facts import INDEX, Context, Index
from scanlint.scan.machine import Machine
from scanlint.scan.operators import is_tensor
from scanlint.scan.state import DictCell, ListCell, State
from scanlint.scan.targets import outputs_value
from scanlint.scan.tensors import of_index
from scanlint.scan.values import (
    GLOBALS,
    Const,
    External,
    Output,
    Outs,
    Pair,
    Ref,
    Seq,
    Step,
    Tensor,
    Tup,
    Unknown,
    Updates,
    Value,
    join,
    join_all,
    members,
    without_lists,
    without_none,
)  # fmt: skip

#: Of a dict with more entries than this, the one under a key that is not known is not known either.
MOST_ENTRIES = 8

Bounds = tuple[int | None, int | None, int | None]


def subscript(m: Machine, node: nodes.Subscript, owner: Value, key: Value, state: State) -> Value:
    """The value of ``owner[key]``; taking it is a use."""
    index = describe(node.slice, key)
    m.recorder.use(INDEX, node, node.value, owner, index=index, context=context_of(node))
    rest = without_none(owner)
    # A list and a tuple refuse a symbolic index and several of them (TypeError); a number of NumPy they take.
    rest = without_lists(rest) if index.form == "axes" or roots.symbolic(key) else rest
    results = [_take(m, node, member, key, index, state) for member in members(rest)]
    return join_all(results, results[0])


def describe(node: nodes.NodeNG, key: Value) -> Index:
    """The form of what stands between the brackets."""
    if isinstance(node, nodes.Tuple):
        return Index("axes")
    if isinstance(node, nodes.Slice):
        return Index("slice", bounds=_bounds(key))
    if isinstance(key, Const) and key.kind == "int" and isinstance(key.value, int):
        return Index("int", number=key.value)
    if isinstance(key, Const) and key.kind in ("ellipsis", "NoneType"):
        return Index("axes")
    return Index("symbolic" if is_tensor(key) else "unknown")


def _bounds(key: Value) -> Bounds | None:
    if not (isinstance(key, Seq) and isinstance(key.element, Tup)):
        return None
    numbers: list[int | None] = []
    for part in key.element.items:
        if not isinstance(part, Const) or part.kind not in ("int", "NoneType"):
            return None
        numbers.append(part.value if isinstance(part.value, int) else None)
    return (numbers[0], numbers[1], numbers[2])


def _take(m: Machine, node: nodes.Subscript, owner: Value, key: Value, index: Index, state: State) -> Value:
    if isinstance(owner, Pair):
        return _of_pair(m, owner, index)
    if isinstance(owner, Outs):
        return _of_outputs(m, node, owner, index, state)
    if isinstance(owner, Output):
        return Step(owner.call) if index.form == "int" else Tensor("a part of an output")
    if isinstance(owner, Tensor):
        return of_index(owner, key)
    if isinstance(owner, Step):
        return Tensor("a part of a tensor")
    if isinstance(owner, Updates):
        return Unknown("an entry of the updates")
    if isinstance(owner, External):
        known = owner.name == GLOBALS and isinstance(key, Const) and isinstance(key.value, str)
        return m.look_up(str(key.value), state) if known and isinstance(key, Const) else Unknown(f"an item of {owner.name}")
    if classes.is_instance(owner):
        return Unknown("an item of an object")
    cell = containers.cell_of(m, owner, state)
    if cell is not None:
        return _of_list(m, node, owner, cell, index, state)
    if isinstance(owner, Seq):
        return owner.element if index.form in ("int", "unknown") else Unknown("a part of a sequence")
    entries = state.dict_of(owner)
    if isinstance(entries, DictCell) and isinstance(key, Const):
        found = entries.get(key)
        return found if found is not None else Unknown("an entry that is set elsewhere")
    if isinstance(entries, DictCell) and entries.complete and 0 < len(entries.entries) <= MOST_ENTRIES:
        return join_all([value for _, value in entries.entries], Unknown("an entry of an empty dict"))
    if isinstance(node.slice, nodes.Tuple) and any(isinstance(part, nodes.Slice) for part in node.slice.elts):
        return Tensor("a part of an array")
    return owner if isinstance(owner, Unknown) else Unknown("an item of something that is not known")


def _of_pair(m: Machine, owner: Pair, index: Index) -> Value:
    if index.number in (0, -2):
        return outputs_value(m, owner.call)
    if index.number in (1, -1):
        return Updates(owner.call, "index")
    if index.bounds is not None and index.bounds[2] != 0:
        items: tuple[Value, ...] = (outputs_value(m, owner.call), Updates(owner.call, "index"))
        return Tup(items[slice(*index.bounds)])
    return Unknown("a part of (outputs, updates)")


def _of_outputs(m: Machine, node: nodes.Subscript, owner: Outs, index: Index, state: State) -> Value:
    if owner.form == "single":
        return Step(owner.call) if index.form == "int" else Tensor("a part of a scan's output")
    if owner.form == "either":
        return Unknown("an output or a step, the number of outputs is not known")
    cell = containers.cell_of(m, owner, state)
    if index.form == "int" and index.number is not None:
        known = m.recorder.calls[owner.call].outputs.known
        number = index.number if index.number >= 0 else known + index.number if known is not None else None
        return Output(owner.call, number, last=index.number == -1)
    if index.form == "slice" and cell is not None:
        return containers.new_list(m, node, containers.slice_items(cell, index.bounds), state)
    return Output(owner.call, None) if index.form == "unknown" else Unknown("an index that a list refuses")


def _of_list(m: Machine, node: nodes.Subscript, owner: Value, cell: ListCell, index: Index, state: State) -> Value:
    if index.form == "slice":
        part = containers.slice_items(cell, index.bounds)
        if isinstance(owner, Ref):
            return containers.new_list(m, node, part, state)
        return Tup(part.items) if part.items is not None else Seq("tuple", part.length, part.element)
    if cell.items is not None and index.number is not None and -len(cell.items) <= index.number < len(cell.items):
        return cell.items[index.number]
    if cell.items is not None and index.form == "unknown":
        return join_all(list(cell.items), Unknown("an item of an empty list"))
    return join(cell.element, cell.element)


def context_of(node: nodes.NodeNG) -> Context:
    """What the code around an expression does with it."""
    parent = node.parent
    target = consumer = None
    if isinstance(parent, (nodes.Assign, nodes.AnnAssign, nodes.NamedExpr)) and parent.value is node:
        targets = parent.targets if isinstance(parent, nodes.Assign) else [parent.target]
        target = _target_name(targets[0]) if len(targets) == 1 else None
        consumer = "unpack" if isinstance(targets[0], (nodes.Tuple, nodes.List)) else "assign"
    elif isinstance(parent, nodes.Call):
        consumer = "method" if parent.func is node else f"call {parent.func.as_string()}"
    elif isinstance(parent, nodes.Keyword):
        consumer = f"keyword {parent.arg}"
    elif isinstance(parent, (nodes.For, nodes.Comprehension)):
        consumer = "iterate"
    elif isinstance(parent, nodes.Attribute):
        consumer = f"attribute {parent.attrname}"
    else:
        consumer = type(parent).__name__.lower()
    then = describe(parent.slice, _written(parent.slice)) if isinstance(parent, nodes.Subscript) and parent.value is node else None
    return Context(target, _picks(node), consumer, then)


def _written(node: nodes.NodeNG) -> Value:
    """A written index, without looking at what names hold."""
    if isinstance(node, nodes.Const):
        return Const(type(node.value).__name__, node.value)
    if isinstance(node, nodes.UnaryOp) and node.op == "-" and isinstance(node.operand, nodes.Const) and isinstance(node.operand.value, int):
        return Const("int", -node.operand.value)
    return Unknown("an index that is not written out")


def _target_name(target: nodes.NodeNG) -> str | None:
    if isinstance(target, nodes.AssignName):
        return str(target.name)
    return str(target.attrname) if isinstance(target, nodes.AssignAttr) else None


def _picks(node: nodes.NodeNG) -> int:
    """How many different steps are picked in the display around this one: `[x[0], x[1], x[2]]` picks three, also inside calls."""
    if not isinstance(node, nodes.Subscript):
        return 0
    outermost = None
    around = node.parent
    while around is not None and not isinstance(around, (nodes.FunctionDef, nodes.Module, nodes.Lambda)):
        if isinstance(around, (nodes.List, nodes.Tuple, nodes.Set)):
            outermost = around
        around = around.parent
    if outermost is None:
        return 0
    base = node.value.as_string()
    siblings = [part for part in outermost.nodes_of_class(nodes.Subscript) if part.value.as_string() == base]
    return len({index for part in siblings if isinstance(index := _written(part.slice), Const)})
