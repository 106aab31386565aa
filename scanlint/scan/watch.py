"""Watches one reading of a step's body: what it does with values that depend on the step's parameters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import facts, roots, step_facts
from scanlint.scan.state import State
from scanlint.scan.step_facts import BodyUse
from scanlint.scan.values import Const, Site, Tensor, Value, join, members

#: Builtins that ask a symbolic value for its number, or iterate over it: each raises TypeError (all four libraries). `abs`, `sum` of a list, `round`
#: and `str` are not among them.
_ASKING = frozenset(("int", "float", "complex", "range", "xrange", "max", "min"))
#: NumPy functions that take a list of what they join.
_JOINING = frozenset(("concatenate", "stack", "vstack", "hstack"))
_LOOPS = {facts.ITERATE: step_facts.LOOP, facts.LIST: step_facts.LOOP, facts.ZIP: step_facts.LOOP}


@dataclass(slots=True)
class _Sighting:
    node: nodes.NodeNG
    on: nodes.NodeNG
    value: Value
    use: BodyUse


class Watch:
    """Uses seen while the body of the step at ``step`` is read; ``level`` is how often the recorder is muted there, so that what is evaluated for
    other reasons is left out. A place that is passed several times holds the join of what it saw."""

    def __init__(self, step: Site, level: int) -> None:
        self.step = step
        self.level = level
        self._seen: dict[tuple[str, int, int], _Sighting] = {}

    def use(self, kind: str, node: nodes.NodeNG, on: nodes.NodeNG, value: Value, name: str | None, number: int | None) -> None:
        """A use as the recorder is told of it."""
        if kind == facts.TRUTH:
            self._keep(step_facts.TRUTH, node, on, value)
        elif kind in _LOOPS and _without_length(value):
            self._keep(step_facts.LOOP, node, on, value, name or "for")
        elif kind == facts.LEN:
            self._keep(step_facts.BUILTIN, node, on, value, "len")
        elif kind == facts.INDEX and number is not None:
            self._keep(step_facts.INDEX, node, on, value, number=number)

    def compare(self, node: nodes.Compare, operator: str, left: tuple[nodes.NodeNG, Value], right: tuple[nodes.NodeNG, Value]) -> None:
        """`==` and `!=` against a number or a tensor, and `in` a display of numbers: they compare identities while the graph is built."""
        for (on, value), (_, other) in ((left, right), (right, left)):
            if operator in ("==", "!=") and _is_value(other):
                self._keep(step_facts.EQUAL, node, on, value, operator)
                if roots.symbolic(value):
                    return
        if operator in ("in", "not in") and _are_numbers(right[0]):
            self._keep(step_facts.MEMBER, node, left[0], left[1], operator)

    def chain(self, node: nodes.Compare, left: Value, right: Value) -> None:
        """`a < x < b` asks for the truth of `a < x`."""
        self._keep(step_facts.CHAIN, node, node, Tensor("comparison", roots=roots.of(left) | roots.of(right)))

    def call(
        self, node: nodes.Call, name: str, written: Sequence[tuple[nodes.NodeNG, Value]], names: Sequence[str | None], state: State | None
    ) -> None:
        """A call of a function known by its dotted name; ``written`` are its arguments, ``names`` the keyword of each or None."""
        if not written:
            return
        part, first = next(((part, value) for part, value in written if roots.symbolic(value)), written[0])
        if name.startswith("builtins.") and name.removeprefix("builtins.") in _ASKING:
            self._keep(step_facts.BUILTIN, node, part, first, name.removeprefix("builtins."))
        elif name.startswith("numpy.") and not name.startswith("numpy.random."):
            given = [value for (_, value), keyword in zip(written, names, strict=True) if keyword is None]
            if name.removeprefix("numpy.") in _JOINING:
                cell = state.list_of(first) if state is not None else None
                first = cell.element if cell is not None else first
            both = len(given) > 1 and all(roots.symbolic(value) or isinstance(value, Tensor) for value in given)
            axis = any(keyword == "axis" for keyword in names) or (len(given) > 1 and isinstance(given[1], Const))
            self._keep(step_facts.NUMPY, node, part, first, name, both=both, axis=axis)

    def _keep(
        self,
        kind: str,
        node: nodes.NodeNG,
        on: nodes.NodeNG,
        value: Value,
        name: str = "",
        *,
        number: int | None = None,
        both: bool = False,
        axis: bool = False,
    ) -> None:
        key = (kind, id(node), id(on))
        before = self._seen.get(key)
        use = BodyUse(kind, _NOWHERE, _NOWHERE, "", name, number=number, both=both, axis=axis)
        if before is None:
            self._seen[key] = _Sighting(node, on, value, use)
        else:
            before.value = join(before.value, value)
            before.use = use if use == before.use else replace(use, both=both and before.use.both, axis=axis or before.use.axis)

    def finish(self, at: Callable[[nodes.NodeNG], Location]) -> tuple[BodyUse, ...]:
        """The uses whose value is symbolic on every way, in the order of the file."""
        found = []
        for sighting in self._seen.values():
            if not roots.symbolic(sighting.value):
                continue
            origins = {member.origin for member in members(sighting.value) if isinstance(member, Tensor)}
            origin = origins.pop() if len(origins) == 1 else ""
            found.append(
                replace(
                    sighting.use,
                    at=at(sighting.node),
                    on=at(sighting.on),
                    function=at(sighting.node.func) if isinstance(sighting.node, nodes.Call) else None,
                    text=sighting.on.as_string()[:60],
                    compared=origin == "comparison",
                    parameter=origin.removeprefix("step parameter ") if origin.startswith("step parameter ") else None,
                )
            )
        return tuple(sorted(found, key=lambda use: (use.at, use.kind, use.on)))


_NOWHERE = Location("", 0, 0, 0, 0)


def _is_value(value: Value) -> bool:
    """A number, or a tensor: nobody means the identity of those."""
    return all(isinstance(member, Tensor) or (isinstance(member, Const) and member.kind in ("int", "float")) for member in members(value))


def _are_numbers(node: nodes.NodeNG) -> bool:
    display = isinstance(node, (nodes.Tuple, nodes.List, nodes.Set))
    return display and bool(node.elts) and all(isinstance(part, nodes.Const) and isinstance(part.value, (int, float)) for part in node.elts)


def _without_length(value: Value) -> bool:
    """A step parameter or what elementwise functions make of one: a shape, a split or a stack has a known length and can be iterated over."""
    known = ("step parameter", "arithmetic", "comparison")
    return all(isinstance(member, Tensor) and member.origin.startswith(known) for member in members(value))
