"""Child process of the oracle: runs one generated program after another on the real library and says what came of each.

A line of standard input is a JSON object: ``source``, ``library`` and ``wanted`` (see reference.py). The answer, a line of standard output, is one
as well: {"outcome": .., "text": ..}, the outcome one of OUTCOMES. A program makes `run`, a compiled function of x.
"""

from __future__ import annotations

import json
import sys
import traceback
import types
import warnings
from typing import Any

import numpy as np

from tests.oracle.reference import SHAPE, STEPS, as_wanted, traces

OUTCOMES = ("fine", "raised", "lost its time axis", "took another output", "repeated a draw", "dropped updates", "other numbers")


def outcome(source: str, wanted: dict[str, Any]) -> tuple[str, str]:
    """What came of one program, and more about it: the exception, or the shapes."""
    module: dict[str, Any] = {"__name__": "generated"}
    value = np.random.RandomState(1).uniform(0.5, 1.5, size=SHAPE)
    try:
        exec(compile(source, "generated.py", "exec"), module)  # noqa: S102 -- our own code, from tests/oracle
        seen, again = module["run"](value), module["run"](value)
    except Exception as error:
        lines = [frame[1] for frame in traceback.extract_tb(sys.exc_info()[2]) if frame[0] == "generated.py"]
        return "raised", f"{type(error).__name__}, line {lines[-1] if lines else '?'}: {str(error)[:150]}"
    if wanted["draws"] == "stream":
        return drawn(seen, again, value, wanted)
    if wanted["draws"] == "counter" and int(module["steps"].get_value()) != 2 * STEPS:
        return "dropped updates", f"steps is {module['steps'].get_value()} after two runs of {STEPS}"
    return compared(seen, module["run"], value, wanted)


def drawn(seen: Any, again: Any, value: Any, wanted: dict[str, Any]) -> tuple[str, str]:
    """Whether the numbers of two runs are all new, and the time axis is there."""
    expected = as_wanted(traces(value, wanted)[wanted["output"]], value, wanted["wanted"])
    if not isinstance(seen, np.ndarray) or seen.shape != expected.shape:
        return "lost its time axis", f"{getattr(seen, 'shape', type(seen))} for {expected.shape}"
    noise = np.concatenate([seen - expected, again - expected])
    distinct = len({tuple(np.round(step.ravel(), 9)) for step in noise})
    return ("fine", "") if distinct == len(noise) else ("repeated a draw", f"{distinct} of {len(noise)} draws are distinct")


def compared(seen: Any, run: Any, value: Any, wanted: dict[str, Any]) -> tuple[str, str]:
    """Whether the result is what was wanted, and if not, what it is."""
    outputs = traces(value, wanted)
    expected = as_wanted(outputs[wanted["output"]], value, wanted["wanted"])
    if same(seen, expected):
        return "fine", ""
    shapes = f"{getattr(seen, 'shape', type(seen).__name__)} for {expected.shape}"
    if any(same(seen, form) for number, trace in enumerate(outputs) if number != wanted["output"] for form in (trace, trace[-1], trace[0])):
        return "took another output", shapes
    other = value.copy()
    other[1:] += 0.7
    if isinstance(seen, np.ndarray) and (seen.ndim < expected.ndim or same(run(other), seen)):
        return "lost its time axis", shapes
    return "other numbers", shapes


def same(one: Any, two: Any) -> bool:
    return isinstance(one, np.ndarray) and one.shape == two.shape and bool(np.allclose(one, two))


def main() -> None:
    """See the top."""
    warnings.simplefilter("ignore")
    # From here programs import what is undecidable on purpose.
    sys.modules["elsewhere"] = types.ModuleType("elsewhere")
    sys.modules["elsewhere"].__dict__["same"] = lambda value: value
    answers = sys.stdout
    # What a program or the library prints is not for the parent.
    sys.stdout = sys.stderr
    for line in sys.stdin:
        asked = json.loads(line)
        what, text = outcome(asked["source"], asked["wanted"])
        print(json.dumps({"outcome": what, "text": text}), file=answers, flush=True)


if __name__ == "__main__":
    main()
