"""Axes: what is 1 long for certain, and what is not."""

from __future__ import annotations

import pytest

from scanlint.scan import shapes
from scanlint.scan.shapes import Dims
from scanlint.scan.values import FREE, NONE, Const, Tup, Unknown, Value


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ((1, 3), (FREE, 3), (FREE, 3)),
        ((3,), (FREE, 1), (FREE, 3)),
        ((1,), (None,), (None,)),
        ((None,), (FREE,), (FREE,)),
        ((None,), (None,), (None,)),
        ((), (1, 2), (1, 2)),
        (None, (1, 2), None),
    ],
)
def test_an_axis_of_one_gives_way(one: Dims, two: Dims, both: Dims) -> None:
    assert shapes.broadcast(one, two) == shapes.broadcast(two, one) == both


@pytest.mark.parametrize(
    ("one", "two", "product"),
    [
        ((1, 3), (3, FREE), (1, FREE)),
        ((2, 1, 3), (3, 4), (2, 1, 4)),
        ((3,), (3, 4), (4,)),
        ((2, 3), (3,), (2,)),
        ((), (3, 4), (3, 4)),
        ((1, 3), None, None),
    ],
)
def test_a_product_loses_the_axes_that_meet(one: Dims, two: Dims, product: Dims) -> None:
    assert shapes.dot(one, two) == product


@pytest.mark.parametrize(("axis", "left"), [(None, ()), (0, (FREE, 2)), (-1, (1, FREE)), (3, None), ("0", None)])
def test_a_sum_loses_its_axis(axis: object, left: Dims) -> None:
    value = Const(type(axis).__name__, axis) if axis is not None else None
    assert shapes.reduced((1, FREE, 2), value, None) == left


@pytest.mark.parametrize(
    ("pattern", "dims"),
    [(("x", 0), (1, FREE)), ((1, 0), (3, FREE)), ((0, "x", 1), (FREE, 1, 3))],
)
def test_dimshuffle_makes_axes_of_one(pattern: tuple[object, ...], dims: Dims) -> None:
    assert shapes.shuffled((FREE, 3), tuple(Const(type(part).__name__, part) for part in pattern)) == dims


def test_a_length_that_is_not_written_may_be_one() -> None:
    shape: tuple[Value, ...] = (Const("int", 1), Unknown("a name"), NONE)
    assert shapes.written(shape) == (1, None, None)


@pytest.mark.parametrize(
    ("parts", "dims"),
    [
        (("new", "all"), (1, FREE, 3)),
        (("int",), (3,)),
        (("part",), (None, 3)),
        (("all", "int"), (FREE,)),
        (("?",), None),
        (("int", "int", "int"), None),
    ],
)
def test_an_index_takes_and_makes_axes(parts: tuple[str, ...], dims: Dims) -> None:
    assert shapes.indexed((FREE, 3), parts) == dims


@pytest.mark.parametrize(
    ("pattern", "dims"),
    [
        ((Const("int", 1), Const("int", 0)), (4, 1)),
        ((Tup((Const("int", 1), Const("int", 0))),), (4, 1)),
        ((Const("str", "x"), Const("int", 0), Const("int", 1)), (1, 1, 4)),
        ((Const("int", 0),), (1,)),
        ((Unknown("an axis"), Const("int", 0)), None),
    ],
)
def test_axes_are_shuffled_as_written(pattern: tuple[Value, ...], dims: Dims) -> None:
    assert shapes.shuffled((1, 4), pattern) == dims
