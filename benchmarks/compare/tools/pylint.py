"""pylint"""

from __future__ import annotations

from benchmarks.compare.tool import Tool
from benchmarks.compare.tools.python_samples import CALL, FUNCTION, UNUSED_IMPORT, samples

_UNKNOWN = "pylint: disable=undefined-variable"

TOOL = Tool(
    name="pylint",
    requirement="pylint==4.1.4",
    base=("--disable=all", "--enable=unused-import,unused-variable,undefined-variable,syntax-error", "--score=n"),
    samples=samples("W0611", "W0612", "E0602"),
    silenced={
        "line": ("import os  # pylint: disable=unused-import\n",),
        "call": (
            f"# {_UNKNOWN.replace('disable', 'disable-next')}\n" + CALL,
            CALL.replace(")\n", f")  # {_UNKNOWN}\n"),
            CALL.replace("print(\n", f"print(  # {_UNKNOWN}\n"),
        ),
        "function": (FUNCTION.replace("():\n", f"():\n    # {_UNKNOWN}\n"),),
        "file": (f"# {_UNKNOWN},unused-import\n" + UNUSED_IMPORT + FUNCTION,),
        "name": ("import os  # pylint: disable=NAME\n",),
        "code": ("import os  # pylint: disable=W0611\n",),
        "reason": ("import os  # pylint: disable=unused-import # it is meant\n", "import os  # pylint: disable=unused-import -- it is meant\n"),
        "unused": ("import sys  # pylint: disable=unused-import\n\nprint(sys.path)\n",),
    },
    words={
        "stdin": ("--from-stdin", "{name}"),
        "github": ("--output-format=github",),
        "gitlab": ("--output-format=gitlab",),
        "junit": ("--output-format=junit",),
        "sarif": ("--output-format=sarif",),
        "unused": ("--enable=useless-suppression",),
        "statistics": ("--reports=y", "--enable=RP0402,RP0101"),
        "lenient": ("--fail-on=E", "--fail-under=0"),
    },
    settings=("pylintrc", "[MAIN]\nignore-paths=.*old.py\n"),
    many=200,
)
