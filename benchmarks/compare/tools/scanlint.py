"""scanlint, of this checkout"""

from __future__ import annotations

from benchmarks.compare.tool import Sample, Tool

_PROGRAM = """\
import theano
import theano.tensor as T

def layer(x, h0):
    rval, updates = theano.scan(
        lambda x_t, h_tm1: T.tanh(x_t + h_tm1),
        sequences=x,
        outputs_info=[h0],
    )
    return rval
"""
_SAFE = _PROGRAM.replace("outputs_info=", "output_info=")
_UNSAFE = _PROGRAM.replace("return rval", "return rval[0]")
_LINE = "        output_info=[h0],"
_TWICE = _UNSAFE.replace("return rval[0]", "print(rval[0])\n    return rval[0]")

TOOL = Tool(
    name="scanlint",
    requirement="",
    base=("--no-confirm",),
    samples={
        "safe": Sample(_SAFE, "SCN504", "output_info=", "outputs_info="),
        "unsafe": Sample(_UNSAFE, "SCN101", "return rval[0]", "return rval"),
        "clean": Sample(_PROGRAM, "SCN"),
        "call": Sample(_SAFE, "SCN504"),
        "function": Sample(_TWICE, "SCN101"),
        "file": Sample(_TWICE, "SCN101"),
        "python2": Sample(_SAFE + "\nprint 'nothing'\n", "SCN504"),
    },
    silenced={
        "line": (_SAFE.replace(_LINE, _LINE + "  # scanlint: ignore[SCN504]"),),
        "call": (_SAFE.replace("    )\n", "    )  # scanlint: ignore[SCN504]\n"),),
        "function": (_TWICE.replace("h0):\n", "h0):  # scanlint: function-ignore[SCN101]\n"),),
        "file": ("# scanlint: file-ignore[SCN101]\n" + _TWICE,),
        "name": (_SAFE.replace(_LINE, _LINE + "  # scanlint: ignore[NAME]"),),
        "code": (_SAFE.replace(_LINE, _LINE + "  # scanlint: ignore[SCN504]"),),
        "reason": (_SAFE.replace(_LINE, _LINE + "  # scanlint: ignore[SCN504] -- it is meant"),),
        "unused": (_PROGRAM.replace("return rval", "return rval  # scanlint: ignore[SCN101]"),),
    },
    words={"plain": ("--format=concise",), "unused": (), "fix-unused": ("--fix",), "lenient": ("--fail-on=silent",)},
    names=("unknown-argument", "single-output-indexed"),
    settings=("pyproject.toml", '[tool.scanlint]\nexclude = ["old.py"]\n'),
    many=120,
)
