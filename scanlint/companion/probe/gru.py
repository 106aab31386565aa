"""A tiny GRU in NumPy: the reference that every value of the library is compared with.

Outputs are numbered as the structure has them. The first recurrent output is the GRU's state h; further recurrent ones are leaky sums of h. Outputs
that do not feed back are the update gate, the candidate and the reset gate in turn. All but the state are shifted by their number, so that no two
values are equal. Without a recurrent output the gates see the input alone.
"""

import numpy as np

SAMPLES, DIMS = 3, 2
#: How near a value must be to one of the reference to be that one. All values of a reference lie more than four times as far apart.
NEAR = 1e-9


class Inputs(object):
    """Random inputs: ``x`` (time, sample, dim), ``initial`` (output, sample, dim), and the weights, each (dim, dim)."""

    def __init__(self, steps, outputs, seed=0):
        random = np.random.RandomState(seed)
        self.x = random.normal(size=(steps, SAMPLES, DIMS))
        self.initial = random.normal(size=(outputs, SAMPLES, DIMS))
        self.weights = dict((name, random.normal(size=(DIMS, DIMS))) for name in ("Wz", "Uz", "Wr", "Ur", "W", "U"))


def decay(number):
    """Share of its last value that leaky sum ``number`` keeps."""
    return 0.5 / (number + 1.0)


def shift(number):
    """What is added to output ``number``."""
    return 16.0 * number


def _sigmoid(a):
    return 1.0 / (1.0 + np.exp(-a))


def _step(x, states, inputs, recurrent):
    weights = inputs.weights
    first = recurrent.index(True) if True in recurrent else None
    h = states[first] if first is not None else np.zeros_like(x)
    z = _sigmoid(np.dot(x, weights["Wz"]) + np.dot(h, weights["Uz"]))
    r = _sigmoid(np.dot(x, weights["Wr"]) + np.dot(h, weights["Ur"]))
    candidate = np.tanh(np.dot(x, weights["W"]) + np.dot(r * h, weights["U"]))
    new = (1.0 - z) * h + z * candidate
    gates, results = (z, candidate, r), []
    for number, feeds_back in enumerate(recurrent):
        if number == first:
            results.append(new)
        elif feeds_back:
            results.append(decay(number) * states[number] + new + shift(number))
        else:
            results.append(gates[number % 3] + shift(number))
    return results


def reference(inputs, recurrent, length, backwards):
    """Run the GRU over ``length`` elements of the inputs, in the order the loop meets them: an array (output, time, sample, dim).

    A literal n_steps=1 makes the library skip go_backwards (Theano 1.0.5 scan.py 736-808, PyTensor 3.3.8 basic.py 805-842), and so does this.
    """
    xs = inputs.x[::-1] if backwards and length > 1 else inputs.x
    states, steps = list(inputs.initial), []
    for x in xs[:length]:
        states = _step(x, states, inputs, recurrent)
        steps.append(states)
    return np.array(steps).transpose(1, 0, 2, 3)


def distinct(steps, recurrent, length, backwards):
    """Return inputs and their reference, whose values all differ: the first seed that gives such."""
    for seed in range(1000):
        inputs = Inputs(steps, len(recurrent), seed)
        made = reference(inputs, recurrent, length, backwards)
        if np.diff(np.sort(made, axis=None)).min() > 4 * NEAR:
            return inputs, made
    raise ArithmeticError("no seed gives a reference whose values all differ")
