"""flake8"""

from __future__ import annotations

from benchmarks.compare.tool import Tool
from benchmarks.compare.tools.python_samples import CALL, FUNCTION, UNUSED_IMPORT, samples

TOOL = Tool(
    name="flake8",
    requirement="flake8==7.5.0",
    base=("--extend-ignore=E302,E305,W391",),
    samples=samples("F401", "F841", "F821"),
    silenced={
        "line": ("import os  # noqa: F401\n",),
        "call": ("# noqa: F821\n" + CALL, CALL.replace(")\n", ")  # noqa: F821\n"), CALL.replace("print(\n", "print(  # noqa: F821\n")),
        "function": (FUNCTION.replace("():\n", "():  # noqa: F821\n"), FUNCTION.replace("():\n", "():\n    # noqa: F821\n")),
        "file": ("# flake8: noqa: F401, F821\n" + UNUSED_IMPORT + FUNCTION,),
        "name": ("import os  # noqa: NAME\n",),
        "code": ("import os  # noqa: F401\n",),
        "reason": ("import os  # noqa: F401 -- it is meant\n",),
        "unused": ("import sys  # noqa: F401\n\nprint(sys.path)\n",),
    },
    words={"stdin": ("--stdin-display-name={name}", "-"), "output": ("--output-file={file}",)},
    settings=(".flake8", "[flake8]\nextend-exclude = old.py\n"),
    many=500,
)
