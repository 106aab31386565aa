"""What the recorder keeps beside uses: tensors that left the step they belong to, and discarded results of set_subtensor and inc_subtensor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan import facts, roots
from scanlint.scan.backends import ROOTS, TENSOR_METHODS, tensor_function
from scanlint.scan.expected import is_expected
from scanlint.scan.state import State
from scanlint.scan.step_facts import Discard, Leak
from scanlint.scan.values import Root, Site, Tensor, Value, members

_DISCARDED = ("set_subtensor", "inc_subtensor")
#: Functions of the libraries' roots that build on a variable or compile it; printing and walking graphs are not among them.
_BUILDING = frozenset(("function", "grad", "scan", "map", "reduce", "foldl", "foldr", "dot", "ifelse"))


@dataclass(slots=True)
class _Sighting:
    node: nodes.NodeNG
    on: nodes.NodeNG
    value: Value


class BodyLog:
    """Collects while the code is read. ``active`` are the functions being read, innermost last: inside its own step a variable is at home."""

    def __init__(self, active: Sequence[Site]) -> None:
        self._active = active
        self._leaks: dict[tuple[int, int], _Sighting] = {}
        self._discards: dict[int, tuple[nodes.NodeNG, str]] = {}

    def use(self, kind: str, node: nodes.NodeNG, on: nodes.NodeNG, value: Value, name: str | None) -> None:
        """A use outside the step that computed the value."""
        if kind in (facts.ARITHMETIC, facts.INDEX) or (kind == facts.ATTRIBUTE and name in TENSOR_METHODS):
            self._keep(node, on, value)

    def argument(self, node: nodes.Call, part: nodes.NodeNG, value: Value, function: str | None, state: State | None) -> None:
        """An argument of a library function, or a list of them."""
        if function is None or not (tensor_function(function) or (function.split(".")[0] in ROOTS and function.rpartition(".")[2] in _BUILDING)):
            return
        self._keep(node, part, value)
        cell = state.list_of(value) if state is not None else None
        for item in () if cell is None else cell.items or (cell.element,):
            self._keep(node, part, item)

    def _keep(self, node: nodes.NodeNG, on: nodes.NodeNG, value: Value) -> None:
        key = (id(node), id(on))
        if key not in self._leaks and self._left(value):
            self._leaks[key] = _Sighting(node, on, value)

    def _left(self, value: Value) -> frozenset[Root]:
        """The parameters that a value depends on, of steps that are not being read."""
        if not all(isinstance(member, Tensor) for member in members(value)):
            return roots.NOTHING
        return frozenset(root for root in roots.of(value) if root.kind == "parameter" and root.site not in self._active)

    def statement(self, node: nodes.Expr, value: Value) -> None:
        """An expression that stands alone."""
        if not isinstance(node.value, nodes.Call):
            # A name that stands alone throws nothing away: it may be used elsewhere.
            return
        origins = {member.origin.rpartition(".")[2] for member in members(value) if isinstance(member, Tensor)}
        if isinstance(value, Tensor) and value.origin == "one of several":
            # The same function of two libraries, one of which is imported.
            origins = {node.value.func.as_string().rpartition(".")[2]}
        name = origins.pop() if len(origins) == 1 and isinstance(value, Tensor) else ""
        if name in (*_DISCARDED, "method set", "method inc"):
            self._discards[id(node)] = (node, name)

    def leaks(self, at: Callable[[nodes.NodeNG], Location]) -> tuple[Leak, ...]:
        """The uses of tensors outside their step, in the order of the file."""
        found = []
        for sighting in self._leaks.values():
            left = sorted(self._left(sighting.value))
            if left and not is_expected(sighting.node):
                where = tuple((root.site, root.name) for root in left)
                found.append(Leak(at(sighting.node), at(sighting.on), sighting.on.as_string()[:60], where))
        return tuple(sorted(found, key=lambda leak: (leak.on, leak.at)))

    def discards(self, at: Callable[[nodes.NodeNG], Location]) -> tuple[Discard, ...]:
        """The discarded results, in the order of the file."""
        found = set()
        for node, name in self._discards.values():
            if not is_expected(node):
                found.add(Discard(at(node), name, _target(node)))
        return tuple(sorted(found, key=lambda discard: discard.at))


def _target(node: nodes.NodeNG) -> str:
    """What was to be changed: `h` of `T.set_subtensor(h[0], 1)`."""
    call = node.value
    part = call.func.expr if call.func.as_string().endswith((".set", ".inc")) else call.args[0] if call.args else None
    while isinstance(part, nodes.Subscript):
        part = part.value
    return part.as_string()[:40] if part is not None else ""
