"""Child process of test_programs: build one program of tests/fixtures/programs on Theano and report how its pooled result behaves.

Usage: python programs_child.py PROGRAM. The last line printed is a JSON object with, for T time steps, B samples and D dims:
``proj_shape``; ``proj`` and ``pooled`` as lists; ``without_the_rest``, pooled (B, D) when every word after the first is replaced by another;
``changes``, T rows of B flags: does pooled of a sample change when its word at that step is replaced?; ``gradients``, the sum of absolute
values of the gradient of the cost by parameter.
"""

from __future__ import annotations

import json
import runpy
import sys
from typing import Any

import numpy as np

LENGTHS = (5, 3, 2)
N_WORDS = 30


def reviews() -> tuple[Any, Any, Any]:
    """Word ids (T, B), mask (T, B) and classes (B) of three reviews that are 5, 3 and 2 words long."""
    words = np.random.RandomState(1).randint(0, N_WORDS, size=(max(LENGTHS), len(LENGTHS)))
    mask = (np.arange(max(LENGTHS))[:, None] < np.array(LENGTHS)[None, :]).astype("float64")
    return words, mask, np.array([0, 1, 1])


def behaviour(program: str) -> dict[str, Any]:
    """The facts listed at the top, of the program in the file ``program``."""
    import theano  # type: ignore[import-untyped, unused-ignore]

    inputs, proj, pooled, cost, params = runpy.run_path(program)["build"](n_words=N_WORDS)
    forward = theano.function(inputs[:2], [proj, pooled])
    backward = theano.function(inputs, theano.grad(cost, list(params.values())))
    words, mask, classes = reviews()
    other = (words + 1 + np.random.RandomState(2).randint(0, N_WORDS - 1, size=words.shape)) % N_WORDS

    def pooled_with(changed: Any) -> Any:
        return forward(np.where(changed, other, words), mask)[1]

    steps = np.arange(len(words))[:, None]
    states, result = forward(words, mask)
    return {
        "proj_shape": states.shape,
        "proj": states.tolist(),
        "pooled": result.tolist(),
        "without_the_rest": pooled_with(np.broadcast_to(steps > 0, words.shape)).tolist(),
        "changes": [(pooled_with(np.broadcast_to(steps == t, words.shape)) != result).any(axis=1).tolist() for t in range(len(words))],
        "gradients": {name: float(np.abs(gradient).sum()) for name, gradient in zip(params, backward(words, mask, classes), strict=True)},
    }


if __name__ == "__main__":
    print(json.dumps(behaviour(sys.argv[1])))
