"""What the names of functions and classes hold."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

MADE = "import abc\nimport functools\nclass A:\n    @{}\n    def r(self):\n        return run(x, h0)\n"

NOT_KNOWN = {
    "what a decorator returns that returns no function": "def mark(f):\n    return 3\n@mark\ndef layer(x):\n    return run(x, h0)\nlayer(x)[0]\n",
    "what a decorator of the project makes that is not known": "def mark(f):\n    return other(f)\n@mark\ndef layer(x):\n    return run(x, h0)\n"
    "layer(x)[0]\n",
    "what two decorators hand over that differ": "def mark(f):\n    f(x)[0]\n    return f\n@mark\ndef one_layer(x):\n    return run(x, h0)\n"
    "@mark\ndef other(x):\n    return [1]\n",
    "what a decorator makes that is not known": "@other\ndef layer(x):\n    return run(x, h0)\nlayer(x)[0]\n",
    "a class that something is made of": "@other\nclass A:\n    def f(self):\n        return run(x, h0)\nA().f()[0]\n",
    "a view that is replaced": "theano.scan = other\nr, _ = theano.scan(one, x, [h0])\nr[0]\n",
    "a class of bases that are not known": "class A(*bases):\n    r = property(lambda self: run(x, h0))\nA().r[0]\n",
    "a coroutine": "async def layer(x):\n    return run(x, h0)\ndef use():\n    layer(x)[0]\n",
}
KNOWN = {
    "a property that is kept": MADE.format("functools.cached_property") + "A().r[0]  #!\n",
    "a property of heirs": MADE.format("abc.abstractproperty") + "class B(A):\n    pass\nB().r[0]  #!\n",
    "parameters by keyword, with a default and without": "def layer(x, *, h, c=1):\n    return run(x, h)\nlayer(x, h=h0)[0]  #!\n",
    "what a decorator of the project hands back": "def mark(f):\n    return f\n@mark\ndef layer(x):\n    return run(x, h0)\nlayer(x)[0]  #!\n",
    "what a decorator of the project wraps it in": "class Layer:\n    def __init__(self, f):\n        self.f = f\n"
    "    def __call__(self, x):\n        return self.f(x)\n"
    "def mark(f):\n    return Layer(f)\n@mark\ndef layer(x):\n    return run(x, h0)\nlayer(x)[0]  #!\n",
}


@pytest.mark.parametrize("program", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_no_false_alarm(program: str) -> None:
    assert found(program) == []


@pytest.mark.parametrize("program", KNOWN.values(), ids=KNOWN)
def test_no_missed_alarm(program: str) -> None:
    assert found(program) == marked(program) != []
