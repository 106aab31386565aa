"""Child process of fixes/test_migrations: runs each program before and after its migration on PyTensor, and says what came of both.

Usage: python migrations_child.py PROGRAMS.json. The file holds pairs of source texts; the last line printed has one answer for each: what each
computed, or what was raised, and whether PyTensor warned.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np

#: What PyTensor 3.3.8 says of a call that relies on the default.
WARNING = "Scan return signature will change"


def run(source: str) -> tuple[Any, bool]:
    """What a program leaves in ``result``, and whether PyTensor warned of the return signature."""
    module: dict[str, Any] = {"__name__": "program"}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        exec(compile(source, "program", "exec"), module)  # noqa: S102 -- our own code, from tests/fixtures
    return module["result"], any(WARNING in str(warning.message) for warning in caught)


def told(result: Any) -> Any:
    """A result as JSON can hold it: lists stay lists, an array is its shape and its numbers."""
    if isinstance(result, (list, tuple)):
        return [told(part) for part in result]
    return {"shape": list(np.shape(result)), "numbers": np.asarray(result).ravel().tolist()}


def compare(before: str, after: str) -> dict[str, Any]:
    """The answer for one program."""
    try:
        (old, warned), (new, warns) = run(before), run(after)
    except Exception as error:
        return {"raised": f"{type(error).__name__}: {error}"[:2000]}
    return {"raised": None, "old": told(old), "new": told(new), "warned": warned, "warns": warns}


if __name__ == "__main__":
    programs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps([compare(before, after) for before, after in programs]))
