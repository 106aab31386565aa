"""The closed lists that sketches, trials and their claims are made of. The probe holds the same lists, and a test keeps them equal."""

from __future__ import annotations

ENTRIES = ("tensor", "number", "array", "none", "list", "tuple", "range", "text", "bool")
#: "unknown" is any key that scan does not read.
KEYS = ("initial", "input", "taps", "inplace", "unknown")
TAPS_FORMS = ("list", "tuple", "number")
DTYPES = (
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "complex64",
    "complex128",
)
OPERATORS = ("+", "-", "*", "**")
#: Forms of a part of what a step returns.
FORMS = ("output", "inner output", "updates", "until", "number", "array", "None", "text", "unknown")
ENDS = ("returns", "never", "yields")
#: "unknown" is any keyword that scan lacks.
ARGUMENTS = (
    "n_steps", "truncate_gradient", "go_backwards", "strict", "return_list", "return_updates", "allow_gc", "mode", "name", "profile", "unknown",
)  # fmt: skip

#: What a step does besides: decide (how, the function or operator, whether of a comparison), numpy (the function, whether all its arguments are
#: symbolic, whether an axis is given, whether the symbolic one is a comparison), draw (how), discard (the function), count (it updates a shared
#: variable), leak (what it depends on).
ACTS = ("decide", "numpy", "draw", "discard", "count", "leak")
DECISIONS = ("truth", "equal", "member", "chain", "loop", "builtin")
DECIDING = ("", "if", "==", "!=", "in", "not in", "max", "min", "int", "float", "complex", "len", "range", "xrange")
DRAWS = ("stream", "stale", "frozen")
DISCARDED = ("set_subtensor", "inc_subtensor", "method set", "method inc")
LEAKED = ("slice", "shared")
#: Functions of NumPy, without "numpy.". The last row is of those that work.
NUMPY = tuple(
    """
    dot inner vdot kron linalg.norm argmax argmin argsort take count_nonzero equal not_equal logical_and logical_or sum mean max min prod any all std
    var amax amin maximum minimum clip fmax fmin sign greater less greater_equal less_equal zeros ones eye arange empty full identity stack outer tile
    cumsum cumprod vstack hstack append ravel expand_dims concatenate reshape diag diagonal tensordot sort trace matmul einsum linalg.inv linalg.det
    isnan isinf round isfinite around rint fabs arctan2 where
    tanh exp log sqrt square sin cos abs absolute floor ceil add subtract multiply negative
    """.split()
)

#: What the probe does with a sketch. ``arg`` of without is one of PARTS, of name one of NAMES, of align
#: and join may be the word below; others have none.
TRIALS = (
    "build", "run", "gradient", "count", "reach", "without", "twice", "nested", "decide", "numpy", "leak", "align", "fold", "warnings", "join",
    "name",
)  # fmt: skip
#: Of align: the outputs turned round with `[::-1]` first. Of join: with `+=`.
TURNED, ADDED = "reversed", "in_place"
PARTS = ("keys", "go_backwards", "until", "discard", "once")

#: Dotted names that some release lacks.
NAMES = tuple(
    f"{root}.{name}"
    for root in ("theano", "aesara", "pytensor")
    for name in (
        "scan", "scan.until", "until", "scan.scan", "scan.map", "scan.reduce", "scan.foldl", "scan.foldr", "scan.utils", "scan.basic", "scan.views",
        "scan_module", "scan_checkpoints", "reduce", "foldl", "foldr", "checkpoints", "OrderedUpdates", "updates", "tensor.unbroadcast",
        "tensor.shared_randomstreams", "sandbox",
    )
)  # fmt: skip

#: Claimed effects of trials. ``arg`` is: steps n (so many are run), state_unread n (an entry of outputs_info); others None.
TRIAL_EFFECTS = (
    "raises", "ignored", "unchecked", "no_output", "rows_lost", "step_short", "axis_added", "wraps", "state_unread", "one_branch", "not_numpy",
    "draws_repeated", "draws_frozen", "steps", "misaligned", "whole_each_step", "operands_swapped", "no_gradient", "warns", "lacks_name",
    "keys_only",
)  # fmt: skip

#: What a claimed exception says: pairs of a part of the type's name and a part of the text. Measured on Theano 1.0.5, Theano-PyMC 1.1.2, Aesara 2.9.4
#: and PyTensor 3.3.8; Python 2.7 has words of its own for the arguments of a function and for items.
ERRORS: dict[str, tuple[tuple[str, str], ...]] = {
    "states_count": (("ValueError", "provide None as outputs_info"),),
    "state_keys": (("ValueError", "keys were unexpected"), ("ValueError", "need to provide a initial state"), ("TypeError", "argument")),
    "no_input": (("KeyError", "input"),),
    "no_initial": (("ValueError", "need to provide a initial state"),),
    "taps_number": (("TypeError", "has no len"),),
    "taps_future": (("ValueError", "tap values must be smaller"),),
    "taps_of_a_scalar": (("TypeError", "not subscriptable"), ("IndexError", "too many indices"), ("IndexError", "invalid index to scalar")),
    "taps_twice": (("ValueError", "taps must be different"),),
    "no_conversion": (("TypeError", ""), ("AsTensorError", ""), ("NotImplementedError", "onvert"), ("ValueError", "")),
    "state_dtype": (("ValueError", "inner function of scan"), ("ValueError", "initial state"), ("ValueError", "has dtype"), ("TypeError", "dtype")),
    "inner_graph": (("TypeError", "nconsistency in the inner graph"), ("TypeError", "happened while compiling"), ("ValueError", "has 2 dimension")),
    "arity": (("TypeError", "argument"), ("TypeError", "unbound method")),
    "not_variables": (("ValueError", "may only be made of"),),
    "unreadable": (("ValueError", "cannot parse the return value"),),
    "restricted": (("ValueError", "has been restricted"),),
    "not_shared": (("TypeError", "update target must be a SharedVariable"),),
    "no_truth": (("TypeError", "boolean"), ("TypeError", "bool")),
    "no_iteration": (("TypeError", "iteration"), ("TypeError", "iter"), ("ValueError", "ength")),
    "no_number": (("TypeError", ""), ("AttributeError", ""), ("ValueError", "")),
    "missing_input": (("MissingInputError", ""),),
    "updates_refused": (("ValueError", "produced updates"),),
    "no_steps": (("ValueError", "number of steps"),),
    "no_bool": (("AsTensorError", "True or False"), ("TypeError", "True or False"), ("TypeError", "boolean")),
    "not_whole": (("TypeError", ""),),
    "no_loop": (("NotImplementedError", "0 iteration"),),
    "no_tensor": (("AsTensorError", "None"), ("TypeError", "object"), ("TypeError", "None"), ("NotImplementedError", "None"), ("ValueError", "None")),
    "no_float": (("TypeError", ""),),
    "negative_steps": (("IndexError", "negative"), ("ValueError", "negative")),
    "no_keyword": (("TypeError", "unexpected keyword"),),
    "not_subscriptable": (("TypeError", "subscriptable"), ("TypeError", "__getitem__"), ("TypeError", "tem")),
    "not_convertible": (("AsTensorError", ""), ("NotImplementedError", "onvert"), ("TypeError", ""), ("AttributeError", "")),
    "no_shape": (("AttributeError", "shape"), ("NotImplementedError", "onvert"), ("TypeError", "__getitem__"), ("TypeError", "")),
    "no_axis": (("IndexError", "too many indices"), ("ValueError", "")),
    "array_slice": (("TypeError", "slice indices"), ("TypeError", "Python integer"), ("TypeError", "")),
    "not_a_tensor": (("AsTensorError", ""), ("TypeError", ""), ("NotImplementedError", "onvert"), ("ValueError", "")),
    "no_sum": (("TypeError", ""),),
}
