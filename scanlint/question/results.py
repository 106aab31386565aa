"""Questions: the scan to build, what to do with it, and the effect that is claimed; and the words of those about results."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.question.sketch import Sketch

#: Libraries a question may be put to, as the linted code names them.
DIALECTS = ("theano", "theano-pymc", "aesara", "pytensor")

#: Views of scan that the probe can build.
APIS = ("scan", "map", "reduce", "foldl", "foldr")

#: Operations of a path. ``arg`` is: unpack (n, take) with n up to 6 and take None for the whole; index k; slice (start, stop, step);
#: index_axes k for [:, k], or an index per axis with None for a colon; arithmetic: None or one of ARITHMETIC; call: one of CALLS;
#: method: one of METHODS; others None.
OPERATIONS = (
    "index", "slice", "index_axes", "unpack", "unpack_one", "iterate", "len", "list", "star", "arithmetic", "call", "method", "truth", "not", "or",
    "as_updates", "as_sequence", "as_state", "function",
)  # fmt: skip

#: The other operand is a symbolic tensor, a mask of ones (time, sample, 1), unless the word says otherwise: "reflected" is mask * x,
#: "divide_float" is x / 2., "add_itself" is x + x. No argument means "multiply".
ARITHMETIC = (
    "add", "subtract", "multiply", "divide", "power", "compare", "negative", "absolute", "matmul", "reflected", "add_itself",
    "multiply_int", "add_int", "multiply_float", "add_float", "divide_float",
)  # fmt: skip

CALLS = (
    "dot", "mean", "sum", "max", "min", "prod", "std", "var", "argmax", "argmin", "tanh", "sigmoid", "relu", "softmax", "sqr", "sqrt", "exp",
    "log", "abs", "concatenate", "stack", "zip", "grad", "shape", "zeros_like", "ones_like", "as_tensor_variable", "maximum", "minimum",
    "switch", "eq", "flatten", "reshape", "tensordot",
)  # fmt: skip

#: Attributes count as methods here.
METHODS = (
    "mean", "sum", "max", "min", "prod", "std", "var", "argmax", "argmin", "argsort", "any", "all", "flatten", "ravel", "squeeze", "eval",
    "round", "copy", "cumsum", "diagonal", "trace", "dot", "dimshuffle", "reshape", "astype", "transpose", "repeat", "take", "clip", "norm",
    "ceil", "floor", "trunc", "cos", "sin", "tan", "tanh", "arccos", "arcsin", "exp", "log", "sqrt", "sort", "cumprod", "ptp", "conj", "conjugate",
    "choose", "compress", "fill", "swapaxes", "zeros_like", "set", "inc", "get_scalar_constant_value", "clone",
    "T", "shape", "ndim", "dtype", "broadcastable", "type", "size", "name", "owner", "real", "imag",
)  # fmt: skip

#: Claimed effects, each of the last operation of the path. ``arg`` is: one_step k (time step k alone is left; None: one step, whichever);
#: sample k (an entry of the sample axis of a result that has no time axis any more); other_output k (a whole output, all steps, where one step was
#: meant; negative k counts from the last); others None. stacked: the outputs of a list on a new first axis; repeated: the list or pair twice over;
#: swapped: the first of the pair holds the outputs, the second the updates; updates_as_output: the flagged value is the updates.
EFFECTS = (
    "one_step", "sample", "other_output", "stacked", "outputs_reversed", "repeated", "raises", "always_true", "swapped", "updates_as_output",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Structure:
    """The scan to build. ``recurrent`` holds a flag per output: True where the output feeds back as a state, False for a None entry."""

    api: str
    recurrent: tuple[bool, ...]
    return_list: bool = False
    return_updates: bool = True
    go_backwards: bool = False
    n_steps: int | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of the path from what scan returned to the flagged use."""

    do: str
    arg: int | str | tuple[int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """``path`` starts at the value that the call itself returned (so a pair is unpacked or indexed first) and ends with the flagged operation; on a
    sketch it is one trial.

    ``errors`` are words of ERRORS, any of which a claimed exception must be. ``lacking`` is set where no such scan can be built: the fact that is
    missing, in words of scanlint's own. The claim is about the releases from ``since`` on and before ``until``.
    """

    structure: Structure | Sketch
    path: tuple[Operation, ...]
    effect: str
    arg: int | None = None
    dialects: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    lacking: str | None = None
    since: tuple[float, ...] = ()
    until: tuple[float, ...] = ()
