"""What each library calls things and what its functions return, as data.

Measured on Theano 1.0.5, Theano-PyMC 1.1.2, Aesara 2.9.4 and PyTensor 3.3.8 unless a line says otherwise.
"""

from __future__ import annotations

import re

#: The library that an import name stands for. Theano-PyMC is imported as theano.
DIALECTS = {"theano": ("theano", "theano-pymc"), "aesara": ("aesara",), "pytensor": ("pytensor",)}
ROOTS = frozenset(DIALECTS)

#: scan and its views under every path by which they can be reached. `theano.sandbox.scan` and `theano.tensor.scan` are not among them.
_API = re.compile(
    r"(?P<root>theano|aesara|pytensor)(\.scan_module|\.scan)?(\.scan|\.basic|\.views|\.scan_views)?\.(?P<api>scan|map|reduce|foldl|foldr)",
)
_UNTIL = re.compile(r"(theano|aesara|pytensor)(\.scan_module|\.scan)(\.scan_utils|\.utils)?\.until")

#: What `from theano import *` and the like bind that matters here; PyTensor 3 has only two of the views at its root.
STARRED = {
    "theano": ("scan", "map", "reduce", "foldl", "foldr", "shared", "function", "tensor", "dot"),
    "aesara": ("scan", "map", "reduce", "foldl", "foldr", "shared", "function", "tensor", "dot"),
    "pytensor": ("scan", "map", "shared", "function", "tensor", "dot"),
}

_COMMON = ("fn", "sequences", "outputs_info", "non_sequences", "n_steps", "truncate_gradient", "go_backwards", "mode", "name", "profile")
_LATER = ("allow_gc", "strict", "return_list", "return_updates")

#: Parameters in positional order; the order has never changed (Theano 0.6 to PyTensor 3.3.8).
SIGNATURES = {
    "scan": _COMMON + _LATER,
    "map": ("fn", "sequences", "non_sequences", "truncate_gradient", "go_backwards", "mode", "name", "return_updates"),
    "reduce": ("fn", "sequences", "outputs_info", "non_sequences", "go_backwards", "mode", "name", "return_updates"),
    "foldl": ("fn", "sequences", "outputs_info", "non_sequences", "mode", "name", "return_updates"),
    "foldr": ("fn", "sequences", "outputs_info", "non_sequences", "mode", "name", "return_updates"),
}

#: Parts of the libraries that hold functions on tensors.
_TENSOR_PARTS = frozenset(
    (
        "tensor",
        "nnet",
        "basic",
        "math",
        "elemwise",
        "extra_ops",
        "type",
        "shape",
        "sort",
        "blas",
        "nlinalg",
        "slinalg",
        "subtensor",
        "sigm",
        "linalg",
        "special",
    )
)

#: Functions of theano.tensor and its successors that return exactly one tensor.
_ONE_TENSOR = frozenset(
    """
    abs abs_ add all alloc allclose and_ any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort as_tensor
    as_tensor_variable addbroadcast as_tensor basic bincount batched_dot batched_tensordot bitwise_and bitwise_or cast categorical_crossentropy
    binary_crossentropy ceil cholesky clip col concatenate constant conv2d conj cos cosh crossentropy_categorical_1hot cumprod cumsum det deg2rad
    diag diagonal diff dimshuffle dot dvector dmatrix dscalar dtensor3 dtensor4 elu empty eq erf erfc erfinv exp exp2 expand_dims expm1 eye
    extract_diag fill fill_diagonal flatten floor floor_div fmatrix fscalar fvector ftensor3 ftensor4 full full_like gamma gammaln ge gt hard_sigmoid
    horizontal_stack identity_like imatrix imag inc_subtensor inv invert isclose isinf isnan iscalar ivector itensor3 inverse_permutation kron le
    log log10 log1p log2 log1mexp log_softmax logaddexp logsoftmax logsumexp lscalar lt lvector lmatrix ltensor3 matmul matrix matrix_dot
    matrix_inverse max maximum mean min minimum mod mul neg neq norm not_ one_hot ones ones_like or_ outer patternbroadcast pow power prod psi ptp
    rad2deg real reciprocal relu repeat reshape roll round row scalar scalar_from_tensor second set_subtensor sgn shape shape_padleft
    shape_padright shape_padaxis shape_padright sigmoid sign sin sinh slinalg softmax softplus softsign solve sort specify_shape specify_broadcastable
    sqr sqrt square squeeze stack std sub sum switch take tan tanh tensor tensor3 tensor4 tensor5 tensor_copy tensordot tile to_one_hot trace
    transpose tri tril triu true_div trunc ultra_fast_sigmoid unbroadcast var vector vertical_stack where xor zeros zeros_like zmatrix zvector
    wvector bvector bmatrix bscalar wmatrix wscalar erfcinv erfcx
    """.split(),
)

#: Functions with several outputs: how many, None where it depends on the arguments.
_SEVERAL: dict[str, int | None] = {
    "max_and_argmax": 2, "qr": 2, "eig": 2, "eigh": 2, "svd": 3, "nonzero": None, "split": None, "unbroadcast_all": None, "slogdet": 2,
    "broadcast_arrays": None, "meshgrid": None, "mgrid": None, "ogrid": None, "lu": 3, "unique": None,
}  # fmt: skip

#: Directly under the root: theano.shared(..) makes one variable.
_ROOT_TENSORS = frozenset(
    (
        "shared",
        "compile.shared",
        "compile.sharedvalue.shared",
        "dot",
        "gradient.grad_clip",
        "gradient.disconnected_grad",
        "gradient.zero_grad",
        "gradient.consider_constant",
    )
)

#: NumPy constructors that return one array.
_NUMPY_ARRAYS = frozenset(
    "array asarray zeros ones empty full eye identity arange linspace zeros_like ones_like float32 float64 int32 int64 int8 int16 uint8 dot".split(),
)

#: Attributes of a symbolic tensor that are tensors, and methods that return one.
TENSOR_ATTRIBUTES = frozenset(("T", "shape", "size", "real", "imag"))
TENSOR_METHODS = frozenset(
    """
    all any argmax argmin argsort astype ceil choose clip compress conj conjugate copy cumprod cumsum diagonal dimshuffle dot fill flatten floor
    max mean min norm prod ptp ravel repeat reshape round sort squeeze std sum swapaxes take trace transpose trunc var zeros_like arccos arcsin cos
    exp log sin sqrt tan tanh set inc get_scalar_constant_value clone copy
    """.split(),
)
#: What only a tensor has and a list or tuple lacks: asking it of a list raises AttributeError (all four libraries).
ONLY_TENSORS = (TENSOR_ATTRIBUTES | TENSOR_METHODS | {"ndim", "dtype", "broadcastable", "eval", "owner", "type", "name"}) - {"copy", "sort", "clone"}

#: Functions that take one tensor; given a list they stack it on a new leading axis without a word (scan of two outputs; all four libraries).
STACKING = frozenset(
    """
    abs abs_ all any argmax argmin batched_dot cast ceil clip cos dot exp expm1 eq flatten floor ge gt hard_sigmoid inv le log log1p log2 lt max
    maximum mean min minimum mul neg neq norm nnet.relu relu pow prod reshape round sgn sigmoid sin softmax softplus sqr sqrt std sub sum switch
    tan tanh tensordot true_div var add sum outer
    """.split(),
)


#: Functions that return one tensor for one variable and a list for a list of variables: the position and the name of that argument. `clone` of
#: theano.gof.graph and of the later graph.basic is another function.
_DERIVATIVE = re.compile(r"(theano|aesara|pytensor)(\.tensor|\.gradient)?\.(grad|jacobian|hessian)")
_COPY = re.compile(
    r"theano\.(scan_module\.|scan\.)?(scan_utils\.|utils\.)?clone"
    r"|(aesara|pytensor)\.(graph\.)?(basic\.|replace\.)?(clone_replace|graph_replace|vectorize_graph)",
)


def scan_api(name: str) -> tuple[str, tuple[str, ...]] | None:
    """The view and the dialects that a dotted name stands for: "theano.scan" gives ("scan", ("theano", "theano-pymc")); None for any other name."""
    match = _API.fullmatch(name)
    return (match["api"], DIALECTS[match["root"]]) if match else None


def is_until(name: str) -> bool:
    """Whether a dotted name is the `until` that ends a scan early."""
    return _UNTIL.fullmatch(name) is not None


def tensor_function(name: str) -> str | None:
    """The function's own name where a dotted name is one of a library's tensor functions: "theano.tensor.nnet.softmax" gives "softmax"."""
    parts = name.split(".")
    if len(parts) >= 3 and parts[0] in ROOTS and parts[1] in ("tensor", "sandbox") and all(part in _TENSOR_PARTS for part in parts[1:-1]):
        return parts[-1]
    return parts[2] if len(parts) == 3 and parts[0] in ROOTS and parts[1] in ("tensor",) else None


def like_argument(name: str) -> tuple[int, tuple[str, ...]] | None:
    """The position and the names of the argument whose form (a variable, a list) decides the form of what a library function returns: 1 and "wrt" for
    theano.tensor.grad."""
    if differentiates(name):
        return 1, ("wrt",)
    return (0, ("output", "outputs")) if copies_graph(name) else None


def differentiates(name: str) -> bool:
    """Whether a dotted name is a library's grad, jacobian or hessian."""
    return _DERIVATIVE.fullmatch(name) is not None


def copies_graph(name: str) -> bool:
    """Whether a dotted name is a library's function that copies a graph with some of its variables replaced."""
    return _COPY.fullmatch(name) is not None


def is_print(name: str) -> bool:
    """Whether a dotted name is the op that prints what passes through it: `theano.printing.Print("h")(x)` is x."""
    root, _, rest = name.partition(".")
    return root in ROOTS and rest == "printing.Print"


def outputs_of(name: str) -> int | None:
    """How many values a library function returns: 1 for one tensor, n for a list of n, 0 for a list of unknown length, None where not known."""
    if name.endswith("()") and is_print(name[:-2]):
        return 1
    function = tensor_function(name)
    if function is not None:
        if function in _ONE_TENSOR:
            return 1
        if function in _SEVERAL:
            return _SEVERAL[function] or 0
        return None
    root, _, rest = name.partition(".")
    if root in ROOTS and rest in _ROOT_TENSORS:
        return 1
    return 1 if root == "numpy" and rest in _NUMPY_ARRAYS else None
