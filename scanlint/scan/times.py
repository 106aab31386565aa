"""What each operation does to the time axis of a tensor, the first one (all four libraries)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from astroid import nodes

from scanlint.scan.values import Course

#: Functions and methods that sum over an axis: over time, the order of the steps is gone.
REDUCTIONS = frozenset("sum mean max min prod all any std var norm logsumexp".split())

#: Functions of one tensor that compute each step for itself, so that picking a step first gives the same.
_STEPWISE = frozenset(
    """
    abs abs_ arccos arcsin arctan astype cast ceil clip cos cosh erf exp expm1 floor hard_sigmoid log log10 log1p log2 neg relu round sgn sigmoid sin
    sinh softplus sqr sqrt square tan tanh ultra_fast_sigmoid
    """.split(),
)
#: These keep the time axis first too, but what they make of a step may depend on the others, or on its number of axes.
_KEEPING = frozenset(("dot", "softmax", "copy", "tensordot", "shape_padright", "specify_shape", "disconnected_grad", "zero_grad"))

#: Functions that combine tensors step by step.
TOGETHER = frozenset(("add", "sub", "mul", "true_div", "maximum", "minimum", "switch", "where", "batched_dot"))

#: Expressions of which the last step can be picked first.
PICKABLE = (nodes.Call, nodes.BinOp, nodes.UnaryOp)


def _across(node: nodes.Call, moved: bool) -> bool:
    """concatenate: along another axis than time. After dimshuffle(1, 0, 2) time is axis 1."""
    place = _argument(node, 1, "axis")
    if isinstance(place, nodes.BinOp) and "ndim" in place.as_string():
        return True
    axis = _number(place) if place is not None else 0
    return axis in (2, 3, -1) or (axis == 1 and not moved)


def along(name: str, node: nodes.Call, moved: bool) -> bool:
    """Whether a join puts its parts one after another in time: concatenate without an axis, or along that of time. ``moved``: time is axis 1."""
    place = _argument(node, 1, "axis")
    return name == "concatenate" and (_number(place) if place is not None else 0) == (1 if moved else 0)


def _always(node: nodes.Call, moved: bool) -> bool:
    return True


def _unless_moved(node: nodes.Call, moved: bool) -> bool:
    return not moved


def stay_paired(name: str, node: nodes.Call, moved: bool) -> bool:
    """Whether a join or a step by step operation leaves step t of each part beside step t of the others. ``moved``: time is axis 1."""
    return JOINS[name](node, moved) if name in JOINS else True


#: Functions that put tensors side by side, each with the test whether the steps stay paired.
JOINS: dict[str, Callable[[nodes.Call, bool], bool]] = {"concatenate": _across, "stack": _always, "horizontal_stack": _unless_moved}


def operands(node: nodes.Call, name: str, *, method: bool) -> list[nodes.NodeNG]:
    """The tensors that a call works on, as they are written: the elements of a list where it takes one."""
    if method:
        return [node.func.expr]
    first = node.args[0] if node.args else None
    if name in JOINS and isinstance(first, (nodes.List, nodes.Tuple)):
        return list(first.elts)
    return list(node.args)


def axis_of(node: nodes.Call, method: bool) -> int | None:
    """The axis of a reduction; None for all axes, several, or one that is not written as a number."""
    place = _argument(node, 0 if method else 1, "axis")
    return _number(place) if place is not None else None


def keeps_time(node: nodes.Call, name: str, course: Course) -> Course | None:
    """The course of a function of one tensor; None where its time axis goes elsewhere or is not known to stay."""
    if name in _STEPWISE:
        return course
    if name == "dimshuffle":
        # The pattern is one tuple or list, or all arguments (all four libraries).
        written = node.args[0].elts if len(node.args) == 1 and isinstance(node.args[0], (nodes.Tuple, nodes.List)) else node.args
        order = [_number(part) for part in written]
        if order[:1] == [0]:
            return replace(course, pure=False)
        swapped = not course.moved and order[:2] == [1, 0]
        return replace(course, moved=True, heavy=True, pure=course.pure and order[2:] == list(range(2, len(order)))) if swapped else None
    return replace(course, pure=course.pure and name == "dot", heavy=course.heavy or name == "dot") if name in _KEEPING else None


def index_of(place: nodes.NodeNG) -> tuple[str, int | None]:
    """What an index does to time: "part" keeps the order, "reversed" turns it or may turn it, "step" picks one step (a number where it is written),
    "second" one of the second axis and all of the first, "other" is anything else."""
    first = place.elts[0] if isinstance(place, nodes.Tuple) and place.elts else place
    slices = [part for part in (place.elts if isinstance(place, nodes.Tuple) else [place]) if isinstance(part, nodes.Slice)]
    if any(part.step is not None and _number(part.step) != 1 for part in slices):
        return "reversed", None
    if isinstance(place, nodes.Tuple) and len(place.elts) == 2 and isinstance(first, nodes.Slice) and _number(place.elts[1]) is not None:
        return "second", _number(place.elts[1])
    if isinstance(first, nodes.Slice) or (isinstance(first, nodes.Const) and first.value is Ellipsis):
        return "part", None
    number = _number(first)
    return ("step", number if place is first else None) if number is not None else ("other", None)


def spine(node: nodes.BinOp) -> list[nodes.BinOp]:
    """The operations of `a + b + c`, the first one first."""
    found = [node]
    while isinstance(found[-1].left, nodes.BinOp):
        found.append(found[-1].left)
    return found[::-1]


def last_name(node: nodes.NodeNG) -> str:
    """The last part of a dotted name."""
    if isinstance(node, nodes.Attribute):
        return str(node.attrname)
    return str(node.name) if isinstance(node, nodes.Name) else ""


def _argument(node: nodes.Call, position: int, name: str) -> nodes.NodeNG | None:
    if len(node.args) > position:
        return node.args[position]
    return next((keyword.value for keyword in node.keywords if keyword.arg == name), None)


def _number(place: nodes.NodeNG) -> int | None:
    if isinstance(place, nodes.UnaryOp) and place.op == "-" and (number := _number(place.operand)) is not None:
        return -number
    return place.value if isinstance(place, nodes.Const) and type(place.value) is int else None
