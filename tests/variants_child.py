"""Child process of checks/results/test_variants, on Python 2.7 and later: run every variant on the real library and report what came of it.

Usage: python variants_child.py VARIANTS.json. The file maps names to source texts; the last line printed maps them to outcomes. An outcome says what
`result` holds: {"shape": .., "unused_rows": ..} for a symbolic value, {"type": ..} for anything else; or it is {"raised", "line", "text"}.
A row of the input, (step, sample), is unused if changing it does not change the value.
"""

from __future__ import print_function

import importlib
import io
import json
import sys
import traceback
import types
import warnings

import numpy as np

STEPS, SAMPLES, DIMS = 5, 3, 2


def run(name, source):
    """Return the outcome of one module."""
    module = {"__name__": "variant"}
    try:
        exec(compile(source, name, "exec", print_function.compiler_flag), module)  # noqa: S102 -- our own code, from tests/fixtures
        result = module.get("result")
        return evaluate(module["x"], result) if hasattr(result, "owner") else {"type": type(result).__name__}
    except Exception as error:  # the outcome of some variants
        lines = [frame[1] for frame in traceback.extract_tb(sys.exc_info()[2]) if frame[0] == name]
        return {"raised": type(error).__name__, "line": lines[-1] if lines else None, "text": str(error)[:200]}


def evaluate(x, result):
    """Return the shape of a symbolic value and the rows of x that it does not depend on."""
    library = importlib.import_module(type(result).__module__.split(".")[0])
    compiled = library.function([x], result, on_unused_input="ignore")
    value = np.random.RandomState(1).normal(size=(STEPS, SAMPLES, DIMS))
    seen = compiled(value)
    unused = [row for row in np.ndindex(STEPS, SAMPLES) if np.array_equal(seen, compiled(changed(value, row)))]
    return {"shape": list(seen.shape), "unused_rows": unused}


def changed(value, row):
    other = value.copy()
    other[row] += 0.7
    return other


def main(path):
    """See the top."""
    warnings.simplefilter("ignore")
    # One variant imports its step from a module that is nowhere to be found by the linter.
    sys.modules["cells"] = types.ModuleType(str("cells"))
    sys.modules["cells"].__dict__["step"] = lambda x_t: (x_t, x_t * 2)
    with io.open(path, encoding="utf-8") as listing:
        sources = json.load(listing)
    print(json.dumps({name: run(name, source) for name, source in sources.items()}))


if __name__ == "__main__":
    main(sys.argv[1])
