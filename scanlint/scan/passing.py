"""What scan hands to the step: slices of the sequences, states at their taps, then the non_sequences (all four libraries, in this order)."""

from __future__ import annotations

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import containers, roots
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.step_facts import Passed, Passing, SharedRead
from scanlint.scan.values import NONE, Const, Output, Outs, Ref, Rng, Step, Tensor, Unknown, Value, members

_ROLES = (("sequence", "sequences"), ("state", "outputs_info"), ("non_sequence", "non_sequences"))
#: How many arguments an entry makes, each with its tap (None: no bound, or unknown).
_Taps = tuple[int | None, ...]


def passing(m: Machine, bound: BoundArguments, state: State) -> Passing:
    """What this call passes, as far as its arguments are known."""
    first: list[Passed] = []
    least, most, certain = 0, 0, True
    unbounded = bound.open
    for role, argument in _ROLES:
        value = bound.values.get(argument, Unknown("not given") if bound.open else NONE)
        entries = _entries(m, value, state)
        if entries is None:
            unbounded, certain = True, False
            continue
        written = _written(m, bound.places.get(argument), len(entries))
        for number, entry in enumerate(entries):
            ways = [way for member in members(entry) for way in _ways(m, role, member, state)]
            known = [way for way in ways if way is not None]
            if len(known) < len(ways):
                unbounded, certain = True, False
                continue
            least += min(len(way) for way in known)
            most += max(len(way) for way in known)
            certain = certain and len(set(known)) == 1
            if certain:
                at, text = written[number] if written else (None, "")
                first.extend(Passed(role, number, tap, text, at) for tap in known[0])
    return Passing(tuple(first), least, None if unbounded else most)


def declared(m: Machine, bound: BoundArguments, state: State) -> tuple[SharedRead, ...] | None:
    """The shared variables that are handed over as arguments of scan themselves; None where an argument is not known.

    A shared variable inside an expression counts as declared where it may be one: an entry that is computed from it does not pass it.
    """
    if bound.open:
        return None
    found: list[SharedRead] = []
    for _, argument in _ROLES:
        entries = _entries(m, bound.values.get(argument, NONE), state)
        if entries is None:
            return None
        for whole in entries:
            entry = _started(whole, state)
            if not all(isinstance(member, Tensor) or member == NONE for member in members(entry)):
                return None
            origins = {member.origin for member in members(entry) if isinstance(member, Tensor)}
            if origins and origins <= (roots.SHARED | {"one of several"}):
                found.extend(SharedRead(root.site, root.name) for root in sorted(roots.of(entry)) if root.kind == "shared")
    return tuple(found)


def _started(entry: Value, state: State) -> Value:
    """What a dict among the entries hands to scan: the sequence, or what the state starts from."""
    cell = state.dict_of(entry)
    if cell is None or not cell.complete:
        return entry
    return next((value for key, value in cell.entries if key.value in ("input", "initial")), entry)


def _entries(m: Machine, value: Value, state: State) -> tuple[Value, ...] | None:
    """The entries of an argument of scan: a list's items, nothing for None, anything else being one entry. None where that is not known."""
    if value == NONE:
        return ()
    if isinstance(value, (Tensor, Output, Step, Const, Rng)) or (isinstance(value, Outs) and value.form == "single"):
        return (value,)
    if isinstance(value, Ref) and value.kind == "dict":
        return (value,)
    cell = containers.cell_of(m, value, state)
    if cell is not None and cell.items is None and cell.length.exact is not None and isinstance(cell.element, Tensor):
        # Every element is a tensor, and each passes one argument.
        return (cell.element,) * min(cell.length.exact, containers.MOST_ITEMS)
    return cell.items if cell is not None else None


def _ways(m: Machine, role: str, value: Value, state: State) -> tuple[_Taps | None, ...]:
    """What one entry may pass. An entry of a list that is not known is a tensor, or as a state perhaps None; a dict is known wherever one is met."""
    if isinstance(value, Unknown) and role == "state":
        return ((), (None,))
    return ((None,),) if isinstance(value, Unknown) else (_taps(m, role, value, state),)


def _taps(m: Machine, role: str, value: Value, state: State) -> _Taps | None:
    """The taps of one entry, a tap of None for an entry without; None where it cannot be told."""
    if role == "non_sequence":
        return (None,)
    if value == NONE:
        return () if role == "state" else None
    if role == "sequence" and isinstance(value, Const):
        # No sequence at all (SCN505).
        return None
    if not (isinstance(value, Ref) and value.kind == "dict"):
        # A list among the states is one state of numbers, or a list too many (SCN204).
        cell_of_list = containers.cell_of(m, value, state) if role == "state" else None
        numbers = cell_of_list is None or all(isinstance(item, Const) and item != NONE for item in cell_of_list.items or (NONE,))
        return (None,) if numbers else None
    cell = state.dict_of(value)
    if cell is None or not cell.complete:
        return None
    if role == "state" and cell.get(Const("str", "initial")) in (None, NONE):
        # Any other key makes it an entry that scan refuses or that was meant to be a state (SCN202, SCN203).
        return () if all(key.value == "initial" for key, _ in cell.entries) else None
    taps = cell.get(Const("str", "taps"))
    if taps is None or taps == NONE:
        return (None,)
    if isinstance(taps, Const):
        return (taps.value,) if role == "sequence" and isinstance(taps.value, int) else None
    items = containers.items_of(m, taps, state)
    if items is None or not all(isinstance(item, Const) and isinstance(item.value, int) for item in items):
        return None
    taken = tuple(item.value for item in items if isinstance(item, Const) and isinstance(item.value, int))
    refused = role == "state" and (not taken or max(taken) >= 0 or len(set(taken)) < len(taken))
    return None if refused else taken


def _written(m: Machine, place: nodes.NodeNG | None, count: int) -> list[tuple[Location, str]]:
    """Where each entry is written and how, if they are written one by one."""
    if place is None:
        return []
    parts = place.elts if isinstance(place, (nodes.List, nodes.Tuple)) else [place]
    if len(parts) != count or any(isinstance(part, nodes.Starred) for part in parts):
        return []
    return [(m.at(part), part.as_string()[:60]) for part in parts]
