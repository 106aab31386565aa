"""What a step returns for each output: its dtype and axes, and what it is computed from."""

from __future__ import annotations

from collections.abc import Iterable

from scanlint.scan import containers
from scanlint.scan.counting import is_extra
from scanlint.scan.given import Result
from scanlint.scan.machine import Machine
from scanlint.scan.state import State
from scanlint.scan.values import Tensor, Value, join, members


def results(m: Machine, returns: Iterable[tuple[object, Value, State]]) -> tuple[Result, ...] | None:
    """The outputs in their order, joined over every return; None where they cannot be told apart from updates, or differ in number."""
    joined: list[Value] | None = None
    for _, value, state in returns:
        found = _outputs(m, value, state)
        if found is None or (joined is not None and len(joined) != len(found)):
            return None
        joined = list(found) if joined is None else [join(one, two) for one, two in zip(joined, found, strict=True)]
    return tuple(_result(value) for value in joined) if joined is not None else None


def _outputs(m: Machine, value: Value, state: State) -> tuple[Value, ...] | None:
    def extra(item: Value) -> bool:
        return is_extra(m, item, state)

    if len(members(value)) != 1 or extra(value):
        return None
    if isinstance(value, Tensor):
        return (value,)
    items = containers.items_of(m, value, state)
    if items is None:
        return None
    if items and containers.cell_of(m, items[0], state) is not None:
        # `[a, b], updates`, unless all of it is `[(shared, new), ..]`.
        return _outputs(m, items[0], state) if len(items) > 1 and all(map(extra, items[1:])) else None
    if len(items) in (2, 3) and all(map(extra, items[1:])):
        return items[:1]
    return items if not any(map(extra, items)) else None


def _result(value: Value) -> Result:
    if not isinstance(value, Tensor):
        return Result()
    names = frozenset(root.name for root in value.roots if root.kind == "parameter")
    return Result(value.kind, value.origin.removeprefix("arithmetic ") if value.origin.startswith("arithmetic ") else None, names)
