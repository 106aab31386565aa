"""torchfix"""

from __future__ import annotations

from benchmarks.compare.tool import Sample, Tool

_HEAD = "import torch\n\n\n"
_LINE = "b = torch.ger(a, a)"
_CALL = _HEAD + "b = print(\n    1,\n    torch.ger(a, a),\n)\n"
_FUNCTION = _HEAD + "def f(a):\n    print(torch.ger(a, a))\n    print(torch.ger(a, a))\n"
_CODE = "TOR101"

TOOL = Tool(
    name="torchfix",
    requirement="TorchFix==0.7.0",
    base=(),
    samples={
        "safe": Sample(_HEAD + _LINE + "\n", _CODE, "torch.ger", "torch.outer"),
        "clean": Sample(_HEAD + "b = torch.outer(a, a)\n", _CODE),
        "call": Sample(_CALL, _CODE),
        "function": Sample(_FUNCTION, _CODE),
        "file": Sample(_FUNCTION, _CODE),
        "python2": Sample(_HEAD + _LINE + "\nprint 'nothing'\n", _CODE),
    },
    silenced={
        "line": (_HEAD + _LINE + f"  # noqa: {_CODE}\n",),
        "call": (_CALL.replace("\n)\n", f"\n)  # noqa: {_CODE}\n"), _CALL.replace("print(\n", f"print(  # noqa: {_CODE}\n")),
        "function": (_FUNCTION.replace("(a):\n", f"(a):  # noqa: {_CODE}\n"),),
        "file": (f"# flake8: noqa: {_CODE}\n" + _FUNCTION, "# noqa\n" + _FUNCTION),
        "name": (_HEAD + _LINE + "  # noqa: NAME\n",),
        "code": (_HEAD + _LINE + f"  # noqa: {_CODE}\n",),
        "reason": (_HEAD + _LINE + f"  # noqa: {_CODE} -- it is meant\n",),
        "unused": (_HEAD + f"b = torch.outer(a, a)  # noqa: {_CODE}\n",),
    },
    names=("deprecated-symbol", "other"),
    settings=("pyproject.toml", '[tool.torchfix]\nexclude = ["old.py"]\n'),
    many=60,
)
