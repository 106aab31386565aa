"""What a step does besides computing outputs: Python's decisions on symbolic values, NumPy's functions, draws, discarded changes, leaks."""

import importlib
import sys

import numpy as np
from values import is_variable
from words import Unknown

SEED = 3


def act(step, words, outputs, parameters):
    """Do what ``words`` say with the first of ``parameters``; returns the outputs, of which the first, or one more, shows it."""
    kind = words[0]
    x = parameters[0] if parameters else None
    if kind in ("decide", "numpy", "discard", "leak") and x is None:
        raise Unknown("the step has no parameter to do this with")
    return _ACTS[kind](step, words, outputs, x, parameters)


def _decide(step, words, outputs, x, parameters):
    T = step.library.tensor
    how, name, compared = words[1:]
    if how == "truth":
        taken = 1.0 if (x.sum() > 0 if compared else T.gt(x.sum(), 0)) else 0.0
    elif how == "equal":
        taken = 1.0 if (x.sum() != 0 if name == "!=" else x.sum() == 0) else 0.0
    elif how == "member":
        taken = 1.0 if (x.sum() not in (0, 1) if name == "not in" else x.sum() in (0, 1)) else 0.0
    elif how == "chain":
        taken = 1.0 if 0 < x.sum() < 1 else 0.0
    elif how == "loop":
        taken = sum([row.sum() for row in x])
    else:
        taken = _builtin(name, x)
    return [T.zeros_like(outputs[0]) + taken] + outputs[1:]


def wanted(words, values):
    """What the condition is for the values of one step: what a reader would take it for."""
    how, name = words[1:3]
    total = values.sum()
    if how == "equal":
        return total != 0 if name == "!=" else total == 0
    if how == "member":
        return (total in (0, 1)) is not (name == "not in")
    return total > 0


def _builtin(name, x):
    if name in ("max", "min"):
        return {"max": max, "min": min}[name](x, 0)
    if name == "len":
        return len(x)
    if name in ("range", "xrange"):
        return float(len(range(x.shape[0])))
    return abs({"int": int, "float": float, "complex": complex}[name](x.sum()))


def _numpy(step, words, outputs, x, parameters):
    T = step.library.tensor
    result = call_numpy(words, x, parameters[1] if len(parameters) > 1 else x, lambda a, b: T.gt(a, b))
    if isinstance(result, (bool, np.bool_)):
        result = int(result)
    # As programs do: a number or an array of objects meets a tensor before the step returns it.
    return [result * 1.0 if is_variable(result) else T.ones_like(x) * result] + outputs[1:]


def call_numpy(words, x, y, greater):
    """Call the function of NumPy that ``words`` name with ``x`` and, where it takes two, ``y``."""
    name, both, axis, compared = words[1:]
    function = np.linalg if name.startswith("linalg.") else np
    function = getattr(function, name.rpartition(".")[2], None)
    if function is None:
        raise Unknown("NumPy %s has no function of that name" % np.__version__)
    other = y if both else 1.0 if name.startswith("logical_") else np.ones((3, 2))
    if name == "where":
        return function((x > 0) if compared else greater(x, 0), x, -x)
    special = {
        "clip": (x, 0, 1), "zeros": (x.shape,), "ones": (x.shape,), "empty": (x.shape,), "full": (x.shape, 1.0), "identity": (x.shape[0],),
        "eye": (x.shape[0],), "arange": (x.shape[0],), "expand_dims": (x, 0), "reshape": (x, (2, 3)), "tile": (x, 2), "take": (x, 0),
        "einsum": ("ij,ij", x, other), "stack": ([x, x],), "vstack": ([x, x],), "hstack": ([x, x],), "concatenate": ([x, x],), "append": (x, other),
        "tensordot": (x, other), "matmul": (x, other.T if hasattr(other, "T") else other),
    }  # fmt: skip
    two = (
        "dot inner vdot kron equal not_equal logical_and logical_or maximum minimum fmax fmin greater less greater_equal less_equal outer arctan2 add"
        " subtract multiply"
    ).split()
    if name in special:
        return function(*special[name])
    if name in two:
        return function(x, other)
    return function(x, axis=0) if axis else function(x)


def _draw(step, words, outputs, x, parameters):
    """One more output, that of the draw."""
    step.draws = True
    if words[1] == "frozen":
        return outputs + [step.library.tensor.as_tensor_variable(np.random.RandomState(SEED).normal())]
    if words[1] == "stream":
        return outputs + [stream(step).normal(size=())]
    random = getattr(step.library.tensor, "random", None)
    if random is None or not hasattr(random, "normal") or step.library.dialect != "pytensor":
        raise Unknown("%s %s has no random variables of this kind" % (step.library.name, step.library.version))
    return outputs + [random.normal(rng=step.library.root.shared(np.random.default_rng(SEED)))]


def stream(step):
    """The stream object of the library, one for all draws of a step."""
    if getattr(step, "streams", None) is None:
        root = step.library.root.__name__
        for module, name in ((".tensor.shared_randomstreams", "RandomStreams"), (".tensor.random.utils", "RandomStream")):
            if module == ".tensor.random.utils" and sys.modules.get("scipy", step) is None:
                del sys.modules["scipy"]  # left out by library.py; the random variables of Theano-PyMC need it
            try:
                step.streams = getattr(importlib.import_module(root + module), name)(SEED)
                return step.streams
            except (ImportError, AttributeError):
                continue
        raise Unknown("%s %s has no random streams" % (step.library.name, step.library.version))
    return step.streams


def _count(step, words, outputs, x, parameters):
    step.draws = True
    return outputs + [step.number + 1]


def _discard(step, words, outputs, x, parameters):
    """Change the first element of the first output; where ``bound`` the changed one is returned."""
    T, name, target = step.library.tensor, words[1], outputs[0]
    if not target.ndim:
        raise Unknown("a scalar has no element to be changed")
    if name.startswith("method "):
        changed = getattr(target[0], name[7:], None)
        if changed is None:
            raise Unknown("%s %s has no method `%s`" % (step.library.name, step.library.version, name[7:]))
        changed = changed(9.0)
    else:
        changed = getattr(T, name)(target[0], 9.0)
    return [changed if getattr(step, "bound", False) else target] + outputs[1:]


def _leak(step, words, outputs, x, parameters):
    step.kept.append(x * 2.0 if words[1] == "slice" else step.weights * 2.0)
    return outputs


def until(library):
    """The library's `until`, wherever it keeps it."""
    for part in ("", ".utils", ".scan_utils"):
        try:
            found = getattr(importlib.import_module(library.views.__name__ + part), "until", None)
        except ImportError:
            continue
        if found is not None:
            return found
    raise Unknown("%s %s has no until" % (library.name, library.version))


_ACTS = {"decide": _decide, "numpy": _numpy, "draw": _draw, "count": _count, "discard": _discard, "leak": _leak}
