"""The direction in which a scan goes through its sequences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from astroid import nodes

from scanlint.scan.scopes import Scope
from scanlint.scan.values import Const

if TYPE_CHECKING:
    from scanlint.scan.arguments import BoundArguments
    from scanlint.scan.machine import Machine

#: Names that say that the order was turned already.
_TURNED_NAME = re.compile(r"rev|flip|turned|backw|bwd|_bw\b|inverse", re.IGNORECASE)
_FLIPS = frozenset(("flip", "flipud", "reverse", "reversed"))


@dataclass(frozen=True, slots=True)
class Run:
    """``backward`` where the outputs come in reversed order of time; ``turned`` where a sequence was reversed before by other means than a scan;
    ``parts`` are the sequences as they are written in ``scope``, ``states`` the entries of outputs_info; ``homes`` says where the names among both
    live (Program.home_of), by the node's identity."""

    backward: bool
    turned: bool
    parts: tuple[nodes.NodeNG, ...]
    scope: Scope
    states: tuple[nodes.NodeNG, ...] = ()
    homes: Mapping[int, tuple[Scope, str]] = field(default_factory=dict)

    def went_through(self, m: Machine, part: nodes.NodeNG) -> bool:
        """Whether an expression is a sequence of this scan: the same name, in the same function or imported from its module, where it is not
        bound anew behind the scan."""
        return self._is_one_of(m, part, self.parts)

    def starts_from(self, m: Machine, part: nodes.NodeNG) -> bool:
        """Whether an expression is an initial state of this scan, given an axis of time or not: the same name, not bound anew."""
        return self._is_one_of(m, _without_new_axis(part), self.states)

    def _is_one_of(self, m: Machine, part: nodes.NodeNG, given: Sequence[nodes.NodeNG]) -> bool:
        if not isinstance(part, nodes.Name):
            return False
        home = m.program.home_of(m, part.name)
        return any(isinstance(one, nodes.Name) and self.homes[id(one)] == home and _keeps(one, self.scope) for one in given)

    def may_be_turned(self) -> bool:
        """Whether the sequences, as they are written and as their names were assigned in this function, are or may be reversed."""
        pending = list(self.parts)
        seen: set[str] = set()
        while pending:
            part = pending.pop()
            if isinstance(part, nodes.Slice) and part.step is not None:
                return True
            if isinstance(part, (nodes.Name, nodes.Attribute)):
                name = part.name if isinstance(part, nodes.Name) else part.attrname
                if _TURNED_NAME.search(name) or name in _FLIPS:
                    return True
                if isinstance(part, nodes.Name) and name not in seen:
                    seen.add(name)
                    pending.extend(_assigned(name, self.scope))
            pending.extend(part.get_children())
        return False


def run_of(m: Machine, api: str, bound: BoundArguments, parts: Sequence[nodes.NodeNG], turned: bool, given_backward: bool) -> Run | None:
    """How a call goes through its sequences; None where its direction is not certain or it has no sequences, and for views that keep no steps.

    ``given_backward`` tells that the sequences are outputs in reversed order themselves: going backwards through them is going forwards.
    """
    flag = bound.values.get("go_backwards")
    n_steps = bound.values.get("n_steps")
    # A literal n_steps of 1 ignores go_backwards (all four libraries), and one step has no direction.
    if bound.open or api not in ("scan", "map") or not parts or (isinstance(n_steps, Const) and n_steps.value == 1):
        return None
    if flag is not None and not (isinstance(flag, Const) and isinstance(flag.value, bool)):
        return None
    states = _displayed(bound.places.get("outputs_info"))
    backward = (isinstance(flag, Const) and flag.value is True) is not given_backward
    homes = {id(name): m.program.home_of(m, name.name) for name in (*parts, *states) if isinstance(name, nodes.Name)}
    return Run(backward, turned, tuple(parts), m.here.scope, states, homes)


def _displayed(place: nodes.NodeNG | None) -> tuple[nodes.NodeNG, ...]:
    if place is None:
        return ()
    return tuple(place.elts) if isinstance(place, (nodes.List, nodes.Tuple)) else (place,)


def _without_new_axis(part: nodes.NodeNG) -> nodes.NodeNG:
    """What stands in `x[None, :]`, `x.dimshuffle("x", 0, 1)`, `shape_padleft(x)` or `expand_dims(x, 0)`."""
    if isinstance(part, nodes.Subscript):
        first = part.slice.elts[0] if isinstance(part.slice, nodes.Tuple) and part.slice.elts else part.slice
        return part.value if first.as_string() in ("None", "np.newaxis", "numpy.newaxis") else part
    if not isinstance(part, nodes.Call):
        return part
    if isinstance(part.func, nodes.Attribute) and part.func.attrname == "dimshuffle":
        return part.func.expr if "'x'" in part.as_string() else part
    name = part.func.attrname if isinstance(part.func, nodes.Attribute) else part.func.as_string()
    return part.args[0] if name in ("shape_padleft", "expand_dims") and part.args else part


def _assigned(name: str, scope: Scope) -> list[nodes.NodeNG]:
    """The right sides of the assignments to a name in a scope."""
    found = []
    for target in scope.nodes_of_class(nodes.AssignName):
        if target.name == name:
            statement = target.statement()
            if isinstance(statement, (nodes.Assign, nodes.AnnAssign, nodes.AugAssign)) and statement.value is not None:
                found.append(statement.value)
    return found


def _keeps(name: nodes.Name, scope: Scope) -> bool:
    """Whether a name holds for the rest of its function what it holds here: it is bound once, or only above and outside of any loop."""
    bindings = [target for target in scope.nodes_of_class(nodes.AssignName) if target.name == name.name]
    if len(bindings) <= 1:
        return True
    if any(isinstance(around, (nodes.For, nodes.While)) for around in name.node_ancestors()):
        return False
    return all((target.lineno or 0) < (name.statement().lineno or 0) for target in bindings)
