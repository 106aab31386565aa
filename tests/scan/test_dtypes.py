"""dtypes are those that NumPy and the library give."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from scanlint.scan import dtypes
from scanlint.scan.values import Const, External

KNOWN = ("bool", "int8", "int16", "int32", "int64", "float32", "float64")


@pytest.mark.parametrize(("one", "two"), list(itertools.product(KNOWN, KNOWN)))
def test_two_dtypes_meet_as_they_do_in_numpy(one: str, two: str) -> None:
    assert dtypes.upcast(one, two) == np.promote_types(one, two).name


def test_what_is_not_known_leaves_the_least_it_can_be() -> None:
    assert dtypes.upcast("int8", None) == "int8+"
    assert dtypes.upcast("int8+", "float64") == "float64+"
    assert dtypes.upcast(None, None) is None
    assert dtypes.upcast("uint8", "int8") is None


@pytest.mark.parametrize(
    ("number", "dtype"),
    [
        (0, "int8"),
        (-128, "int8"),
        (128, "int16"),
        (40000, "int32"),
        (2**40, "int64"),
        (0.0, "float32"),
        (0.5, "float32"),
        (0.1, "floatX"),
        (1e300, "floatX"),
    ],
)
def test_a_written_number_is_as_narrow_as_it_can_be(number: float, dtype: str) -> None:
    assert dtypes.of_number(number) == dtype


@pytest.mark.parametrize("other", [True, None, "0"])
def test_anything_else_is_no_number(other: object) -> None:
    assert dtypes.of_number(other) is None


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        (Const("str", "int64"), "int64"),
        (Const("str", "floatX"), "floatX"),
        (External("theano.config.floatX"), "floatX"),
        (External("numpy.float32"), "float32"),
        (External("builtins.int"), "int64"),
        (External("mine.float32"), None),
        (Const("str", "complex"), None),
    ],
)
def test_a_dtype_is_known_by_its_names(value: Const | External, dtype: str | None) -> None:
    assert dtypes.named(value) == dtype
