"""Names that a function sets outside of itself."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

INNER = "def outer():\n    {}\n    def inner():\n        {} kept\n        kept = {}\n    inner()\n    kept[0]{}\n"
PROGRAMS = {
    "a global with a local of the same name around it": "kept = run(x, h0)\n" + INNER.format("kept = 1", "global", "[1]", "") + "outer()\nkept[0]\n",
    "the local of the same name": INNER.format("kept = run(x, h0)", "global", "[1]", "  #!"),
    "a nonlocal": INNER.format("kept = run(x, h0)", "nonlocal", "[1]", ""),
    "a global through a function that has no such name": "kept = run(x, h0)\n" + INNER.format("pass", "global", "[1]", "") + "outer()\nkept[0]\n",
    "a global of a method whose class has an attribute of that name": "kept = run(x, h0)\nclass A:\n    kept = run(x, h0)\n    def f(self):\n"
    "        global kept\n        kept = [1]\nA().f()\nkept[0]\nA.kept[0]  #!\n",
    "a global of the module itself": "global kept\nkept = run(x, h0)\nkept[0]  #!\n",
    "a global that is read past a local": "kept = [1]\ndef outer():\n    kept = run(x, h0)\n    def inner():\n        global kept\n"
    "        kept[0]\n    inner()\n    kept[0]  #!\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_what_the_name_means_here_is_reported(program: str) -> None:
    assert found(program) == marked(program)
