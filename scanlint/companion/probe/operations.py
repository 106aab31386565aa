"""Applies the operations of a question to what scan returned, each as a program would write it."""

import operator

import gru
import numpy as np
import truth
from unpacking import UNPACK
from words import Unknown, integer

ARITHMETIC = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "power": operator.pow,
    "compare": operator.gt,
    "negative": lambda a, _: -a,
    "absolute": lambda a, _: abs(a),
    "matmul": getattr(operator, "matmul", lambda a, b: a.__matmul__(b)),
    "multiply_int": lambda a, _: a * 2,
    "multiply_float": lambda a, _: a * 2.0,
    "add_int": lambda a, _: a + 2,
    "add_float": lambda a, _: a + 2.0,
    "divide_float": lambda a, _: a / 2.0,
    "add_itself": lambda a, _: a + a,
    "reflected": lambda a, b: b * a,
}

CALLS = (
    "dot", "mean", "sum", "max", "min", "prod", "std", "var", "argmax", "argmin", "tanh", "sigmoid", "relu", "softmax", "sqr", "sqrt", "exp",
    "log", "abs", "concatenate", "stack", "zip", "grad", "shape", "zeros_like", "ones_like", "as_tensor_variable", "maximum", "minimum",
    "switch", "eq", "flatten", "reshape", "tensordot",
)  # fmt: skip
#: Methods with the arguments that a (time, sample, dim) result would be given; None for an attribute, which is not called.
METHODS = dict.fromkeys(
    """
    mean sum max min prod std var argmax argmin argsort any all flatten ravel squeeze eval round copy cumsum diagonal trace ceil floor trunc cos sin
    tan tanh arccos arcsin exp log sqrt sort cumprod ptp conj conjugate zeros_like get_scalar_constant_value clone
    """.split(),
    (),
)
METHODS.update(dict.fromkeys("T shape ndim dtype broadcastable type size name owner real imag".split()))
METHODS.update(
    dimshuffle=(1, 0, 2), reshape=((-1, gru.DIMS),), astype=("float32",), transpose=(1, 0, 2), swapaxes=(0, 1), repeat=(2,), take=(0,), clip=(0, 1),
    norm=(2,), choose=([0, 0],), compress=([1, 0],), fill=(0.0,), set=(0.0,), inc=(0.0,), dot=(np.eye(gru.DIMS),),
)  # fmt: skip


def _index(graph, value, arg):
    return value[arg]


def _slice(graph, value, arg):
    return value[slice(*arg)]


def _index_axes(graph, value, arg):
    if isinstance(arg, list):
        return value[tuple(slice(None) if number is None else number for number in arg)]
    return value[:, arg]


def _unpack(graph, value, arg):
    count, take = arg
    targets = UNPACK[count](value)
    return targets if take is None else targets[take]


def _star(graph, value, arg):
    return (lambda *items: items)(*value)


def _arithmetic(graph, value, arg):
    operand = graph.weights["W"] if arg == "matmul" else graph.mask
    return ARITHMETIC[arg or "multiply"](value, operand)


def _call(graph, value, arg):
    T, W, mask = graph.library.tensor, graph.weights["W"], graph.mask
    if arg == "zip":
        return list(zip(value, [mask] * len(graph.reference)))
    if arg == "grad":
        return graph.library.root.grad(value, W)
    if arg == "switch":
        return T.switch(mask, value, mask)
    return _function(graph.library, arg)(value, *_more(arg, W, mask))


def _more(name, weights, mask):
    """What a call takes besides the result."""
    if name in ("dot", "tensordot"):
        return (weights,) if name == "dot" else (weights, 1)
    if name == "reshape":
        return ((-1, gru.DIMS),)
    return (mask,) if name in ("eq", "maximum", "minimum") else ()


def _function(library, name):
    """Find a tensor function where this library keeps it: Theano has the activations in tensor.nnet, PyTensor softmax in tensor.special."""
    nnet = getattr(library.tensor, "nnet", None)
    for place in (library.tensor, nnet, getattr(library.tensor, "special", None)):
        found = getattr(place, name, None)
        if callable(found):
            return found
    raise Unknown("%s %s has no tensor function `%s`" % (library.name, library.version, name))


def _method(graph, value, arg):
    found = getattr(value, arg)
    return found if METHODS[arg] is None else found(*METHODS[arg])


def _first_output(returned):
    return returned[0] if isinstance(returned, tuple) else returned


def _as_sequence(graph, value, _):
    return _first_output(graph.library.views.scan(lambda *items: items[0] * 1.0, sequences=value))


def _as_state(graph, value, _):
    return _first_output(graph.library.views.scan(lambda *states: [state * 1.0 for state in states], outputs_info=value, n_steps=2))


def _as_updates(graph, value, _):
    return graph.library.root.function([], [], updates=value)()


def _compiled(graph, value, _):
    return graph.library.root.function([], value)()


APPLY = {
    "index": _index,
    "slice": _slice,
    "index_axes": _index_axes,
    "unpack": _unpack,
    "unpack_one": lambda graph, value, _: UNPACK[1](value)[0],
    "iterate": lambda graph, value, _: [item for item in value],
    "len": lambda graph, value, _: len(value),
    "list": lambda graph, value, _: list(value),
    "star": _star,
    "arithmetic": _arithmetic,
    "call": _call,
    "method": _method,
    "truth": lambda graph, value, _: truth.truth(value),
    "not": lambda graph, value, _: truth.negation(value),
    "or": lambda graph, value, _: truth.disjunction(value),
    "as_updates": _as_updates,
    "as_sequence": _as_sequence,
    "as_state": _as_state,
    "function": _compiled,
}


def _pair(arg):
    return isinstance(arg, list) and len(arg) == 2


#: For each operation, whether an argument is one that it takes.
TAKES = dict.fromkeys(APPLY, lambda arg: arg is None)
TAKES.update(
    index=integer,
    slice=lambda arg: isinstance(arg, list) and len(arg) == 3 and all(number is None or integer(number) for number in arg),
    index_axes=lambda arg: integer(arg) or isinstance(arg, list) and all(number is None or integer(number) for number in arg),
    unpack=lambda arg: _pair(arg) and arg[0] in UNPACK and (arg[1] is None or integer(arg[1]) and -arg[0] <= arg[1] < arg[0]),
    arithmetic=lambda arg: arg is None or arg in tuple(ARITHMETIC),
    call=lambda arg: arg in CALLS,
    method=lambda arg: arg in tuple(METHODS),
)


def check(path):
    """Raise Unknown unless every operation of ``path`` is known and takes its argument."""
    for word, arg in path:
        if word not in tuple(APPLY):
            raise Unknown("the probe does not know an operation of the question")
        if not TAKES[word](arg):
            raise Unknown("the probe does not know the argument of the operation `%s`" % word)


def apply(graph, operation, value):
    """Apply ``operation`` (word, argument) to ``value`` and return the result; what the library or Python raises passes through."""
    word, arg = operation
    return APPLY[word](graph, value, arg)
