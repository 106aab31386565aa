"""Fields of objects across methods: what `self.h` holds where no write of it is in sight, the join of all writes of the class and its bases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from scanlint.scan import classes
from scanlint.scan.functions import close
from scanlint.scan.machine import MOST_HELPERS, SPENT, Machine, Written, site_of
from scanlint.scan.members import changed, fields, is_own, methods, opened
from scanlint.scan.scopes import parameters
from scanlint.scan.state import Cell, DictCell, State
from scanlint.scan.values import Ref, Site, Tup, Unknown, Value, join_all, members


@dataclass(frozen=True, slots=True)
class _Body:
    """What a method that writes fields gives them when it is called with anything, and the lists at its end."""

    written: tuple[Written, ...]
    heap: dict[Ref, Cell]


class Fields:
    """What is known of the fields of the classes of one program; ``None`` while it is being found out."""

    def __init__(self) -> None:
        self._known: dict[tuple[Site, str, str], Value | None] = {}
        self._heaps: dict[tuple[Site, str, str], dict[Ref, Cell]] = {}
        self._bodies: dict[tuple[Site, str, Site], _Body] = {}
        self._outside: dict[int, frozenset[str]] = {}

    def of(self, m: Machine, owner: Ref, name: str, state: State) -> Value | None:
        """What the field of an instance may hold; None where its class never writes it."""
        key = (owner.site, owner.kind, name)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._joined(m, owner, name, key)
        elif self._known[key] is None:
            return Unknown(f"self.{name} depends on itself")
        for ref, cell in self._heaps.get(key, {}).items():
            state.heap.setdefault(ref, cell)
        known = self._known[key]
        return None if known == _NEVER else known

    def _joined(self, m: Machine, owner: Ref, name: str, key: tuple[Site, str, str]) -> Value:
        family = [*classes.lineage(m, owner.site), *(classes.heirs(m, owner.site) if owner.kind == classes.SELF else ())]
        writers = [(site, method) for site in family for method in _methods(m, site) if name in fields(method).own]
        if not writers:
            return _NEVER
        if any(name in fields(method).given for _, method in writers):
            return Unknown(f"self.{name} is what a method is given")
        if m.followed > m.most_followed:
            return Unknown(f"what self.{name} is set to is not looked for: {SPENT}")
        if any(name in self._written_outside(node) for node in _modules(m, family)):
            return Unknown(f"self.{name} is also set elsewhere")
        if any(opened(m.definitions[site]) for site in family if site in m.definitions):
            return Unknown(f"self.{name} may be set under a name that is not written")
        found: list[Value] = []
        heap: dict[Ref, Cell] = {}
        for site, method in writers:
            body = self._read(m, owner, site, method)
            found += [one.value for one in body.written if one.name == name]
            heap |= body.heap
        declared = classes.inherited(m, tuple(family), name)
        value = join_all([*found, *([declared] if declared is not None else [])], Unknown(f"self.{name} is set elsewhere"))
        is_filled = any(name in changed(m.definitions[site]) for site in family if site in m.definitions)
        held = _reached(value, heap)
        if is_filled and any(ref.kind in ("list", "dict") for ref in held):
            return Unknown(f"self.{name} is filled elsewhere")
        self._heaps[key] = {ref: heap[ref] for ref in held}
        return value

    def _read(self, m: Machine, owner: Ref, site: Site, method: nodes.FunctionDef) -> _Body:
        """Run a method as if anything had been handed to it."""
        key = (owner.site, owner.kind, site_of(method))
        if key in self._bodies:
            return self._bodies[key]
        self._bodies[key] = _Body((), {})
        outer, journals, active, turning = m.here, m.journals, list(m.active), m.turning
        m.journals, m.turning = [], 0
        m.active[:] = [site_of(method)] * (1 if site_of(method) in m.relevant else MOST_HELPERS)
        parent = m.frames[m.class_frames[site]]
        frame = m.open_frame(method, parent, m.runs.setdefault((0, site_of(method)), len(m.runs) + 1))
        m.recorder.muted += 1
        state = State({}, dict(parent.heap))
        m.frame, frame.state = frame, state
        this = Ref(owner.kind, owner.site, frame.run)
        state.heap[this] = DictCell((), complete=False)
        log = m.writes[this] = []
        for number, (parameter, _) in enumerate(parameters(method)):
            m.bind(parameter, Unknown(f"parameter {parameter}") if number else this, state)
        close(m, frame, m.execute(method.body, state))
        m.frame, m.journals, m.active[:], m.turning = outer, journals, active, turning
        m.recorder.muted -= 1
        self._bodies[key] = _Body(tuple(log), frame.heap)
        return self._bodies[key]

    def _written_outside(self, module: nodes.Module) -> frozenset[str]:
        """The attributes that a module sets on other objects than the self of a method."""
        if id(module) not in self._outside:
            found = {target.attrname for target in module.nodes_of_class(nodes.AssignAttr) if not is_own(target)}
            for call in module.nodes_of_class(nodes.Call):
                if (
                    isinstance(call.func, nodes.Name)
                    and call.func.name == "setattr"
                    and len(call.args) == 3
                    and isinstance(call.args[1], nodes.Const)
                ):
                    found.add(str(call.args[1].value))
            self._outside[id(module)] = frozenset(found)
        return self._outside[id(module)]


_NEVER = Unknown("a field that is never written")


def _methods(m: Machine, site: Site) -> Iterator[nodes.FunctionDef]:
    node = m.definitions[site]
    assert isinstance(node, nodes.ClassDef)
    yield from (part for part in methods(node) if site_of(part) in m.definitions)


def _modules(m: Machine, family: list[Site]) -> list[nodes.Module]:
    roots = {id(root): root for root in (m.definitions[site].root() for site in family if site in m.definitions)}
    main = m.frames[0].scope
    return [*roots.values(), *([main] if id(main) not in roots and isinstance(main, nodes.Module) else [])]


def _reached(value: Value, heap: dict[Ref, Cell]) -> set[Ref]:
    """The references that a value holds, directly or not."""
    found: set[Ref] = set()
    pending = [value]
    while pending:
        for member in members(pending.pop()):
            if isinstance(member, Tup):
                pending.extend(member.items)
            elif isinstance(member, Ref) and member not in found and member in heap:
                found.add(member)
                cell = heap[member]
                pending.extend([item for _, item in cell.entries] if isinstance(cell, DictCell) else cell.items or [cell.element])
    return found
