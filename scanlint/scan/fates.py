"""Where the updates of each scan call go: every place that reads them is looked at while the code is read, so that "nowhere" is certain."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan.draws import Fate
from scanlint.scan.facts import ScanCall
from scanlint.scan.moves import ARGUMENT, RETURNED, Read
from scanlint.scan.places import cut, written
from scanlint.scan.values import Choice, Pair, ScanId, Site, Tup, Unknown, Updates, Value, members

if TYPE_CHECKING:
    from scanlint.scan.machine import Frame, Machine

#: Values that may be, or may hide, what scan returned.
WATCHED = (Pair, Updates, Tup, Choice, Unknown)


@dataclass(frozen=True, slots=True)
class _Binding:
    name: str
    at: Location
    scope: tuple[int, int]


class Fates:
    """``compiles`` once the file makes a function or evaluates a tensor itself; else names of the module may be there for other files."""

    def __init__(self) -> None:
        self.compiles = False
        self._used: set[ScanId] = set()
        self._kept: set[ScanId] = set()
        self._reads: dict[ScanId, dict[int, Read]] = {}
        self._public: set[ScanId] = set()
        self._held: dict[tuple[Site, str], dict[ScanId, None]] = {}
        self._bindings: dict[ScanId, _Binding] = {}
        self._passed: dict[ScanId, nodes.NodeNG | None] = {}

    def seen(self, m: Machine, node: nodes.NodeNG, value: Value) -> None:
        """An expression was evaluated."""
        if isinstance(value, Unknown):
            if self._held and isinstance(node, (nodes.Name, nodes.AssignName)):
                # The name may still hold updates, on a way that could not be told from the others.
                frame: Frame | None = m.here
                while frame is not None:
                    self._keep(self._held.get((_site(frame), node.name), ()))
                    frame = frame.parent
            return
        for member in members(value):
            if isinstance(member, Updates) and isinstance(node, nodes.Name):
                self._reads.setdefault(member.call, {}).setdefault(id(node), _read(m, node))
        if _is_only_named(node) or isinstance(node, nodes.Tuple):
            # The parts of a tuple that is written out were looked at one by one.
            return
        if m.recorder.follows and _is_given_back(node):
            # A name is among the reads.
            self._kept.update(_calls(value) if not isinstance(node, nodes.Name) or not isinstance(value, Updates) else ())
            return
        for member in members(value):
            if isinstance(member, Updates) and isinstance(node, nodes.Name) and not isinstance(value, Choice):
                self._used.add(member.call)
            elif isinstance(member, Updates) or (isinstance(member, (Pair, Tup)) and not _is_taken_apart(node)):
                self._keep(_calls(member))

    def read_all(self, m: Machine) -> None:
        """All names of the body at hand are read at once, as by `locals()`."""
        for (site, _), calls in self._held.items():
            if site == _site(m.here):
                self._keep(calls)

    def _keep(self, calls: Iterable[ScanId]) -> None:
        """The updates of these calls are used otherwise than by a name that is read."""
        self._used.update(calls)
        self._kept.update(calls)

    def given_back(self, m: Machine, site: Site, values: Iterable[Value], result: Value) -> None:
        """A function of the project returned one of ``values`` to the call at ``site``, which holds ``result``: what becomes of updates is now the
        caller's affair. Those that the result does not tell of are out of sight."""
        kept = set(_calls(result))
        for value in values:
            self._kept.update(member.call for member in members(value) if isinstance(member, Pair))
            for call in _calls(value):
                if m.recorder.follows_or_is_read and call in kept:
                    self._passed[call] = m.trails.calls.get(site)
                    self._bindings.pop(call, None)
                else:
                    self._used.add(call)

    def bound(self, m: Machine, target: nodes.NodeNG, value: Value) -> None:
        """A target is given a value: a plain name holds it, anything else (a field, an item, a global) is out of sight and counts as use."""
        calls = set(_calls(value))
        if not calls:
            return
        scope = m.here.scope
        if isinstance(target, (nodes.Tuple, nodes.List)):
            if not (len(target.elts) == 2 and all(isinstance(member, Pair) for member in members(value) if isinstance(member, (Pair, Updates)))):
                self._keep(calls)
            elif any(isinstance(part, nodes.Starred) for part in target.elts):
                self._kept |= calls
        elif (
            not isinstance(target, nodes.AssignName)
            or target.name in m.here.names.outer
            or isinstance(scope, nodes.ClassDef)
            or not all(isinstance(member, (Pair, Updates, Tup)) for member in members(value) if list(_calls(member)))
        ):
            self._keep(calls)
        else:
            self._kept.update(call for member in members(value) if isinstance(member, Tup) for call in _calls(member))
            holders = self._held.setdefault((_site(m.here), target.name), {})
            holders.update(dict.fromkeys(sorted(calls, key=str)))
            for member in members(value):
                if isinstance(member, Updates):
                    self._bindings[member.call] = _Binding(target.name, m.at(target), _site(m.here)[:2])
            if isinstance(scope, nodes.Module) and not target.name.startswith("_"):
                self._public |= calls

    def tell(self, m: Machine, calls: Mapping[ScanId, ScanCall]) -> dict[ScanId, ScanCall]:
        """The calls with what became of their updates; the same written call has one fate, whatever run of its function it is seen from, unless it
        is the caller whose affair they are."""
        used = self._used | (set() if self.compiles else self._public)
        sites = {call.site for call in used}
        # Looked up once, as a file may have thousands of names and of calls.
        holding: dict[ScanId, list[dict[int, list[Location]]]] = {}
        for holders in self._held.values():
            turns: dict[int, list[Location]] = {}
            for one in holders:
                holding.setdefault(one, []).append(turns)
                turns.setdefault(one.run, []).append(calls[one].at)
            for places in turns.values():
                places.sort()
        fates = {
            name: self._fate(call, name in used if name in self._passed else name.site in sites, holding.get(call.id, ()))
            for name, call in calls.items()
        }
        for name, node in self._passed.items():
            at = fates[name].at or (m.at(node) if node is not None else None)
            fates[name] = replace(fates[name], used=fates[name].used or at is None, at=at, passed=True)
        reads, kept = self._readers()
        return {
            name: replace(call, updates=replace(fates[name], reads=reads.get(name.site, ()), kept=name.site in kept)) for name, call in calls.items()
        }

    def _readers(self) -> tuple[dict[Site, tuple[Read, ...]], set[Site]]:
        """Who reads the updates of each written call by name, and the calls whose updates may be used otherwise too."""
        reads: dict[Site, dict[int, Read]] = {}
        for call, found in self._reads.items():
            reads.setdefault(call.site, {}).update(found)
        # A name that is read for the updates of several scans, each in its turn, cannot be rewritten for one of them.
        often = Counter(node for found in reads.values() for node in found)
        kept = {call.site for call in self._kept | (set() if self.compiles else self._public)}
        kept |= {site for site, found in reads.items() if any(often[node] > 1 for node in found)}
        return {site: tuple(sorted(found.values(), key=_place)) for site, found in reads.items()}, kept

    def _fate(self, call: ScanCall, used: bool, holding: Iterable[Mapping[int, list[Location]]]) -> Fate:
        """``holding`` has, for each name that held the updates, the places of all whose updates it held, by run."""
        binding = self._bindings.get(call.id)
        if binding is None:
            return Fate(used)
        taken_by = None
        for turns in holding if not binding.name.startswith("_") else ():
            places = turns.get(call.id.run, [])
            later = bisect_right(places, call.at)
            taken_by = places[later] if later < len(places) else taken_by
        return Fate(used, binding.name, binding.at, taken_by, scope=binding.scope)


def _site(frame: Frame) -> Site:
    scope = frame.scope
    return (scope.lineno or 0, scope.col_offset or 0, scope.end_lineno or 0, scope.end_col_offset or 0)


def _place(read: Read) -> Location:
    return read.at


def _read(m: Machine, node: nodes.Name) -> Read:
    """A place that reads updates, and whether it can be taken out: the argument `updates=` of a call, or the second part of what is returned."""
    source, parent, scope = m.program.files.of(node), node.parent, _site(m.here)
    if isinstance(parent, nodes.Keyword) and parent.arg == "updates" and isinstance(parent.parent, nodes.Call):
        return Read(m.at(node), ARGUMENT, cut(parent, written(parent.parent), source), None, scope)
    if isinstance(parent, nodes.Tuple) and isinstance(parent.parent, nodes.Return) and len(parent.elts) == 2 and parent.elts[1] is node:
        return Read(m.at(node), RETURNED, cut(node, parent.elts, source), m.at(parent.parent), scope)
    return Read(m.at(node), "", None, None, scope)


def _calls(value: Value) -> Iterator[ScanId]:
    for member in members(value):
        if isinstance(member, (Pair, Updates)):
            yield member.call
        elif isinstance(member, Tup):
            for item in member.items:
                yield from _calls(item)


def _is_only_named(node: nodes.NodeNG) -> bool:
    """Whether the value is only given a name, or thrown away at once."""
    parent = node.parent
    return isinstance(parent, nodes.Expr) or (isinstance(parent, (nodes.Assign, nodes.AnnAssign, nodes.NamedExpr)) and parent.value is node)


def _is_given_back(node: nodes.NodeNG) -> bool:
    """Whether the value is what the function returns, or one of a tuple that it returns."""
    parent = node.parent
    if isinstance(parent, nodes.Tuple):
        node, parent = parent, parent.parent
    return isinstance(parent, nodes.Return) or (isinstance(parent, nodes.Lambda) and parent.body is node)


def _is_taken_apart(node: nodes.NodeNG) -> bool:
    """Whether only one half of the pair is taken: the updates, if it is they, are looked at where they are then."""
    parent = node.parent
    if not isinstance(parent, nodes.Subscript) or parent.value is not node:
        return False
    index = parent.slice
    if isinstance(index, nodes.UnaryOp) and index.op == "-":
        index = index.operand
    return isinstance(index, nodes.Const) and index.value in (0, 1, 2) and not isinstance(index.value, bool)
