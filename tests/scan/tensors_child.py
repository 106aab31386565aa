"""Runs in a child process on Theano: tells dtype and broadcasting of the expressions listed in the file named as the argument.

Prints one JSON list of [dtype, [broadcastable, ..]].
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import theano
import theano.tensor as T  # noqa: N812


def tell(expression: str) -> list[object]:
    """What the library says of one expression of this project's own tests."""
    names = {"np": np, "theano": theano, "T": T, "x": T.tensor3(), "m": T.matrix()}
    tensor = T.as_tensor_variable(eval(expression, names))  # noqa: S307 -- our own expressions
    return [tensor.dtype, [bool(wide) for wide in tensor.broadcastable]]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps([tell(expression) for expression in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]))
