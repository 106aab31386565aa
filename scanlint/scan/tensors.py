"""dtype and shape of what tensor functions, methods and operators give, as far as their arguments tell."""

from __future__ import annotations

import re
from collections.abc import Callable

from scanlint.scan import dtypes, shapes
from scanlint.scan.arguments import Arguments
from scanlint.scan.values import FREE, NONE, NOTHING_KNOWN, Const, External, Kind, Seq, Tensor, Tup, Value

_VARIABLES = re.compile(r"(?P<prefix>[bwilfd]?)(?P<form>scalar|vector|row|col|matrix|tensor3|tensor4|tensor5)")
_FORMS: dict[str, tuple[int, ...]] = {
    "scalar": (), "vector": (FREE,), "row": (1, FREE), "col": (FREE, 1), "matrix": (FREE,) * 2,
    "tensor3": (FREE,) * 3, "tensor4": (FREE,) * 4, "tensor5": (FREE,) * 5,
}  # fmt: skip

Describe = Callable[[str, Arguments], Kind]


def kind_of(value: Value | None) -> Kind:
    """What is known of a value where a tensor is wanted: of a tensor what the code told, of a written number its own dtype."""
    if isinstance(value, Tensor):
        return value.kind
    if isinstance(value, Const) and isinstance(value.value, (int, float)) and not isinstance(value.value, bool):
        return Kind(dtypes.of_number(value.value), (), value.value)
    return NOTHING_KNOWN


def of_function(name: str, arguments: Arguments) -> Tensor:
    """What a library function that returns one tensor returns, by its dotted name."""
    function = name.rpartition(".")[2]
    if arguments.open_positional or arguments.open_keywords:
        return Tensor(name)
    variable = _VARIABLES.fullmatch(function)
    if variable is not None:
        return Tensor(name, _variable(variable["prefix"], _FORMS[variable["form"]], arguments))
    describe = _FUNCTIONS.get(function)
    return Tensor(name, describe(name, arguments)) if describe is not None else Tensor(name)


def of_method(name: str, owner: Value, arguments: Arguments) -> Tensor:
    """What a method of a tensor that returns a tensor returns."""
    kind = kind_of(owner)
    if arguments.open_positional or arguments.open_keywords:
        return Tensor(f"method {name}")
    if name == "dimshuffle":
        return Tensor("method dimshuffle", Kind(kind.dtype, shapes.shuffled(kind.dims, tuple(arguments.positional))))
    if name == "astype":
        return Tensor("method astype", Kind(dtypes.named(_argument(arguments, 0, "dtype")), kind.dims))
    if name not in _METHODS:
        return Tensor(f"method {name}")
    as_function = Arguments([owner, *arguments.positional], arguments.keywords)
    return Tensor(f"method {name}", _FUNCTIONS[name](name, as_function))


def of_arithmetic(operator: str, left: Value, right: Value) -> Tensor:
    """`left operator right` with a tensor on one side at least."""
    one, two = kind_of(left), kind_of(right)
    if operator == "@":
        return Tensor("arithmetic @", Kind(dtypes.upcast(one.dtype, two.dtype), shapes.dot(one.dims, two.dims)))
    kind = _elementwise(one, two)
    whole = dtypes.is_whole(one.dtype) and dtypes.is_whole(two.dtype)
    return Tensor(f"arithmetic {operator}", Kind(dtypes.as_float(kind.dtype), kind.dims) if operator == "/" and whole else kind)


def negative(value: Value) -> Tensor:
    """`-value`."""
    kind = kind_of(value)
    return Tensor("arithmetic", Kind(kind.dtype, kind.dims))


def of_index(owner: Tensor, key: Value) -> Tensor:
    """`owner[key]`."""
    parts = tuple(map(_part, key.items if isinstance(key, Tup) else (key,)))
    return Tensor("a part of a tensor", Kind(owner.kind.dtype, shapes.indexed(owner.kind.dims, parts)))


def _part(key: Value) -> str:
    if isinstance(key, Seq) and key.kind == "slice" and isinstance(key.element, Tup):
        return "all" if all(bound == NONE for bound in key.element.items) else "part"
    if key == NONE or (isinstance(key, External) and key.name.endswith(".newaxis")):
        return "new"
    whole = isinstance(key, Const) and key.kind == "int"
    return "int" if whole or (isinstance(key, Tensor) and key.kind.dims == () and dtypes.is_whole(key.kind.dtype)) else "?"


def _elementwise(*kinds: Kind) -> Kind:
    dtype, dims = kinds[0].dtype, kinds[0].dims
    for kind in kinds[1:]:
        dtype, dims = dtypes.upcast(dtype, kind.dtype), shapes.broadcast(dims, kind.dims)
    return Kind(dtype, dims)


def _argument(arguments: Arguments, position: int, name: str) -> Value | None:
    if name in arguments.keywords:
        return arguments.keywords[name]
    return arguments.positional[position] if len(arguments.positional) > position else None


def _variable(prefix: str, dims: tuple[int, ...], arguments: Arguments) -> Kind:
    given = _argument(arguments, 1, "dtype")
    return Kind(dtypes.named(given) if given is not None and given != NONE else dtypes.PREFIXES[prefix], dims)


def _filled(name: str, arguments: Arguments) -> Kind:
    """zeros, ones, empty: the shape is the first argument, a number or a tuple."""
    shape = _argument(arguments, 0, "shape")
    dtype = dtypes.named(_argument(arguments, 1, "dtype")) if _argument(arguments, 1, "dtype") is not None else None
    if dtype is None and _argument(arguments, 1, "dtype") is None:
        dtype = "float64" if name.startswith("numpy.") else "floatX"
    return Kind(dtype, _dims(shape))


def _dims(shape: Value | None) -> shapes.Dims:
    if isinstance(shape, Tup):
        return shapes.written(shape.items)
    return shapes.written((shape,)) if isinstance(shape, Const) and isinstance(shape.value, int) else None


def _alloc(name: str, arguments: Arguments) -> Kind:
    kind = kind_of(_argument(arguments, 0, "value"))
    return Kind(kind.dtype, shapes.written(tuple(arguments.positional[1:])), kind.written)


def _full(name: str, arguments: Arguments) -> Kind:
    dtype, value = _argument(arguments, 2, "dtype"), _argument(arguments, 1, "fill_value")
    filling = _of_numpy(value) if name.startswith("numpy.") else kind_of(value).dtype
    return Kind(dtypes.named(dtype) if dtype is not None and dtype != NONE else filling, _dims(_argument(arguments, 0, "shape")))


def _of_numpy(value: Value | None) -> str | None:
    """The dtype that NumPy gives a plain number, which is wider than the one that the libraries give it (NumPy 1.22 and 2.3); else its own."""
    if isinstance(value, Const):
        return {bool: "bool", int: "int64", float: "float64"}.get(type(value.value))
    return kind_of(value).dtype


def _like(name: str, arguments: Arguments) -> Kind:
    kind = kind_of(_argument(arguments, 0, "model"))
    dtype = _argument(arguments, 1, "dtype")
    return Kind(kind.dtype if dtype is None or dtype == NONE else dtypes.named(dtype), kind.dims)


def _constant(name: str, arguments: Arguments) -> Kind:
    """constant, as_tensor_variable, and NumPy's asarray: as it is, unless a dtype is named."""
    value = arguments.positional[0] if arguments.positional else None
    kind = kind_of(value)
    dtype = arguments.keywords.get("dtype")
    if dtype is None and name.startswith("numpy.") and len(arguments.positional) > 1:
        dtype = arguments.positional[1]
    if dtype is not None:
        return Kind(dtypes.named(dtype), kind.dims)
    return Kind(_of_numpy(value), kind.dims) if name.startswith("numpy.") and isinstance(value, Const) else kind


def _shared(name: str, arguments: Arguments) -> Kind:
    kind = kind_of(_argument(arguments, 0, "value"))
    dtype = kind.dtype if kind.written is None else "float64" if isinstance(kind.written, float) else "int64"
    return Kind(dtype, shapes.unfixed(kind.dims))


def _cast(name: str, arguments: Arguments) -> Kind:
    return Kind(dtypes.named(_argument(arguments, 1, "dtype")), kind_of(_argument(arguments, 0, "x")).dims)


def _scalar_type(name: str, arguments: Arguments) -> Kind:
    return Kind(name.rpartition(".")[2], kind_of(_argument(arguments, 0, "x")).dims)


def _arange(name: str, arguments: Arguments) -> Kind:
    whole = bool(arguments.positional) and not arguments.keywords and all(isinstance(kind_of(v).written, int) for v in arguments.positional)
    return Kind("int64" if whole else None, (FREE,))


def _dot(name: str, arguments: Arguments) -> Kind:
    one, two = kind_of(_argument(arguments, 0, "a")), kind_of(_argument(arguments, 1, "b"))
    return Kind(dtypes.upcast(one.dtype, two.dtype), shapes.dot(one.dims, two.dims))


def _same(name: str, arguments: Arguments) -> Kind:
    kind = kind_of(arguments.positional[0]) if arguments.positional else NOTHING_KNOWN
    return Kind(kind.dtype, kind.dims)


def _replaced(name: str, arguments: Arguments) -> Kind:
    """set_subtensor and inc_subtensor give the whole tensor back, with its dtype; of its axes the part tells nothing (all four libraries)."""
    return Kind(_same(name, arguments).dtype)


def _float(name: str, arguments: Arguments) -> Kind:
    kind = _same(name, arguments)
    return Kind(dtypes.as_float(kind.dtype), kind.dims)


def _combined(name: str, arguments: Arguments) -> Kind:
    return _elementwise(*map(kind_of, arguments.positional)) if arguments.positional and not arguments.keywords else NOTHING_KNOWN


def _truth(name: str, arguments: Arguments) -> Kind:
    return Kind("bool", _combined(name, arguments).dims)


def _switch(name: str, arguments: Arguments) -> Kind:
    if len(arguments.positional) != 3:
        return NOTHING_KNOWN
    branches = _elementwise(*map(kind_of, arguments.positional[1:]))
    return Kind(branches.dtype, _combined(name, arguments).dims)


def _reduced(name: str, arguments: Arguments) -> Kind:
    kind = _same(name, arguments)
    # The default of axis is None: a sum over everything.
    dims = shapes.reduced(kind.dims, _argument(arguments, 1, "axis"), arguments.keywords.get("keepdims"))
    whole = not dtypes.is_float(kind.dtype)
    return Kind(None if whole else kind.dtype, dims)


_FUNCTIONS: dict[str, Describe] = {
    **dict.fromkeys(("zeros", "ones", "empty"), _filled), **dict.fromkeys(("zeros_like", "ones_like"), _like), "alloc": _alloc, "full": _full,
    **dict.fromkeys(("constant", "as_tensor_variable", "as_tensor", "asarray", "array"), _constant), "shared": _shared, "cast": _cast,
    **dict.fromkeys(("float32", "float64", "int8", "int16", "int32", "int64"), _scalar_type), "arange": _arange,
    **dict.fromkeys(("dot", "matmul"), _dot),
    **dict.fromkeys(("abs", "abs_", "neg", "sqr", "sgn", "sign", "relu", "grad_clip", "disconnected_grad", "zero_grad"), _same),
    "set_subtensor": _replaced, "inc_subtensor": _replaced,
    **dict.fromkeys(
        "tanh sigmoid softplus exp log log1p sqrt sin cos hard_sigmoid ultra_fast_sigmoid softsign expm1 erf".split(),
        _float,
    ),
    **dict.fromkeys(("add", "sub", "mul", "maximum", "minimum", "clip", "and_", "or_", "xor"), _combined),
    **dict.fromkeys("eq neq lt gt le ge isnan isinf".split(), _truth), "switch": _switch, "where": _switch,
    **dict.fromkeys(("sum", "mean", "max", "min", "prod", "std", "var"), _reduced),
}  # fmt: skip

_METHODS = frozenset("sum mean max min prod std var dot clip exp log sqrt sin cos tanh copy".split()) & frozenset(_FUNCTIONS)
