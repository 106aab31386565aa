"""The step of a sketch: computes each output from the parameters that it is said to be computed of, and returns them in the form that is said."""

import acting
import numpy as np
from materials import DIMS, SAMPLES
from values import is_variable
from words import Unknown

_LITERALS = {"+": 1, "-": 1, "*": 2, "**": 2}


class Step(object):
    """Called by scan. ``given`` are the parameters of the last call, ``raised`` what the step itself raised, ``kept`` what it stored outside."""

    def __init__(self, library, sketch, weight=None):
        self.library, self.sketch, self.step = library, sketch, sketch["step"]
        self.weight, self.given, self.kept, self.draws = weight, [], [], False
        self._fed, number = {}, sum(len(entry["taps"] or [0]) for entry in sketch["sequences"])
        for at, entry in enumerate(sketch["states"]):
            if entry["form"] != "none" and not (entry["keys"] is not None and "initial" not in entry["keys"]):
                self._fed[at] = number
                number += len(entry["taps"] or [-1]) if entry["keys"] is not None and "taps" in entry["keys"] else 1
        self.number = library.root.shared(np.int64(0), name="count")
        self.weights = library.root.shared(np.eye(DIMS) * 0.5, name="W")

    def __call__(self, *parameters):
        """What scan calls: the outputs for these parameters, in the form that is said."""
        self.given = list(parameters)
        if self.step["ends"] == "yields":
            return iter([self._outputs(parameters)])
        outputs = self._outputs(parameters)
        for act in self.step["acts"]:
            outputs = acting.act(self, act, outputs, parameters)
        if self.step["ends"] == "never":
            return None
        return self._returned(outputs)

    def _outputs(self, parameters):
        return [self._output(number, made, parameters) for number, made in enumerate(self.step["outputs"])]

    def _output(self, number, made, parameters):
        T = self.library.tensor
        at = self._fed.get(number)
        fed = parameters[at] if at is not None and at < len(parameters) and is_variable(parameters[at]) else None
        read = [place for place in range(len(parameters)) if place not in self.step["unread"]]
        chosen = [parameters[place] for place in (read if made["of"] is None else made["of"]) if place < len(parameters)]
        chosen = [one for one in chosen if is_variable(one) and hasattr(one, "ndim")]
        dtype = made["dtype"] or (fed.dtype if fed is not None else "float64")
        if fed is not None and made["operator"] and fed.dtype.startswith("int") and any(one is fed for one in chosen):
            value = _apply(made["operator"], fed)
        elif self.step["carried"] is not None and len(parameters) == 2:
            return self._fold(parameters)
        else:
            value = self._mixed(chosen, fed, made)
        value = self._shaped(value, fed, made["dims"])
        if self.weight is not None and dtype.startswith("float"):
            value = value * self.weight
        if self.step["shared"] and value.ndim:
            value = T.dot(value, self.weights)
        return value if value.dtype == dtype else T.cast(value, dtype)

    def _mixed(self, chosen, fed, made):
        """A sum of all of them, each with a factor of its own."""
        value = None
        for place, one in enumerate(chosen):
            part = one * np.asarray(1.0 / (place + 2), dtype="float32" if one.dtype == "float32" else "float64")
            ndim = len(made["dims"]) if made["dims"] is not None else fed.ndim if fed is not None else max(other.ndim for other in chosen)
            while part.ndim > ndim:
                part = part.mean(axis=0)
            value = part if value is None else value + part
        return self.library.tensor.constant(np.ones((SAMPLES, DIMS))) * 0.5 if value is None else value

    def _fold(self, parameters):
        """What a reader would say that (accumulated, element) gives: half of what there is, and the element."""
        carried = self.step["carried"]
        total, element = parameters[carried], parameters[1 - carried]
        return self.library.tensor.maximum(total, element) if self.step["symmetric"] else total * 0.5 + element

    def _shaped(self, value, fed, dims):
        """``value`` with the axes that are said: 1 where it is 1, and not broadcastable where it is free."""
        T = self.library.tensor
        ndim = len(dims) if dims is not None else fed.ndim if fed is not None else value.ndim
        ones = [dims[axis] == 1 if dims is not None else fed is not None and is_one(fed, axis) for axis in range(ndim)]
        while value.ndim > ndim:
            value = value.mean(axis=0)
        if value.ndim < ndim or any(is_one(value, axis) and not ones[axis] for axis in range(ndim)):
            full = np.zeros(([4, SAMPLES, DIMS] if ndim <= 3 else [2, 4, SAMPLES, DIMS])[-ndim:] if ndim else [])
            value = value + T.alloc(self.library.root.shared(full), *[self.library.root.shared(np.int64(size)) for size in full.shape])
        for axis in range(ndim):
            if ones[axis] and not is_one(value, axis):
                value = value.mean(axis=axis, keepdims=True)
        return value

    def _returned(self, outputs):
        if self.step["form"] is None:
            return outputs if len(outputs) > 1 else outputs[0]
        return self._form(self.step["form"], list(outputs), outputs[0])

    def _form(self, form, left, first):
        if isinstance(form, list):
            return tuple(self._form(part, left, first) for part in form)
        if form in ("output", "inner output", "unknown"):
            return left.pop(0) if left else first * 1.0
        if form == "until":
            return acting.until(self.library)(self.library.tensor.lt(first.sum(), -1e30))
        others = {"updates": {self.number: self.number + 1}, "number": 1.0, "array": np.zeros(3), "None": None, "text": "text"}
        return others[form]


def _apply(operator, fed):
    literal = _LITERALS[operator]
    if operator == "+":
        return fed + literal
    if operator == "-":
        return fed - literal
    return fed * literal if operator == "*" else fed**literal


def is_one(variable, axis):
    """Whether the library knows that an axis is 1 long."""
    pattern = getattr(variable.type, "broadcastable", None)
    if pattern is None:
        pattern = [size == 1 for size in variable.type.shape]
    if axis >= len(pattern):
        raise Unknown("the outputs of the step have too few axes")
    return pattern[axis]


def literal(operator, number):
    """The same in Python's whole numbers: what `operator` makes of a number."""
    value = _LITERALS[operator]
    return {"+": number + value, "-": number - value, "*": number * value, "**": number**value if abs(number) < 1 << 64 else number}[operator]
