"""Axes of tensors as far as the code writes them: which are 1 long for certain, and which the library will not broadcast.

What is said of broadcasting was measured on Theano 1.0.5 and PyTensor 3.3.8: an axis is broadcastable where a constant 1 made it, never where a
shared variable or a plain input did.
"""

from __future__ import annotations

from scanlint.scan.values import FREE, Const, Tup, Value

Dims = tuple[int | None, ...] | None


def broadcast(one: Dims, two: Dims) -> Dims:
    """The axes of an elementwise operation: aligned from the right, an axis of 1 gives way."""
    if one is None or two is None:
        return None
    size = max(len(one), len(two))
    first, second = ((1,) * (size - len(dims)) + dims for dims in (one, two))
    return tuple(_axis(a, b) for a, b in zip(first, second, strict=True))


def _axis(one: int | None, two: int | None) -> int | None:
    if one == 1:
        return two
    if two == 1:
        return one
    # Neither is known to be 1: if either is known not to be, the result is not either.
    return next((axis for axis in (one, two) if axis not in (None, FREE)), FREE if FREE in (one, two) else None)


def dot(one: Dims, two: Dims) -> Dims:
    """The axes of a product: the last of the first and the last but one of the second go."""
    if one is None or two is None:
        return None
    if not one or not two:
        return one or two
    return one[:-1] + two[:-2] + two[-1:] if len(two) > 1 else one[:-1]


def reduced(dims: Dims, axis: Value | None, keepdims: Value | None) -> Dims:
    """The axes left after a sum or a mean."""
    if keepdims is not None:
        return None
    if axis is None:
        return ()
    number = axis.value if isinstance(axis, Const) else None
    if dims is None or not isinstance(number, int) or isinstance(number, bool) or not -len(dims) <= number < len(dims):
        return None
    return tuple(dim for at, dim in enumerate(dims) if at != number % len(dims))


def shuffled(dims: Dims, pattern: tuple[Value, ...]) -> Dims:
    """The axes after dimshuffle: "x" is a new axis of length 1."""
    if len(pattern) == 1 and isinstance(pattern[0], Tup):
        pattern = pattern[0].items
    found: list[int | None] = []
    for part in pattern:
        if not isinstance(part, Const):
            return None
        if part.value == "x":
            found.append(1)
        elif isinstance(part.value, int) and dims is not None and -len(dims) <= part.value < len(dims):
            found.append(dims[part.value])
        else:
            found.append(None)
    return tuple(found)


def written(parts: tuple[Value, ...]) -> tuple[int | None, ...]:
    """The axes of a written shape such as (1, n): a number where one is written, None where a name may turn out to be 1."""
    numbers = [part.value if isinstance(part, Const) else None for part in parts]
    return tuple(number if isinstance(number, int) and number >= 0 else None for number in numbers)


def unfixed(dims: Dims) -> Dims:
    """The axes of a shared variable: none is broadcastable, whatever its value is now."""
    return tuple(FREE for _ in dims) if dims is not None else None


def indexed(dims: Dims, parts: tuple[str, ...]) -> Dims:
    """The axes after an index; a part is "int", "all" for a bare colon, "new" for None, "part" for any other slice, "?" for anything else."""
    if "?" in parts:
        return None
    used = sum(part != "new" for part in parts)
    if dims is None or used > len(dims):
        return None
    found: list[int | None] = []
    rest = iter(dims)
    for part in parts:
        axis = 1 if part == "new" else next(rest)
        if part != "int":
            found.append(None if part == "part" else axis)
    return (*found, *rest)
