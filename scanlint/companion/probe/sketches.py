"""The form of a sketch: its closed lists of words, and the bounds of its numbers. Whatever is not in them is refused."""

from words import APIS, Unknown, integer

ENTRIES = ("tensor", "number", "array", "none", "list", "tuple", "range", "text", "bool")
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
FORMS = ("output", "inner output", "updates", "until", "number", "array", "None", "text", "unknown")
ENDS = ("returns", "never", "yields")
ARGUMENTS = (
    "n_steps", "truncate_gradient", "go_backwards", "strict", "return_list", "return_updates", "allow_gc", "mode", "name", "profile", "unknown",
)  # fmt: skip
ACTS = ("decide", "numpy", "draw", "discard", "count", "leak")
DECISIONS = ("truth", "equal", "member", "chain", "loop", "builtin")
DECIDING = ("", "if", "==", "!=", "in", "not in", "max", "min", "int", "float", "complex", "len", "range", "xrange")
DRAWS = ("stream", "stale", "frozen")
DISCARDED = ("set_subtensor", "inc_subtensor", "method set", "method inc")
LEAKED = ("slice", "shared")
MOST_ENTRIES, FARTHEST, MOST_STEPS = 16, 64, 300


def check(sketch):
    """Raise Unknown unless ``sketch`` holds known words, flags and small numbers only."""
    _word(sketch["api"], APIS, "view of scan")
    for group in ("sequences", "states", "non_sequences"):
        _few(sketch[group])
        for entry in sketch[group]:
            _entry(entry)
    for name, value in sketch["arguments"]:
        _word(name, ARGUMENTS, "argument")
        if value is not None and not isinstance(value, bool) and not (_number(value) and abs(value) <= MOST_STEPS):
            raise Unknown("the probe gives arguments of up to %d" % MOST_STEPS)
    _step(sketch["step"])
    if not isinstance(sketch["updates"], bool):
        raise Unknown("a flag of the scan is neither true nor false")


def _entry(entry):
    _word(entry["form"], ENTRIES, "entry")
    for key in entry["keys"] or ():
        _word(key, KEYS, "key")
    _word(entry["taps_form"], TAPS_FORMS, "form of taps")
    for tap in entry["taps"] or ():
        if not integer(tap) or abs(tap) > FARTHEST:
            raise Unknown("the probe builds taps of up to %d" % FARTHEST)
    _dims(entry["dims"])
    if entry["dtype"] is not None:
        _word(entry["dtype"], DTYPES, "dtype")
    if entry["value"] is not None and not _number(entry["value"]):
        raise Unknown("the number that a state starts from is none")
    _few(entry["items"])
    for item in entry["items"]:
        _word(item, ENTRIES, "item")


def _step(step):
    if not integer(step["least"]) or not 0 <= step["least"] <= MOST_ENTRIES:
        raise Unknown("the probe builds steps of up to %d parameters" % MOST_ENTRIES)
    if step["most"] is not None and not (integer(step["most"]) and step["least"] <= step["most"] <= MOST_ENTRIES):
        raise Unknown("the probe builds steps of up to %d parameters" % MOST_ENTRIES)
    _few(step["outputs"])
    for made in step["outputs"]:
        if made["operator"] is not None:
            _word(made["operator"], OPERATORS, "operator")
        if made["dtype"] is not None:
            _word(made["dtype"], DTYPES, "dtype")
        _dims(made["dims"])
        _places(made["of"] or ())
    if step["form"] is not None:
        _form(step["form"])
    _word(step["ends"], ENDS, "way to end")
    _places(step["unread"])
    _places([] if step["carried"] is None else [step["carried"]])
    if not isinstance(step["shared"], bool) or not isinstance(step["symmetric"], bool):
        raise Unknown("a flag of the step is neither true nor false")
    _few(step["acts"])
    for act in step["acts"]:
        _act(act)


def _act(act):
    kinds = {
        "decide": (DECISIONS, DECIDING, (True, False)),
        "numpy": (NUMPY, (True, False), (True, False), (True, False)),
        "draw": (DRAWS,),
        "discard": (DISCARDED,),
        "count": (),
        "leak": (LEAKED,),
    }
    _word(act[0], ACTS, "act")
    if len(act) != len(kinds[act[0]]) + 1:
        raise Unknown("an act of the step has too many or too few words")
    for word, known in zip(act[1:], kinds[act[0]]):
        _word(word, known, "word of an act")


def _form(form):
    if isinstance(form, list):
        _few(form)
        for part in form:
            _form(part)
    else:
        _word(form, FORMS, "form of a return")


def _word(word, known, what):
    if word not in known:
        raise Unknown("the probe does not know this %s" % what)


def _few(entries):
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise Unknown("the probe builds scans of up to %d entries" % MOST_ENTRIES)


def _dims(dims):
    if dims is not None:
        _few(dims)
        if len(dims) > 4 or not all(size is None or integer(size) and 0 <= size <= FARTHEST for size in dims):
            raise Unknown("the probe builds tensors of up to four axes, each up to %d long" % FARTHEST)


def _places(numbers):
    if not all(integer(number) and 0 <= number < MOST_ENTRIES for number in numbers):
        raise Unknown("a parameter of the step has no place")


def _number(value):
    return integer(value) or isinstance(value, float)


NUMPY = tuple(
    """
    dot inner vdot kron linalg.norm argmax argmin argsort take count_nonzero equal not_equal logical_and logical_or sum mean max min prod any all std
    var amax amin maximum minimum clip fmax fmin sign greater less greater_equal less_equal zeros ones eye arange empty full identity stack outer tile
    cumsum cumprod vstack hstack append ravel expand_dims concatenate reshape diag diagonal tensordot sort trace matmul einsum linalg.inv linalg.det
    isnan isinf round isfinite around rint fabs arctan2 where
    tanh exp log sqrt square sin cos abs absolute floor ceil add subtract multiply negative
    """.split()
)
