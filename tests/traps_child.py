"""Child process of traps/test_they_run: run every snippet on the real library and report the shapes that its ``result`` has.

Usage: python traps_child.py SNIPPETS.json LIBRARY. The file maps ids to source texts; LIBRARY is theano or pytensor. The last line printed is a
JSON object with, by id, the list of shapes, or the traceback of the snippet that failed. Inputs are recognised by their names.
"""

from __future__ import annotations

import importlib
import json
import linecache
import sys
import traceback
from pathlib import Path
from typing import Any

import numpy as np

#: T=5 time steps, B=3 samples, D=2 dims: all distinct, so that a shape names its axes.
SHAPES = {"x": (5, 3, 2), "y": (5, 3, 2), "mask": (5, 3), "h0": (3, 2), "c0": (3, 2), "v": (5,), "w": (5,), "s0": (3,)}


def value(name: str) -> Any:
    """Numbers for the input called ``name``."""
    if name == "n":
        return 5
    return np.random.RandomState(3).uniform(0.1, 0.9, size=SHAPES[name])


def shapes(name: str, source: str, library: str) -> list[list[int]]:
    """Execute the module ``source``, compile its ``result`` (with its ``updates``, where it has such) and evaluate it."""
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    namespace: dict[str, Any] = {"__name__": name}
    exec(compile(source, name, "exec"), namespace)  # noqa: S102 -- our own snippets
    result = namespace["result"]
    results = list(result) if isinstance(result, list | tuple) else [result]
    graph = importlib.import_module("theano.gof.graph" if library == "theano" else "pytensor.graph.traversal")
    find = graph.inputs if library == "theano" else graph.explicit_graph_inputs
    inputs = {variable for variable in find(results) if variable.name in SHAPES or variable.name == "n"}
    function = importlib.import_module(library).function
    compiled = function(list(inputs), results, updates=namespace.get("updates"), on_unused_input="ignore")
    return [list(np.shape(array)) for array in compiled(*(value(variable.name) for variable in inputs))]


def main(path: str, library: str) -> None:
    """See the top."""
    seen: dict[str, Any] = {}
    for name, source in json.loads(Path(path).read_text(encoding="utf-8")).items():
        try:
            seen[name] = shapes(name, source, library)
        except Exception:
            seen[name] = traceback.format_exc()
    print(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
