"""dtypes as the four libraries give them: to written numbers, to operations, and by the names a program uses for them."""

from __future__ import annotations

from scanlint.scan.values import Const, External, Value

#: From narrow to wide. "floatX" is float64 unless the user's configuration says float32.
_INTEGERS = ("bool", "int8", "int16", "int32", "int64")
_FLOATS = ("float16", "float32", "floatX", "float64")
_UNSIGNED = ("uint8", "uint16", "uint32", "uint64")
_KNOWN = frozenset((*_INTEGERS, *_FLOATS, *_UNSIGNED))

#: Prefixes of `dmatrix`, `lscalar` and their like.
PREFIXES = {"b": "int8", "w": "int16", "i": "int32", "l": "int64", "f": "float32", "d": "float64", "": "floatX"}


def of_number(number: object) -> str | None:
    """The dtype of a written number that is made a tensor: the narrowest that holds it, so int8 for 0, and float32 for 0. but floatX for 0.1.

    Measured on Theano 1.0.5, Theano-PyMC 1.1.2, Aesara 2.9.4 and PyTensor 3.3.8 (autocast). None for anything but an int or a float.
    """
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return None
    if isinstance(number, int):
        return next((name for name, most in (("int8", 2**7), ("int16", 2**15), ("int32", 2**31)) if -most <= number < most), "int64")
    return "float32" if _as_float32(number) == number else "floatX"


def _as_float32(number: float) -> float:
    import struct

    try:
        (rounded,) = struct.unpack("<f", struct.pack("<f", number))
    except OverflowError:
        return float("nan")
    return float(rounded)


def named(value: Value | None) -> str | None:
    """The dtype that an argument names: "int64", theano.config.floatX, numpy.float32, int; None where it does not."""
    if isinstance(value, Const) and isinstance(value.value, str):
        return value.value if value.value in _KNOWN else None
    if not isinstance(value, External):
        return None
    root, _, name = value.name.rpartition(".")
    if root == "builtins":
        return {"int": "int64", "float": "float64", "bool": "bool"}.get(name)
    return name if name in _KNOWN and (root == "numpy" or root.endswith("config")) else None


def upcast(one: str | None, two: str | None) -> str | None:
    """The dtype of an operation on both; with an unknown side the least it can be, marked with a +; None where nothing is known.

    NumPy's rules, which the libraries follow; only int8 and int16 fit into float32.
    """
    if one is None or two is None:
        known = one or two
        return f"{known.rstrip('+')}+" if known is not None else None
    plus = "+" if "+" in one + two else ""
    wide = _wider(one.rstrip("+"), two.rstrip("+"))
    return wide + plus if wide is not None else None


def _wider(one: str, two: str) -> str | None:
    if one == two:
        return one
    if one in _UNSIGNED or two in _UNSIGNED:
        return None
    if one in _INTEGERS and two in _INTEGERS:
        return max(one, two, key=_INTEGERS.index)
    if one in _FLOATS and two in _FLOATS:
        return max(one, two, key=_FLOATS.index)
    whole, real = (one, two) if one in _INTEGERS else (two, one)
    if real in ("float32", "float16") and whole in ("int32", "int64"):
        return "float64"
    return "float64" if real == "floatX" and whole in ("int32", "int64") else real


def as_float(dtype: str | None) -> str | None:
    """What tanh, exp, mean or a division of whole numbers gives: a float stays, an int becomes a float of a width that is not followed."""
    if dtype is None or dtype.rstrip("+") in _FLOATS:
        return dtype
    return "float16+"


def is_whole(dtype: str | None) -> bool:
    """Whether it is an integer or bool for certain."""
    return dtype is not None and dtype in _INTEGERS


def is_float(dtype: str | None) -> bool:
    """Whether it is a float for certain, of whatever width."""
    return dtype is not None and dtype.rstrip("+") in _FLOATS
