"""The way that what a scan returned went: which calls led to the scan, where its result was returned, and the field that kept it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan.facts import ScanCall, Way
from scanlint.scan.state import DictCell, State
from scanlint.scan.values import TRACKED, Ref, ScanId, Site, Tup, Value, members

if TYPE_CHECKING:
    from scanlint.scan.machine import Machine


@dataclass(slots=True)
class Trails:
    """Kept while a program is read. ``calls`` are the calls that were met, by their places."""

    calls: dict[Site, nodes.Call] = field(default_factory=dict)
    _returns: dict[tuple[int, ScanId], nodes.NodeNG] = field(default_factory=dict)
    _kept: dict[ScanId, nodes.AssignAttr] = field(default_factory=dict)
    _fields: dict[tuple[Site, str], set[ScanId]] = field(default_factory=dict)

    def returned(self, run: int, leave: nodes.NodeNG, value: Value, state: State) -> None:
        """A function that was called returns a value."""
        for call in held(value, state):
            self._returns.setdefault((run, call), leave)

    def kept(self, owner: Ref, target: nodes.AssignAttr, value: Value, state: State) -> None:
        """A field of an object is given a value."""
        for call in held(value, state):
            self._kept.setdefault(call, target)
            self._fields.setdefault((owner.site, target.attrname), set()).add(call)

    def in_field(self, owner: Ref, name: str) -> frozenset[ScanId]:
        """The scans whose results a field of a class was seen to be given."""
        return frozenset(self._fields.get((owner.site, name), ()))

    def tell(self, m: Machine, calls: Mapping[ScanId, ScanCall]) -> dict[ScanId, ScanCall]:
        """The calls, each with its trail."""
        origins = {number: origin for origin, number in m.runs.items()}
        return {
            call: replace(facts, trail=tuple(self._ways(m, call, origins)), called=self._called(m, call, origins)) if call.run else facts
            for call, facts in calls.items()
        }

    def _called(self, m: Machine, call: ScanId, origins: Mapping[int, tuple[int, Site]]) -> Location | None:
        """The outermost of the calls that led to the scan; None where one of them is no plain call."""
        run, node = call.run, None
        while run in origins:
            run, site = origins[run]
            node = self.calls.get(site)
            if node is None:
                return None
        return m.at(node) if node is not None else None

    def _ways(self, m: Machine, call: ScanId, origins: Mapping[int, tuple[int, Site]]) -> Iterator[Way]:
        chain: list[tuple[int, Site]] = []
        run = call.run
        while run in origins:
            chain.append((run, origins[run][1]))
            run = origins[run][0]
        kept = self._kept.get(call)
        if kept is not None:
            yield Way(m.at(kept), f"it is kept in `{kept.as_string()}` here")
        for number, site in reversed(chain):
            node = self.calls.get(site)
            if node is not None:
                yield Way(m.at(node), f"`{node.func.as_string()[:40]}` is called here")
            leave = self._returns.get((number, call))
            if leave is not None and isinstance(leave, nodes.Return):
                yield Way(m.at(leave), "what the scan returned is returned here")


def held(value: Value, state: State) -> set[ScanId]:
    """The scans whose results a value is or holds: in tuples, lists, dicts."""
    found: set[ScanId] = set()
    seen: set[Ref] = set()
    pending = [value]
    while pending:
        for member in members(pending.pop()):
            if isinstance(member, TRACKED):
                found.add(member.call)
            elif isinstance(member, Tup):
                pending.extend(member.items)
            elif isinstance(member, Ref) and member not in seen and len(seen) < _MOST_CELLS:
                seen.add(member)
                cell = state.heap.get(member)
                if cell is not None:
                    pending.extend([item for _, item in cell.entries] if isinstance(cell, DictCell) else cell.items or [cell.element])
    return found


#: Lists and objects that are looked through for the sake of one return.
_MOST_CELLS = 16
