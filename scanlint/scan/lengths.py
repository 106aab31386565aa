"""How many steps a sequence has, where its code shows it: `x[1:]` is one shorter than `x`."""

from __future__ import annotations

from astroid import nodes

from scanlint.scan.given import Length, Taps
from scanlint.scan.values import Kind


def length_of(node: nodes.NodeNG | None, kind: Kind, taps: Taps | None) -> Length | None:
    """The length of the sequence that an expression makes, less what its taps cost (max - min, all four libraries); None where it is not shown."""
    if taps is not None and taps.numbers is None:
        return None
    numbers = (0, *(taps.numbers or ())) if taps is not None else (0,)
    spread = max(numbers) - min(numbers)
    if kind.dims and kind.dims[0] is not None and kind.dims[0] >= 0:
        return Length("", kind.dims[0] - spread)
    found = _written(node)
    return Length(found.base, found.steps - spread) if found is not None else None


def _written(node: nodes.NodeNG | None) -> Length | None:
    """A plain name or attribute, or a slice of one with small written bounds."""
    if isinstance(node, (nodes.Name, nodes.Attribute)):
        return Length(node.as_string(), 0)
    if not isinstance(node, nodes.Subscript) or not isinstance(node.value, (nodes.Name, nodes.Attribute)) or not isinstance(node.slice, nodes.Slice):
        return None
    lower, upper, step = (_number(part) for part in (node.slice.lower, node.slice.upper, node.slice.step))
    if step not in (0, 1, -1) or lower is None or upper is None or lower < 0 or upper > 0 or (step == -1 and (lower, upper) != (0, 0)):
        return None
    return Length(node.value.as_string(), upper - lower)


def _number(node: nodes.NodeNG | None) -> int | None:
    """A written bound, 0 where there is none; None for anything else."""
    if node is None:
        return 0
    if isinstance(node, nodes.UnaryOp) and node.op == "-" and isinstance(node.operand, nodes.Const) and isinstance(node.operand.value, int):
        return -int(node.operand.value)
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, int) else None
