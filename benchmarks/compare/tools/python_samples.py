"""Programs for the three linters of Python at large. The names are those of pyflakes; ruff has them too."""

from __future__ import annotations

from benchmarks.compare.tool import Sample

UNUSED_IMPORT = "import os\n\nprint(1)\n"
UNUSED_VARIABLE = "def f():\n    x = 1\n"
CLEAN = 'print("nothing")\n'
PYTHON2 = 'print "nothing"\n'

CALL = "print(\n    1,\n    unknown,\n)\n"
FUNCTION = "def f():\n    print(unknown)\n    print(unknown)\n"


def samples(unused_import: str, unused_variable: str, unknown: str) -> dict[str, Sample]:
    """The programs with the codes of a tool."""
    return {
        "safe": Sample(UNUSED_IMPORT, unused_import, "import os", ""),
        "unsafe": Sample(UNUSED_VARIABLE, unused_variable, "x = 1", ""),
        "clean": Sample(CLEAN, unused_import),
        "call": Sample(CALL, unknown),
        "function": Sample(FUNCTION, unknown),
        "file": Sample(UNUSED_IMPORT + FUNCTION, unknown),
        "python2": Sample(UNUSED_IMPORT + PYTHON2, unused_import),
    }
