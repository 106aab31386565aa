"""Assignment: names, attributes, items, and unpacking."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan import classes
from scanlint.scan.count import ANY, Count
from scanlint.scan.facts import ATTRIBUTE, STORE, UNPACK
from scanlint.scan.machine import Machine, Written
from scanlint.scan.state import DictCell, ListCell, State
from scanlint.scan.values import (
    Const,
    External,
    Output,
    Outs,
    Pair,
    Ref,
    ScanId,
    Seq,
    Step,
    Tensor,
    Tup,
    Unknown,
    Updates,
    Value,
    constant,
    join,
    members,
)  # fmt: skip


def assign(m: Machine, target: nodes.NodeNG, value: Value, state: State, statement: nodes.NodeNG) -> None:
    """Bind ``value`` to a target of any form; an unpacking is a use of it."""
    if isinstance(target, nodes.Starred):
        target = target.value
    m.fates.bound(m, target, value)
    if isinstance(target, nodes.AssignName):
        m.bind(target.name, value, state)
    elif isinstance(target, nodes.AssignAttr):
        _assign_attribute(m, target, value, state, statement)
    elif isinstance(target, nodes.Subscript):
        _assign_item(m, target, value, state, statement)
    else:
        star = next((at for at, part in enumerate(target.elts) if isinstance(part, nodes.Starred)), None)
        names = tuple(_name(part) for part in target.elts)
        m.recorder.use(UNPACK, target, _unpacked(statement, target), value, targets=names, star=star)
        for part, item in zip(target.elts, elements(m, value, len(target.elts), star, state), strict=True):
            assign(m, part, item, state, target)


def _unpacked(statement: nodes.NodeNG, target: nodes.NodeNG) -> nodes.NodeNG:
    """The expression whose value a target unpacks, the target itself where it is nested in another."""
    if isinstance(statement, (nodes.Assign, nodes.AnnAssign, nodes.NamedExpr)) and statement.value is not None:
        return statement.value
    return statement.iter if isinstance(statement, nodes.For) else target


def _name(target: nodes.NodeNG) -> str | None:
    if isinstance(target, nodes.Starred):
        target = target.value
    if isinstance(target, nodes.AssignName):
        return str(target.name)
    return str(target.attrname) if isinstance(target, nodes.AssignAttr) else None


def _assign_attribute(m: Machine, target: nodes.AssignAttr, value: Value, state: State, statement: nodes.NodeNG) -> None:
    owner = m.evaluate(target.expr, state)
    cell = state.dict_of(owner)
    if isinstance(owner, External):
        # `theano.scan = wrapper`: the name no longer stands for the library's own.
        m.aliases[f"{owner.name}.{target.attrname}"] = f"replaced {owner.name}.{target.attrname}"
    if cell is not None and classes.is_instance(owner):
        state.heap[owner] = cell.put(constant(target.attrname), value)
        m.trails.kept(owner, target, value, state)
        if owner in m.writes:
            m.writes[owner].append(Written(target.attrname, value, target))
    else:
        m.recorder.use(ATTRIBUTE, target, target.expr, owner, name=target.attrname)
        m.recorder.use(STORE, statement, target, value, name=target.attrname)


def _assign_item(m: Machine, target: nodes.Subscript, value: Value, state: State, statement: nodes.NodeNG) -> None:
    owner = m.evaluate(target.value, state)
    key = m.evaluate(target.slice, state)
    m.recorder.use(STORE, statement, target, value)
    for member in members(owner):
        if not isinstance(member, Ref):
            if isinstance(member, Outs):
                state.escape(member)
            continue
        cell = state.heap.get(member)
        if isinstance(cell, DictCell):
            state.heap[member] = cell.put(key, value) if isinstance(key, Const) else DictCell((), complete=False, filled=True)
        elif isinstance(cell, ListCell):
            state.heap[member] = _with_item(cell, key, value)


def _with_item(cell: ListCell, key: Value, value: Value) -> ListCell:
    number = key.value if isinstance(key, Const) and key.kind == "int" else None
    if cell.items is not None and isinstance(number, int) and -len(cell.items) <= number < len(cell.items):
        items = list(cell.items)
        items[number] = value
        return ListCell.of(tuple(items))
    if isinstance(key, Seq):
        return ListCell(None, ANY, Unknown("a part of a list was replaced"))
    return ListCell(None, cell.length, join(cell.element, value))


def elements(m: Machine, value: Value, wanted: int, star: int | None, state: State) -> list[Value]:
    """The values that ``wanted`` targets receive, the one at ``star`` (if any) receiving the rest as a list."""
    return [_unpick(m, value, wanted, number, star, state) for number in range(wanted)]


def _unpick(m: Machine, value: Value, wanted: int, number: int, star: int | None, state: State) -> Value:
    results = [_one(m, member, wanted, number, star, state) for member in members(value)]
    result = results[0]
    for other in results[1:]:
        result = join(result, other)
    return result


def _one(m: Machine, value: Value, wanted: int, number: int, star: int | None, state: State) -> Value:
    if isinstance(value, Pair):
        items: tuple[Value, ...] = (outputs_of_pair(m, value), Updates(value.call, "unpack"))
    elif isinstance(value, Tup):
        items = value.items
    elif isinstance(value, Outs) and value.form == "single":
        return Step(value.call) if star is None or number != star else Seq("list", ANY, Step(value.call))
    elif isinstance(value, Outs):
        known = m.recorder.calls[value.call].outputs.known
        if known is None:
            rest: Value = Seq("list", Count(0, None), Output(value.call, None))
            return rest if number == star else Output(value.call, number if star is None or number < star else None)
        items = tuple(Output(value.call, at) for at in range(known))
    elif isinstance(value, (Output, Step, Tensor)):
        return Tensor("one step of a tensor")
    elif isinstance(value, Seq):
        return Seq("list", ANY, value.element) if number == star else value.element
    else:
        cell = state.list_of(value)
        if cell is None:
            return value if isinstance(value, Unknown) else Unknown("unpacked from something that is not a list")
        if cell.items is None:
            return Seq("list", ANY, cell.element) if number == star else cell.element
        items = cell.items
    return _pick(items, wanted, number, star)


def _pick(items: tuple[Value, ...], wanted: int, number: int, star: int | None) -> Value:
    if star is None:
        return items[number] if len(items) == wanted else Unknown("unpacked into another number of targets")
    spare = len(items) - (wanted - 1)
    if spare < 0:
        return Unknown("unpacked into more targets than there are values")
    if number < star:
        return items[number]
    return Tup(items[star : star + spare]) if number == star else items[number + spare - 1]


def outputs_of_pair(m: Machine, pair: Pair) -> Value:
    """The first half of what scan returned."""
    return outputs_value(m, pair.call)


def outputs_value(m: Machine, call: ScanId) -> Value:
    """The outputs of a call in the form in which the library hands them over, as far as the number of outputs tells."""
    facts = m.recorder.calls[call]
    if facts.outputs.count.exact == 0:
        return Unknown("a scan without outputs returns None")
    if facts.single:
        return Outs(facts.id, "single")
    several = facts.outputs.count.lo >= 2
    return Outs(facts.id, "list" if several or facts.listed is True else "either")
