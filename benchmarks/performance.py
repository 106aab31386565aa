"""Shows on the real library what each suggestion of SCN701, SCN702 and SCN703 gains: before and after, the same numbers out.

python -m benchmarks.performance [--library theano|aesara|pytensor]

SCN701 and SCN702 are told in milliseconds a call (the least of some runs, both ways in turn), SCN703 in the largest memory in use during a call. Each
is shown under both optimizers: what fast_run does by itself, fast_compile does not. Set the library's flags as for the tests; no C
compiler is needed.
"""

from __future__ import annotations

import argparse
import importlib
import time
import tracemalloc
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

STEPS, SAMPLES, DIMS = 100, 4, 256
RUNS = 25


@dataclass(frozen=True, slots=True)
class Case:
    """A suggestion: two ways to write the same scan, and what is measured ("time" or "memory")."""

    code: str
    what: str
    before: Callable[[Any, Any], Any]
    after: Callable[[Any, Any], Any]
    measure: str


def weights(seed: int, *shape: int) -> Any:
    return np.random.RandomState(seed).normal(scale=0.05, size=shape)


def scan(library: Any, step: Callable[..., Any], **arguments: Any) -> Any:
    """The outputs of a scan, whatever else the library returns."""
    if library.__name__ == "pytensor":
        return library.scan(step, return_updates=False, **arguments)
    return library.scan(step, **arguments)[0]


def product_inside(library: Any, tensor: Any) -> Any:
    x = tensor.tensor3("x")
    w, u = library.shared(weights(1, DIMS, DIMS)), library.shared(weights(2, DIMS, DIMS))
    h0 = tensor.zeros((x.shape[1], DIMS))
    return x, scan(
        library,
        lambda x_t, h, w, u: tensor.tanh(tensor.dot(x_t, w) + tensor.dot(h, u)),
        sequences=[x],
        outputs_info=[h0],
        non_sequences=[w, u],
        strict=True,
    )


def product_before(library: Any, tensor: Any) -> Any:
    x = tensor.tensor3("x")
    w, u = library.shared(weights(1, DIMS, DIMS)), library.shared(weights(2, DIMS, DIMS))
    h0 = tensor.zeros((x.shape[1], DIMS))
    step = lambda xw_t, h, u: tensor.tanh(xw_t + tensor.dot(h, u))  # noqa: E731
    return x, scan(library, step, sequences=[tensor.dot(x, w)], outputs_info=[h0], non_sequences=[u], strict=True)


def captured(library: Any, tensor: Any) -> Any:
    x = tensor.tensor3("x")
    u = library.shared(weights(1, DIMS, DIMS))
    squared = tensor.dot(u, u)
    h0 = tensor.zeros((x.shape[1], DIMS))
    return x, scan(library, lambda x_t, h: tensor.tanh(x_t + tensor.dot(h, squared)), sequences=[x], outputs_info=[h0])


def declared(library: Any, tensor: Any) -> Any:
    x = tensor.tensor3("x")
    u = library.shared(weights(1, DIMS, DIMS))
    squared = tensor.dot(u, u)
    h0 = tensor.zeros((x.shape[1], DIMS))
    step = lambda x_t, h, squared: tensor.tanh(x_t + tensor.dot(h, squared))  # noqa: E731
    return x, scan(library, step, sequences=[x], outputs_info=[h0], non_sequences=[squared])


def hidden(library: Any, tensor: Any) -> Any:
    x = tensor.tensor3("x")
    h0 = tensor.zeros((x.shape[1], DIMS))
    return x, scan(library, lambda x_t, h: tensor.tanh(x_t + h), sequences=[x], outputs_info=[h0])


def picked_late(library: Any, tensor: Any) -> Any:
    x, h = hidden(library, tensor)
    return x, tensor.dot(h, library.shared(weights(1, DIMS, DIMS)))[-1]


def picked_first(library: Any, tensor: Any) -> Any:
    x, h = hidden(library, tensor)
    return x, tensor.dot(h[-1], library.shared(weights(1, DIMS, DIMS)))


CASES = (
    Case("SCN701", "a product of the sequence in the step", product_inside, product_before, "time"),
    Case("SCN702", "the square of a matrix, captured", captured, declared, "time"),
    Case("SCN703", "a product of every step, then the last", picked_late, picked_first, "memory"),
)


def compiled(library: Any, tensor: Any, make: Callable[[Any, Any], Any], mode: Any) -> Callable[[Any], Any]:
    x, result = make(library, tensor)
    return library.function([x], result, mode=mode)  # type: ignore[no-any-return]


def memory(function: Callable[[Any], Any], value: Any) -> float:
    """The most that one call holds at a time, in megabytes."""
    tracemalloc.start()
    function(value)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def elapsed(function: Callable[[Any], Any], value: Any) -> float:
    """How long one call takes, in milliseconds."""
    start = time.perf_counter()
    function(value)
    return (time.perf_counter() - start) * 1e3


def compare(library: Any, tensor: Any, case: Case, mode: Any) -> tuple[float, float]:
    """The figures before and after. The results must agree."""
    before, after = (compiled(library, tensor, make, mode) for make in (case.before, case.after))
    value = np.random.RandomState(0).normal(size=(STEPS, SAMPLES, DIMS))
    assert np.allclose(before(value), after(value)), f"{case.code}: the suggestion changes the result"
    if case.measure == "memory":
        return memory(before, value), memory(after, value)
    figures = [(elapsed(before, value), elapsed(after, value)) for _ in range(RUNS)]
    return min(figure for figure, _ in figures), min(figure for _, figure in figures)


def main() -> None:
    parser = argparse.ArgumentParser(description="What the suggestions of SCN701 to SCN703 gain on the real library.")
    parser.add_argument("--library", choices=("theano", "aesara", "pytensor"), default="theano")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    library = importlib.import_module(options.library)
    tensor = importlib.import_module(f"{options.library}.tensor")
    modes = importlib.import_module(f"{options.library}.compile.mode")
    print(f"{options.library} {library.__version__}: {STEPS} steps, {SAMPLES} samples, {DIMS} dims")
    for case in CASES:
        for optimizer in ("fast_compile", "fast_run"):
            before, after = compare(library, tensor, case, modes.Mode("vm", optimizer))
            unit = "MB" if case.measure == "memory" else "ms"
            print(f"{case.code} {optimizer:12} {before:8.2f} {unit} -> {after:8.2f} {unit} ({before / after:.1f} x)  {case.what}")


if __name__ == "__main__":
    main()
