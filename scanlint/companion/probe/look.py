"""Says what an evaluated value holds: which outputs, steps, samples and dims of the reference, and which of them each axis runs over."""

import numpy as np
from gru import NEAR
from truth import Truth
from values import is_variable, leaves
from words import integer

AXES = ("output", "time", "sample", "dim")


class Look(object):
    """Looks at values with a reference (output, time, sample, dim) in mind, whose elements are all distinct."""

    def __init__(self, reference):
        self._shape = reference.shape
        self._order = np.argsort(reference, axis=None)
        self._known = reference.ravel()[self._order]
        self._seen = {}

    def locate(self, value):
        """Find every element of ``value``: four integer arrays of its shape, or None where an element is not in the reference."""
        if value.size == 0 or value.dtype.kind not in "fiu":
            return None
        flat = value.ravel()
        right = np.clip(np.searchsorted(self._known, flat), 1, self._known.size - 1)
        nearest = np.where(abs(self._known[right] - flat) < abs(self._known[right - 1] - flat), right, right - 1)
        if not (abs(self._known[nearest] - flat) < NEAR).all():
            return None
        return [index.reshape(value.shape) for index in np.unravel_index(self._order[nearest], self._shape)]

    def describe(self, value, values):
        """Say what a value is as JSON data: a tensor, a list or tuple of such, the updates, a number, the answer of a truth test.

        ``values`` holds the evaluated variables by id.
        """
        if is_variable(value):
            if id(value) not in self._seen:
                self._seen[id(value)] = self._tensor(values[id(value)])
            return dict(self._seen[id(value)])
        if isinstance(value, Truth):
            zero = all(not values[id(leaf)].any() for leaf in leaves(value.zeros))
            return {"kind": "truth", "taken": value.taken, "of_zeros": value.of_zeros, "zeros": zero}
        if isinstance(value, (list, tuple)):
            kind = "list" if isinstance(value, list) else "tuple"
            return {"kind": kind, "items": [self.describe(item, values) for item in value[:64]]}
        if isinstance(value, dict):
            return {"kind": "updates", "size": len(value)}
        if integer(value):
            return {"kind": "number", "value": value}
        return self._tensor(value) if hasattr(value, "dtype") and hasattr(value, "shape") else {"kind": "other"}

    def _tensor(self, value):
        """Shape, named axes, and, where the array holds elements of the reference, which, in the order met."""
        value = np.asarray(value)
        where = self.locate(value)
        names = _names_by_size(value.shape, self._shape) if where is None else _names(where, value.shape)
        seen = {"kind": "tensor", "axes": [[name, int(size)] for name, size in zip(names, value.shape)]}
        if where is None:
            return seen
        for name, index in zip(("outputs", "steps", "samples", "dims"), where):
            flat = index.ravel()
            first = np.sort(np.unique(flat, return_index=True)[1])
            seen[name] = [int(number) for number in flat[first]]
        # Every combination once: a whole slice of the reference, however its axes are ordered, and not some of its elements or one of them twice.
        combinations = np.prod([len(seen[name]) for name in ("outputs", "steps", "samples", "dims")])
        seen["whole"] = bool(value.size == combinations == len(set(zip(*[index.ravel().tolist() for index in where]))))
        return seen


def _names(where, shape):
    names = []
    for axis in range(len(shape)):
        varies = [name for name, index in zip(AXES, where) if (index != index.take([0], axis=axis)).any()]
        names.append(varies[0] if len(varies) == 1 else None)
    left = [name for name in AXES if name not in names]
    for axis in reversed(range(len(names))):
        if names[axis] is None:  # an axis of length 1 shows nothing; one that runs over two things at once has no name
            names[axis] = left.pop() if left and shape[axis] == 1 else "axis"
    return names


def _names_by_size(shape, sizes):
    """Name the axes of a value that holds no elements of the reference, such as a product: from the right while the sizes agree."""
    named = [AXES[4 - back] if back <= 4 and size == sizes[4 - back] else "axis" for back, size in zip(range(len(shape), 0, -1), shape)]
    known = dict(zip(sizes[1:], AXES[1:]))
    return [name if name != "axis" else known.get(size, "axis") for name, size in zip(named, shape)] if "axis" in named else named
