"""ruff"""

from __future__ import annotations

from benchmarks.compare.tool import Tool
from benchmarks.compare.tools.python_samples import CALL, FUNCTION, UNUSED_IMPORT, samples

TOOL = Tool(
    name="ruff",
    requirement="ruff==0.17.6",
    base=("check", "--no-cache", "--select=F"),
    samples=samples("F401", "F841", "F821"),
    silenced={
        "line": ("import os  # noqa: F401\n",),
        "call": ("# ruff: ignore[F821]\n" + CALL, CALL.replace(")\n", ")  # noqa: F821\n"), CALL.replace("print(\n", "print(  # noqa: F821\n")),
        "function": (FUNCTION.replace("():\n", "():\n    # ruff: disable[F821]\n"), "# ruff: ignore[F821]\n" + FUNCTION),
        "file": ("# ruff: noqa: F401, F821\n" + UNUSED_IMPORT + FUNCTION, "# ruff: file-ignore[F401, F821]\n" + UNUSED_IMPORT + FUNCTION),
        "name": ("import os  # ruff: ignore[NAME]\n", "import os  # noqa: NAME\n"),
        "code": ("import os  # noqa: F401\n",),
        "reason": ("import os  # noqa: F401 -- it is meant\n", "import os  # ruff: ignore[F401] it is meant\n"),
        "unused": ("import sys  # noqa: F401\n\nprint(sys.path)\n",),
    },
    words={
        "plain": ("--output-format=concise",),
        "stdin": ("--stdin-filename={name}", "-"),
        "github": ("--output-format=github",),
        "gitlab": ("--output-format=gitlab",),
        "junit": ("--output-format=junit",),
        "sarif": ("--output-format=sarif",),
        "output": ("--output-file={file}",),
        "lenient": ("--fail-on=error",),
        "unused": ("--extend-select=RUF100",),
        "fix-unused": ("--extend-select=RUF100", "--fix"),
        "suppress": ("--add-noqa",),
        "suppress-why": ("--add-noqa=meant",),
        "hook": ("--force-exclude",),
    },
    settings=("ruff.toml", 'extend-exclude = ["old.py"]\n'),
    many=20_000,
)
