"""dtype and axes of what scan hands to each parameter of the step."""

from __future__ import annotations

from scanlint.scan import containers
from scanlint.scan.arguments import BoundArguments
from scanlint.scan.given import Entry
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.step_facts import Passing
from scanlint.scan.tensors import kind_of
from scanlint.scan.values import NOTHING_KNOWN, Kind, Value

Entries = tuple[Entry, ...] | None


def kinds(m: Machine, bound: BoundArguments, passing: Passing, sequences: Entries, states: Entries, state: State) -> tuple[Kind, ...]:
    """One Kind per argument whose place is certain: a slice of a sequence, a state, a non_sequence as it is."""
    others = bound.values.get("non_sequences")
    rest = _items(m, others, state) if others is not None else ()
    found = []
    for passed in passing.first:
        if passed.role == "non_sequence":
            found.append(_plain(kind_of(rest[passed.entry])) if passed.entry < len(rest) else NOTHING_KNOWN)
            continue
        entries = sequences if passed.role == "sequence" else states
        main = entries[passed.entry].main if entries is not None and passed.entry < len(entries) else None
        if entries is None or main is None:
            found.append(NOTHING_KNOWN)
        elif passed.role == "state" and entries[passed.entry].one_state:
            found.append(_plain(main.kind))
        else:
            found.append(Kind(main.kind.dtype, main.kind.dims[1:] if main.kind.dims else None))
    return tuple(found)


def _plain(kind: Kind) -> Kind:
    return Kind(kind.dtype, kind.dims)


def _items(m: Machine, value: Value, state: State) -> tuple[Value, ...]:
    items = containers.items_of(m, value, state)
    return items if items is not None else (value,)
