"""What NumPy functions do with a symbolic variable, as data.

Measured with Theano 1.0.5 on NumPy 1.23.5 and PyTensor 3.3.8 on NumPy 2.3, each function on a matrix inside a step. A function that is not
listed works, by dispatch to the variable's method of the same name (tanh, exp, sqrt, square, ..), or is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_THEANO = ("theano", "theano-pymc")
_ALL = (*_THEANO, "aesara", "pytensor")


@dataclass(frozen=True, slots=True)
class Effect:
    """What comes of a call, in ``text``: ``silent`` where a value comes back and is wrong, else something is raised, now or by what takes the value.

    ``libraries`` is where that holds; ``instead`` is what to write; ``both`` limits it to calls whose positional arguments are all symbolic,
    ``plain`` to calls without axis.
    """

    text: str
    silent: bool = False
    instead: str = ""
    libraries: tuple[str, ...] = _ALL
    both: bool = False
    plain: bool = False


_HANDED_ON = "raises TypeError, an unexpected keyword argument 'out' (std, var: 'dtype'): NumPy calls the variable's method with arguments it lacks"
_TRUTH = "raises TypeError: NumPy asks for the truth of a comparison, which a symbolic variable does not have"
_LENGTH = "raises TypeError: NumPy needs a number for a length, and a symbolic variable is none"
_OBJECT = "gives an object array that holds the whole variable as one item, which no tensor function takes (AsTensorError, TypeError)"
_NO_AXES = "raises: NumPy takes the variable for one object without axes"
_UFUNC = "raises TypeError: the function is not defined for objects"
_PRODUCT = "gives the elementwise product: NumPy takes each variable for one number"
_CONDITION = "raises ValueError, setting an array element with a sequence"

_GROUPS: tuple[tuple[str, Effect], ...] = (
    ("dot inner vdot", Effect(_PRODUCT, True, "dot", both=True)),
    ("kron", Effect(_PRODUCT, True, "slinalg.kron", both=True)),
    ("linalg.norm", Effect("gives the absolute value of each element: NumPy sees one number", True, "sqrt((x ** 2).sum())", plain=True)),
    ("argmax argmin", Effect("gives the number 0: NumPy takes the variable for one object", True, plain=True)),
    ("argsort", Effect("gives the array [0]: NumPy takes the variable for one object", True, libraries=("pytensor",))),
    ("take", Effect("gives the whole variable back: NumPy takes it for one object", True, plain=True)),
    ("count_nonzero", Effect("gives the number 1: NumPy takes the variable for one true object", True, "neq(x, 0).sum()", libraries=_THEANO)),
    ("equal", Effect("gives the number False: NumPy compares the identities of two objects", True, "eq")),
    ("not_equal", Effect("gives the number True: NumPy compares the identities of two objects", True, "neq")),
    ("logical_and", Effect("gives one of its arguments: NumPy asks for their truth, and every variable is true", True, "and_", libraries=_THEANO)),
    ("logical_or", Effect("gives one of its arguments: NumPy asks for their truth, and every variable is true", True, "or_", libraries=_THEANO)),
    ("sum mean max min prod any all std var", Effect(_HANDED_ON)),
    ("amax", Effect(_HANDED_ON, instead="max")),
    ("amin", Effect(_HANDED_ON, instead="min")),
    ("maximum minimum clip", Effect(_TRUTH)),
    ("fmax", Effect(_TRUTH, instead="maximum")),
    ("fmin", Effect(_TRUTH, instead="minimum")),
    ("sign", Effect(_TRUTH, instead="sgn")),
    ("greater", Effect(_TRUTH, instead="gt")),
    ("less", Effect(_TRUTH, instead="lt")),
    ("greater_equal", Effect(_TRUTH, instead="ge")),
    ("less_equal", Effect(_TRUTH, instead="le")),
    ("zeros ones eye arange", Effect(_LENGTH)),
    ("empty full identity", Effect(_LENGTH, instead="alloc")),
    ("stack outer tile cumsum cumprod", Effect(_OBJECT)),
    ("vstack hstack append", Effect(_OBJECT, instead="concatenate")),
    ("ravel", Effect(_OBJECT, instead="flatten")),
    ("expand_dims", Effect(_OBJECT, instead="shape_padaxis")),
    ("concatenate reshape diag diagonal tensordot sort", Effect(_NO_AXES)),
    ("trace", Effect(_NO_AXES, instead="nlinalg.trace")),
    ("matmul einsum", Effect(_NO_AXES, instead="dot or tensordot")),
    ("linalg.inv", Effect(_NO_AXES, instead="nlinalg.matrix_inverse")),
    ("linalg.det", Effect(_NO_AXES, instead="nlinalg.det")),
    ("isnan isinf round", Effect(_UFUNC)),
    ("isfinite", Effect(_UFUNC, instead="isnan and isinf")),
    ("around rint", Effect(_UFUNC, instead="round")),
    ("fabs", Effect(_UFUNC, instead="abs_")),
    ("arctan2", Effect("raises AttributeError: 'TensorVariable' object has no attribute 'arctan2'")),
)


def _spread() -> Iterator[tuple[str, Effect]]:
    for names, effect in _GROUPS:
        yield from ((name, effect) for name in names.split())


_TABLE = dict(_spread())


def effect_of(name: str, dialects: tuple[str, ...], *, both: bool, axis: bool, compared: bool) -> Effect | None:
    """What `numpy.name(symbolic)` does in all of the dialects; None where it works or is not known.

    ``both`` tells that every positional argument is symbolic, ``axis`` that an axis is given, ``compared`` that the symbolic one is the result of
    `<`, `<=`, `>` or `>=`.
    """
    short = name.removeprefix("numpy.")
    if short == "where":
        raises = compared or dialects == ("pytensor",)
        silent = "gives its second argument: NumPy takes the condition for one object, which is true"
        return Effect(_CONDITION, instead="switch") if raises else Effect(silent, True, "switch")
    effect = _TABLE.get(short)
    if effect is None or not set(dialects) <= set(effect.libraries) or (effect.both and not both) or (effect.plain and axis):
        return None
    return effect
