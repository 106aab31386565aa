"""Makes the entries of a sketch: sequences, initial states and non_sequences. Every tensor stands on a shared variable, so that its values can be
changed between two runs and the way of the change be followed."""

import numpy as np
from words import Unknown

STEPS, SAMPLES, DIMS = 5, 3, 2
#: Usual lengths of free axes, from the last one backwards.
_LENGTHS = (4, SAMPLES, DIMS)


class Materials(object):
    """The entries of one scan. ``shared`` holds the shared variable behind an entry by (group, number), where it has one."""

    def __init__(self, library, sketch, steps):
        self.library, self.steps = library, steps
        self.shared, self.random = {}, np.random.RandomState(7)
        self.sequences = [self._sequence(number, entry) for number, entry in enumerate(sketch["sequences"])]
        self.states = [self._state(number, entry) for number, entry in enumerate(sketch["states"])]
        self.non_sequences = [
            self._value("non_sequences", number, entry, self.lengths(entry["dims"])) for number, entry in enumerate(sketch["non_sequences"])
        ]

    def lengths(self, dims):
        """Lengths for the axes of a value: those that are written, the usual ones for free axes."""
        if dims is None:
            return [SAMPLES, DIMS]
        return [
            usual if size is None else size for size, usual in zip(dims, _LENGTHS[len(_LENGTHS) - len(dims) :] if len(dims) <= 3 else (2,) + _LENGTHS)
        ]

    def _sequence(self, number, entry):
        if entry["keys"] is not None:
            return self._dict(entry, "input", self._sequence(number, dict(entry, keys=None)))
        taps = entry["taps"] or [0]
        dims = entry["dims"]
        lengths = [self.steps + max(taps) - min(taps)] + ([SAMPLES, DIMS] if dims is None else self.lengths(dims[1:]))
        return self._value("sequences", number, entry, lengths if dims is None or dims else [])

    def _state(self, number, entry):
        value = self._value("states", number, entry, self.initial(entry))
        return value if entry["keys"] is None else self._dict(entry, "initial", value)

    def initial(self, entry):
        """Lengths of the initial value; its first axis holds a row per step back, where taps say so."""
        dims = entry["dims"]
        if one_state(entry):
            return self.lengths(dims)
        if dims is not None and not dims and entry["taps_form"] == "tuple" and entry["taps"] == [-1]:
            # A scalar has no row for a tap: scan is to say what it makes of that.
            return []
        deepest = max([1] + [-tap for tap in entry["taps"]])
        rows = deepest if dims is None or not dims or dims[0] is None else dims[0]
        return [rows] + ([SAMPLES, DIMS] if dims is None else self.lengths(dims[1:]))

    def _dict(self, entry, main, value):
        made = {}
        for key in entry["keys"]:
            if key == "taps":
                made[key] = taps_of(entry)
            else:
                # The word under which a key stands that scan does not read is of no matter, nor what it holds.
                made[key] = value if key in (main, "unknown") else None
        return made

    def _value(self, group, number, entry, lengths):
        form = entry["form"]
        if form == "tensor":
            return self._tensor(group, number, entry, lengths)
        if form in ("list", "tuple"):
            items = [self._value(group, (number, at), plain(item), list(lengths)) for at, item in enumerate(entry["items"] or ["number", "number"])]
            return items if form == "list" else tuple(items)
        if form == "array":
            return np.asarray(self.random.normal(size=lengths) if lengths else entry["value"] or 0.5, dtype=entry["dtype"] or "float64")
        value = entry["value"]
        if form == "number" and entry["dtype"] not in (None, "int8", "float32", "float64") and value is not None:
            return np.dtype(entry["dtype"]).type(value)
        return {"none": None, "number": 1.0 if value is None else value, "range": range(STEPS), "text": "text", "bool": True}[form]

    def _tensor(self, group, number, entry, lengths):
        T, shared = self.library.tensor, self.library.root.shared
        if entry["value"] is not None and group == "states":
            # A written number: the library says which dtype it has.
            return T.alloc(entry["value"], *[self._free(size) for size in lengths]) if lengths else T.constant(entry["value"])
        dtype = entry["dtype"] or "float64"
        values = self.random.normal(size=lengths) if dtype.startswith(("float", "complex")) else np.ones(lengths)
        behind = shared(np.asarray(values, dtype=dtype))
        self.shared[group, number] = behind
        ones = [axis for axis, size in enumerate(entry["dims"] or ()) if size == 1 and axis < len(lengths)]
        return T.alloc(behind, *[1 if axis in ones else self._free(size) for axis, size in enumerate(lengths)]) if ones else behind

    def _free(self, size):
        """A length that the library cannot know when the graph is built."""
        return self.library.root.shared(np.int64(size))


def plain(form):
    """An entry of one form, of which nothing else is known."""
    return {"form": form, "keys": None, "taps": None, "taps_form": "list", "dims": None, "dtype": None, "value": None, "items": []}


def taps_of(entry):
    """The taps as they are written."""
    taps = list(entry["taps"] or [])
    if entry["taps_form"] == "number":
        if not taps:
            raise Unknown("taps that are a number need one")
        return taps[0]
    return tuple(taps) if entry["taps_form"] == "tuple" else taps


def one_state(entry):
    """Whether the initial value is the state before the first step: no taps, or the list [-1]."""
    return entry["keys"] is None or "taps" not in entry["keys"] or not entry["taps"] or (entry["taps_form"] == "list" and entry["taps"] == [-1])
