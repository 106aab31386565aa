"""Objects of the project's own classes: what their fields hold, and which method is meant."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

BASE = """\
class A(object):
    def f(self, x, h0):
        return run(x, h0)

"""
SUPER = BASE + "class B(A):\n    def g(self, x, h0):\n        return {}\n"
DATA = "from dataclasses import dataclass\n\n@dataclass\nclass A:\n    r: object\n    h: object = None\n\n"

NOT_KNOWN = {
    "super() of one argument is no bound method": SUPER.format("super(B).f(x, h0)[0]"),
    "super() outside of a class": "def g(x, h0):\n    return super().f(x, h0)[0]\n",
    "super() in a function that has no self": BASE + "class B(A):\n    def g():\n        return super().f(x, h0)[0]\n",
    "super() in a function of a method, which Python refuses": BASE
    + "class B(A):\n    def g(self, x, h0):\n        def inner():\n            return super().f(x, h0)[0]\n        return inner()\n",
    "super() of a class that is not known": "class B(Other):\n    def g(self, x, h0):\n        return super(Another, self).f(x, h0)[0]\n",
    "__new__ may make anything": "class A:\n    def __new__(cls, *a):\n        return 3\n    def f(self):\n        return run(x, h0)\nA(1).f()[0]\n",
    "a base that is not known may keep the list": "class A(Other):\n    pass\nmade = [run(x, h0)]\nA(made)\nmade[0][0]\n",
    "objects of all turns": "class A: pass\nmade = []\nfor i in x:\n    a = A()\n    a.r = run(i, i)\n    made.append(a)\nmade[0].r[0]\n",
    "arguments of a dataclass that are not known": DATA + "a = A(*given)\na.r[0]\n",
    "another field": DATA + "a = A(1, run(x, h0))\na.r[0]\n",
    "a property of the class": "class A:\n    @property\n    def p(self):\n        return run(x, h0)\nA.p[0]\n",
    "a field under a name that is not known": "class A: pass\na = A()\na.r = run(x, h0)\nsetattr(a, name, 3)\na.r[0]\ngetattr(a, name)[0]\n",
}
KNOWN = {
    "super() with both": SUPER.format("super(B, self).f(x, h0)[0]  #!"),
    "super() without": SUPER.format("super().f(x, h0)[0]  #!"),
    "ABCMeta makes nothing of its own": BASE.replace("object", "metaclass=abc.ABCMeta").replace("class", "import abc\nclass", 1)
    + "A().f(x, h0)[0]  #!\n",
    "an object of each turn": "class A:\n    def __init__(self, x):\n        self.r = run(x, x)\nfor i in x:\n    a = A(i)\n    a.r[0]  #!\n",
    "a dataclass": DATA + "a = A(run(x, h0))\na.r[0]  #!\nb = A(h=1, r=run(x, h0))\nb.r[0]  #!\n",
    "a dataclass of a dataclass": DATA + "@dataclass\nclass B(A):\n    s: object = None\nb = B(run(x, h0), 1, run(x, h0))\nb.r[0]  #!\nb.s[0]  #!\n",
    "__post_init__": DATA + "    def __post_init__(self):\n        self.s = run(self.r, self.h)\na = A(x, h0)\na.s[0]  #!\n",
    "__call__": "class A:\n    def __call__(self, x, h0):\n        return run(x, h0)\nA()(x, h0)[0]  #!\n",
    "class methods, static methods, properties": "class A:\n"
    "    @classmethod\n    def f(cls, x, h0):\n        return run(x, h0)\n"
    "    @staticmethod\n    def s(x, h0):\n        return run(x, h0)\n"
    "    @property\n    def p(self):\n        return run(x, h0)\n"
    "A.f(x, h0)[0]  #!\nA().f(x, h0)[0]  #!\nA.s(x, h0)[0]  #!\nA().s(x, h0)[0]  #!\nA().p[0]  #!\n",
    "setattr() and getattr()": "class A: pass\na = A()\nsetattr(a, 'r', run(x, h0))\na.r[0]  #!\ngetattr(a, 'r')[0]  #!\n",
}


@pytest.mark.parametrize("program", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_no_false_alarm(program: str) -> None:
    assert found(program) == []


@pytest.mark.parametrize("program", KNOWN.values(), ids=KNOWN)
def test_no_missed_alarm(program: str) -> None:
    assert found(program) == marked(program) != []
