"""A generator that a step updates, as a state of its scan: what would have to be written in the call, in the step and in what is assigned.

PyTensor (2.36.1 and later) takes the state of a generator as an entry of outputs_info and returns the last one among the outputs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import carrying_call, carrying_step
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.carrying_step import Hand, Stays
from scanlint.scan.machine import Machine, site_of
from scanlint.scan.moves import Carried
from scanlint.scan.places import brackets, line_end
from scanlint.scan.state import State
from scanlint.scan.steps import Reading
from scanlint.scan.values import Const, Func, constant
from scanlint.source.pieces import piece


def carried(m: Machine, node: nodes.Call, api: str, bound: BoundArguments, reading: Reading, state: State) -> Carried | None:
    """What to write; None where it is no question, because return_updates is given or the step certainly makes no updates."""
    if "return_updates" in bound.places or bound.open or bound.unknown or reading.chance.updates is False:
        return None
    try:
        return _carried(m, node, api, bound, reading, state)
    except Stays as reason:
        return Carried(why=str(reason))


def _carried(m: Machine, node: nodes.Call, api: str, bound: BoundArguments, reading: Reading, state: State) -> Carried:
    if api != "scan":
        raise Stays(f"`{api}` has no state that could carry a generator; `scan` has")
    step = bound.values.get("fn")
    if not isinstance(step, Func) or step.args or step.keywords:
        raise Stays("the step is not known to be one function of this file")
    if bound.values.get("n_steps") == constant(1):
        raise Stays("n_steps is 1, and the scan therefore no loop")
    hand = carrying_step.hand(m, node, step, bound, state)
    count = reading.claims[0].count.exact if reading.claims else None
    listed = bound.values.get("return_list", constant(False))
    if count is None or not isinstance(listed, Const):
        raise Stays("the number of outputs is not known")
    edits = [*carrying_step.edits(m, hand, reading), *carrying_call.edits(m, node, bound, hand, count, state)]
    target, line, indent = None, None, ""
    if isinstance(node.parent, nodes.Assign):
        target = _targets(m, node, count, listed, edits)
        line, indent = line_end(node.parent, m.source) or (None, "")
    elif isinstance(node.parent, nodes.Subscript) and node.parent.value is node and getattr(node.parent.slice, "value", None) == 0:
        _brackets(m, node, len(hand.generators), count == 1 and listed.value is False, edits)
    else:
        raise Stays("what scan returns is not taken apart where it is called")
    return Carried(
        edits=tuple(edits),
        target=target,
        outer=tuple(generator.outer for generator in hand.generators),
        names=_names(node, hand),
        line=line,
        indent=indent,
        scope=site_of(m.here.scope),
        shown=isinstance(hand.body.parent, nodes.Module) and not hand.body.name.startswith("_"),
    )


def _targets(m: Machine, node: nodes.Call, count: int, listed: Const, edits: list[tuple[Location, str]]) -> Location:
    """Makes one list of `(a, b), updates`; where the updates are bound."""
    statement = node.parent
    target = statement.targets[0]
    if len(statement.targets) > 1 or not isinstance(target, (nodes.Tuple, nodes.List)) or len(target.elts) != 2:
        raise Stays("what scan returns is not unpacked into outputs and updates where it is called")
    outputs, updates = target.elts
    if not isinstance(updates, nodes.AssignName) or isinstance(outputs, nodes.Starred):
        raise Stays("the updates are not bound to a name")
    at = m.at(outputs)
    if isinstance(outputs, (nodes.Tuple, nodes.List)):
        if at.line != at.end_line or len(outputs.elts) != count or any(isinstance(part, nodes.Starred) for part in outputs.elts):
            raise Stays("the targets of the outputs are not written one by one, on one line")
        first, last = m.at(outputs.elts[0]), m.at(outputs.elts[-1])
        edits.append((at, piece(m.source.lines, replace(first, end_line=last.end_line, end_column=last.end_column))))
    elif count > 1 or listed.value is not False:
        edits.append((replace(at, end_line=at.line, end_column=at.column), "*"))
    return m.at(updates)


def _brackets(m: Machine, node: nodes.Call, generators: int, bare: bool, edits: list[tuple[Location, str]]) -> None:
    """`scan(..)[0]` of one output stays; of several it becomes `scan(..)[:-1]`."""
    at, call = brackets(node.parent, m.source), m.at(node)
    whole = m.at(node.parent)
    if at is None or (whole.line, whole.column) != (call.line, call.column):
        raise Stays("what scan returns is not taken apart where it is called")
    if not bare:
        edits.append((at, f"[:-{generators}]"))


def _names(node: nodes.Call, hand: Hand) -> tuple[str, ...]:
    """Names for the next states that nothing outside of the step has: those that the step gives them, if they are free."""
    taken = set(_taken(node.root(), hand.body))
    found: list[str] = []
    for generator in hand.generators:
        stem = generator.next if generator.next.isidentifier() else f"next_{generator.name}"
        number, name = 1, stem
        while name in taken or name in found:
            number, name = number + 1, f"{stem}_{number + 1}"
        found.append(name)
    return tuple(found)


def _taken(root: nodes.Module, step: nodes.FunctionDef) -> Iterator[str]:
    pending: list[nodes.NodeNG] = [root]
    while pending:
        node = pending.pop()
        if node is step:
            continue
        if isinstance(node, (nodes.Import, nodes.ImportFrom)):
            yield from (alias or name for name, alias in node.names)
        elif isinstance(name := getattr(node, "name", None), str):
            yield name
        pending.extend(node.get_children())
