"""Why the number of values that a step returns is not known, for those who ask: SCN903 and `scanlint inspect`."""

from __future__ import annotations

from collections.abc import Iterable

from astroid import nodes

from scanlint.scan import containers
from scanlint.scan.machine import Machine
from scanlint.scan.operators import is_tensor
from scanlint.scan.state import State
from scanlint.scan.values import Unknown, Value, members


def why(m: Machine, returned: Iterable[tuple[nodes.NodeNG, Value, State]]) -> str:
    """The first reason that a return gives, behind a colon; nothing where none gives one."""
    found = (_why(m, value, state) for _, value, state in returned)
    return next((f": {one}" for one in found if one is not None), "")


def _why(m: Machine, value: Value, state: State) -> str | None:
    parts = members(value)
    if any(isinstance(part, Unknown) for part in parts):
        return next(part.why for part in parts if isinstance(part, Unknown))
    lists = [containers.cell_of(m, part, state) for part in parts]
    if any(cell is not None for cell in lists) and any(is_tensor(part) for part in parts):
        return "it may be one value or a list of them"
    if any(cell is not None and cell.items is None for cell in lists):
        return "it is a list of a length that is not known"
    # `return outputs, updates`: how many outputs there are is the first part's to tell.
    return next((found for cell in lists if cell is not None and cell.items and (found := _why(m, cell.items[0], state)) is not None), None)
