"""Builds the GRU as a scan of a given structure in the real library."""

import gru
from values import unrewritten
from words import VIEWS_OF_THE_LAST_STEP, Unknown

try:
    from inspect import signature

    def _parameters(function):
        return signature(function).parameters

except ImportError:  # Python 2.7
    from inspect import getargspec

    def _parameters(function):
        return getargspec(function).args


class Graph(object):
    """One scan: what the call ``returned``, the reference (output, time, sample, dim), and symbolic operands to apply operations with."""

    def __init__(self, library, structure, steps):
        self.library, self.structure = library, structure
        recurrent = structure["recurrent"]
        self.length = min(structure["n_steps"] or steps, steps)
        backwards = structure["go_backwards"] or structure["api"] == "foldr"
        self.inputs, self.reference = gru.distinct(steps, recurrent, self.length, backwards)
        shared = library.root.shared
        self.x = shared(self.inputs.x, name="x")
        self.weights = dict((name, shared(value, name=name)) for name, value in self.inputs.weights.items())
        self.initial = [shared(value, name="initial") for value in self.inputs.initial]
        # What a linted program would multiply a result by: a mask of ones, one entry per step and sample.
        self.mask = shared(self.inputs.x[: self.length, :, 0] * 0 + 1.0, name="mask").dimshuffle(0, 1, "x")
        self.returned = self._scan()

    @property
    def last_only(self):
        """True for the views that keep the last step alone."""
        return self.structure["api"] in VIEWS_OF_THE_LAST_STEP

    def expected(self):
        """The reference of each output as the call should hand it back: (time, sample, dim), or (sample, dim) of the last step."""
        return [output[-1] if self.last_only else output for output in self.reference]

    def _scan(self):
        structure, recurrent = self.structure, self.structure["recurrent"]
        view = getattr(self.library.views, structure["api"])
        # The step is run as it was built, as the graph around it is; PyTensor 3.0 would rewrite it for half a second, whatever its flags say.
        arguments = {"fn": self._step, "sequences": [self.x], "mode": unrewritten(self.library)}
        if structure["api"] != "map":
            arguments["outputs_info"] = [state if feeds_back else None for state, feeds_back in zip(self.initial, recurrent)]
        if structure["n_steps"] is not None:
            arguments["n_steps"] = self.length
        if structure["go_backwards"] and structure["api"] not in ("foldl", "foldr"):
            arguments["go_backwards"] = True
        for flag, default in (("return_list", False), ("return_updates", True)):
            if structure[flag] is not default:
                if flag not in _parameters(view):
                    raise Unknown("%s %s has no %s" % (self.library.name, self.library.version, flag))
                arguments[flag] = structure[flag]
        return view(**arguments)

    def _step(self, x, *fed_back):
        T, weights, recurrent = self.library.tensor, self.weights, self.structure["recurrent"]
        states = dict(zip([number for number, feeds_back in enumerate(recurrent) if feeds_back], fed_back))
        h = fed_back[0] if fed_back else T.zeros_like(x)
        z = _sigmoid(T, T.dot(x, weights["Wz"]) + T.dot(h, weights["Uz"]))
        r = _sigmoid(T, T.dot(x, weights["Wr"]) + T.dot(h, weights["Ur"]))
        candidate = T.tanh(T.dot(x, weights["W"]) + T.dot(r * h, weights["U"]))
        new = (1.0 - z) * h + z * candidate
        gates, results = (z, candidate, r), []
        for number, feeds_back in enumerate(recurrent):
            if feeds_back and states[number] is h:
                results.append(new)
            elif feeds_back:
                results.append(gru.decay(number) * states[number] + new + gru.shift(number))
            else:
                results.append(gates[number % 3] + gru.shift(number))
        return results


def _sigmoid(T, a):  # noqa: N803  T is what every program of these libraries calls the tensor module
    return 1.0 / (1.0 + T.exp(-a))
