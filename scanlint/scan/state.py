"""The state of a program point: what each name holds, and what lists, dicts and instances hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from scanlint.scan.count import ANY, Count, exactly
from scanlint.scan.values import Const, Outs, Ref, ScanId, Tup, Unknown, Value, join, join_all, members

CHANGED = Unknown("the list of outputs was changed in place")
#: An entry of a dict that is there on some of the ways only.
ONE_WAY = Unknown("set on one way only")


@dataclass(frozen=True, slots=True)
class ListCell:
    """What a list holds: its ``items`` where all are known, else only the ``length`` and the join of the elements."""

    items: tuple[Value, ...] | None
    length: Count
    element: Value

    @staticmethod
    def of(items: tuple[Value, ...]) -> ListCell:
        """A list whose items are all known."""
        return ListCell(items, exactly(len(items)), join_all(list(items), Unknown("an element of an empty list")))


@dataclass(frozen=True, slots=True)
class DictCell:
    """Entries under constant keys; ``complete`` when there are no others, ``filled`` when there is at least one, under whatever key.

    ``many`` where it stands for several objects, made at the turns of a loop: what one of them is given, the others may not have.
    """

    entries: tuple[tuple[Const, Value], ...]
    complete: bool
    filled: bool = False
    many: bool = False

    def get(self, key: Const) -> Value | None:
        """The value under a key, None where the dict holds no such entry that we know of."""
        return next((value for name, value in self.entries if name == key), None)

    def put(self, key: Const, value: Value) -> DictCell:
        """The dict after ``d[key] = value``."""
        before = self.get(key) if self.many else None
        value = value if before is None else join(before, value)
        rest = tuple(entry for entry in self.entries if entry[0] != key)
        return replace(self, entries=(*rest, (key, value)), filled=True)


#: Fields of an instance are a dict with string keys.
Cell = ListCell | DictCell


@dataclass(slots=True)
class State:
    """Names of the function at hand and the heap. Branches work on copies."""

    env: dict[str, Value] = field(default_factory=dict)
    heap: dict[Ref, Cell] = field(default_factory=dict)
    changed: frozenset[ScanId] = frozenset()

    def copy(self) -> State:
        """A state that can go its own way."""
        return State(dict(self.env), dict(self.heap), self.changed)

    def read(self, value: Value) -> Value:
        """The value as it is now: a list of outputs that was appended to is no longer known."""
        if self.changed and isinstance(value, Outs) and value.call in self.changed and value.form != "single":
            return replace(CHANGED, lost=frozenset((value.call,)))
        return value

    def escape(self, value: Value) -> None:
        """Give up what a list, dict or instance holds, because unknown code may change it from here on."""
        for member in members(value):
            if isinstance(member, Ref):
                why = Unknown("changed by code that is not known")
                self.heap[member] = ListCell(None, ANY, why) if member.kind == "list" else DictCell((), False)
            elif isinstance(member, Outs) and member.form != "single":
                self.changed |= {member.call}
            elif isinstance(member, Tup):
                for item in member.items:
                    if isinstance(item, Ref):
                        self.escape(item)

    def list_of(self, value: Value) -> ListCell | None:
        """The cell of a list, None for anything else."""
        cell = self.heap.get(value) if isinstance(value, Ref) else None
        return cell if isinstance(cell, ListCell) else None

    def dict_of(self, value: Value) -> DictCell | None:
        """The cell of a dict or instance, None for anything else."""
        cell = self.heap.get(value) if isinstance(value, Ref) else None
        return cell if isinstance(cell, DictCell) else None


def join_states(one: State | None, two: State | None) -> State | None:
    """The state where two ways meet; None is a way that cannot be taken. A name bound on one way only keeps its value."""
    if one is None or two is None:
        return one or two
    env = dict(one.env)
    for name, value in two.env.items():
        before = env.get(name)
        # Most names and lists are the same on both ways, and comparing objects costs less than comparing what they hold.
        if before is not value:
            env[name] = value if before is None else join(before, value)
    heap = dict(one.heap)
    for ref, cell in _others(one.heap, two.heap):
        held = heap.get(ref)
        heap[ref] = cell if held is None or held is cell or held == cell else join_cells(held, cell)
    return State(env, heap, one.changed | two.changed)


def _others(one: dict[Ref, Cell], two: dict[Ref, Cell]) -> Iterator[tuple[Ref, Cell]]:
    """What ``two`` holds beside that which both hold in the same order: two ways from one place begin alike, and to look up costs far more."""
    alike = 0
    for (ref, cell), (other, held) in zip(one.items(), two.items(), strict=False):
        if ref is not other:
            break
        alike += 1
        if cell is not held:
            yield other, held
    yield from islice(two.items(), alike, None)


def widen_state(older: State, newer: State) -> State:
    """The state at the head of a loop after one more turn: lengths that still grow are given up, values that still change are unknown."""
    joined = join_states(older.copy(), newer)
    assert joined is not None
    for ref, cell in joined.heap.items():
        before = older.heap.get(ref)
        if before is not None and before != cell:
            joined.heap[ref] = join_cells(before, cell, widen=True)
    return joined


def join_cells(one: Cell, two: Cell, widen: bool = False) -> Cell:
    """What a list, dict or instance holds where two ways meet; with ``widen`` a length that still grows is given up."""
    if isinstance(one, ListCell) and isinstance(two, ListCell):
        if one.items is not None and two.items is not None and len(one.items) == len(two.items):
            return ListCell.of(tuple(join(a, b) for a, b in zip(one.items, two.items, strict=True)))
        length = one.length.widen(two.length) if widen else one.length.join(two.length)
        empty = [cell for cell in (one, two) if cell.items == ()]
        element = two.element if one in empty else one.element if two in empty else join(one.element, two.element)
        return ListCell(None, length, element)
    if isinstance(one, DictCell) and isinstance(two, DictCell):
        keys = {key: None for key, _ in (*one.entries, *two.entries)}
        entries = []
        for key in keys:
            a, b = one.get(key), two.get(key)
            entries.append((key, join(a if a is not None else ONE_WAY, b if b is not None else ONE_WAY)))
        return DictCell(tuple(entries), one.complete and two.complete, one.filled and two.filled, one.many or two.many)
    return ListCell(None, Count(0, None), Unknown("a list on one way, a dict on another"))
