"""What draws random numbers, by dotted name: stream objects, generators of NumPy and Python, random variables of PyTensor.

Read from Theano 1.0.5 (tensor/shared_randomstreams.py, sandbox/rng_mrg.py), Aesara 2.9.4 (tensor/random/utils.py) and PyTensor 3.3.8 (tensor/random).
"""

from __future__ import annotations

import re

#: A RandomStreams object or its kin, the state of a generator in a shared variable, a NumPy generator, Python's own.
STREAMS, SHARED, NUMPY, PYTHON = "streams", "shared", "numpy", "python"

#: The classes of stream objects. Their names are also what tells a class body worth looking through.
STREAM_CLASSES = frozenset(("RandomStreams", "MRG_RandomStreams", "CURAND_RandomStreams", "RandomStream", "MRG_RandomStream"))
_STREAM = re.compile(r"(theano|aesara|pytensor)\.(sandbox|tensor)\..+")

#: Methods of a stream object that put a draw into the graph.
_STREAM_DRAWS = frozenset(
    """
    binomial bernoulli beta cauchy choice exponential gamma gen geometric gumbel integers laplace lognormal logistic multinomial
    multinomial_wo_replacement multivariate_normal normal permutation poisson randint random_integers shuffle_row_elements standard_normal
    truncated_normal uniform
    """.split(),
)

_GENERATORS = {
    "numpy.random.RandomState": NUMPY,
    "numpy.random.default_rng": NUMPY,
    "numpy.random.Generator": NUMPY,
    "random.Random": PYTHON,
    "random.SystemRandom": PYTHON,
    "pytensor.tensor.random.shared_rng": SHARED,
    "pytensor.tensor.random.variable.shared_rng": SHARED,
}

#: Functions of numpy.random and methods of its generators that return numbers.
_NUMPY_DRAWS = frozenset(
    """
    beta binomial chisquare choice dirichlet exponential gamma geometric gumbel integers laplace logistic lognormal multinomial
    multivariate_normal normal pareto permutation poisson rand randint randn random random_integers random_sample ranf rayleigh sample
    standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises wald weibull
    """.split(),
)
#: Functions of random and methods of random.Random that return numbers.
_PYTHON_DRAWS = frozenset(
    "betavariate choice expovariate gammavariate gauss lognormvariate normalvariate randint random randrange triangular uniform".split(),
)

#: Random variables of pytensor.tensor.random (3.3.8), as functions and as methods of a generator variable.
_VARIABLES = frozenset(
    """
    bernoulli beta betabinom binomial categorical cauchy chisquare choice dirichlet exponential gamma gengamma geometric gumbel halfcauchy halfnormal
    hypergeometric integers invgamma laplace logistic lognormal multinomial multivariate_normal nbinom negative_binomial normal pareto permutation
    poisson rayleigh standard_normal t triangular truncexpon uniform vonmises wald weibull
    """.split(),
)
_VARIABLE = re.compile(r"pytensor\.tensor\.random\.(basic\.)?(?P<name>\w+)")

_DRAWS = {STREAMS: _STREAM_DRAWS, NUMPY: _NUMPY_DRAWS, PYTHON: _PYTHON_DRAWS, SHARED: _VARIABLES}


def generator(name: str) -> str | None:
    """The kind of generator that calling a dotted name makes: "theano.sandbox.rng_mrg.MRG_RandomStreams" gives STREAMS; None for other names."""
    if name.rpartition(".")[2] in STREAM_CLASSES and _STREAM.fullmatch(name):
        return STREAMS
    return _GENERATORS.get(name)


def draws(kind: str, method: str) -> bool:
    """Whether a method of a generator of this kind draws."""
    return method in _DRAWS[kind]


def is_number_draw(name: str) -> bool:
    """Whether a dotted name is a function of numpy.random or random that draws from the global generator."""
    root, _, function = name.rpartition(".")
    return (root == "numpy.random" and function in _NUMPY_DRAWS) or (root == "random" and function in _PYTHON_DRAWS)


def is_variable(name: str) -> bool:
    """Whether a dotted name is a random variable of PyTensor."""
    match = _VARIABLE.fullmatch(name)
    return match is not None and match["name"] in _VARIABLES


def makes_shared(name: str) -> bool:
    """Whether a dotted name puts a value into a shared variable: of a NumPy generator it makes a generator in the graph."""
    return name in ("pytensor.shared", "pytensor.compile.shared", "pytensor.compile.sharedvalue.shared")
