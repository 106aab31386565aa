"""Uses inside of comprehensions, what comes out of them, and items of what is no list."""

from __future__ import annotations

import pytest

from tests.helpers import codes
from tests.scan.marked import HEAD, found, marked

PROGRAMS = {
    "inside of a dict": "d = {k: run(k, h0)[0] for k in xs}  #!\nd['a'][0]\n{run(k, h0)[0]: k for k in xs}  #!\n",
    "out of a dict": "d = {k: run(k, h0) for k in xs}\nd['a'][0]\n",
    "a dict hides its own names": "k = run(x, h0)\nd = {k: 1 for k in xs if k}\nk[0]  #!\n",
    "out of a list": "made = [run(k, h0) for k in xs]\nmade[0][0]  #!\n[m[0] for m in made]  #!\n",
    "a list that is copied": "made = [run(x, h0), 1]\nagain = [m for m in made]\nagain[0][0]  #!\nagain[1][0]\n",
    "a walrus stays": "[(r := run(k, h0)) for k in xs]\nr[0]  #!\n",
    "a condition": "q = run(x, h0) if y else None\n[q[0] for k in xs if q is not None]  #!\n",
    "a guard behind a loop": (
        "q = run(x, h0)\n[v for _ in xs if isinstance(q, list) for v in q]\n[q[0] for _ in xs if y if isinstance(q, list)]\n"
        "{q[0]: q[1] for k in xs if k and isinstance(q, (list, tuple))}\n(q[0] for _ in xs if isinstance(q, list) if q[1])\n"
    ),
    "a guard of what is taken": "[q[0] for q in [run(x, h0)] if isinstance(q, list)]\n[q[0] for q in [run(x, h0)] if y]  #!\n",
    "a guard that lets it through": "q = run(x, h0) if y else [x]\n[q[0] for _ in xs if not isinstance(q, list)]  #!\n",
    "a guard holds nowhere else": "q = run(x, h0) if y else [x]\n[1 for _ in xs if not isinstance(q, list)]\nq[0]\n",
    "what a guard makes stays": "[1 for k in xs if (r := run(k, h0)) is not None]\nr[0]  #!\n",
    "what is made behind a guard stays": "[(r := run(k, h0)) for k in xs if k is not None]\nr[0]  #!\n",
    "a function behind a guard": (
        "def f(x, h0, other):\n    q = run(x, h0)\n    a = [(lambda: q[0])() for k in xs if k for q in other]\n"
        "    b = [(lambda: r[0])() for k in xs if k for r in [q]]  #!\n    return q, a, b\n"
    ),
    "what a guard empties": "q = run(x, h0)\nmade = [[q] for _ in xs if isinstance(q, list)]\nmade[0][0][0]\n",
    "a generator and a set": "for r in (run(k, h0) for k in xs):\n    r[0]  #!\nfor r in {run(k, h0) for k in xs}:\n    r[0]  #!\n",
    "an item of globals()": "globals()['run'](x, h0)[0]  #!\nglobals()[name](x, h0)[0]\n",
    "an item of an object": "class A: pass\na = A()\na.r = run(x, h0)\na[0][0]\n",
    "an item of a module": "import os\nos.environ['a'][0]\n",
    "an item of the updates": "_, u = theano.scan(one, x, [h0])\nu[key][0]\n",
    "an assignment that is a value": "if (r := run(x, h0)) is not None:\n    r[0]  #!\n",
    "both ways alike": "r = run(x, h0) if y else run(x, h0)\nr[0]  #!\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_what_is_sure_is_reported(program: str) -> None:
    assert found(program) == marked(program)


@pytest.mark.parametrize(
    "use",
    [
        "[step[0] for step in run(x, h0)]",
        "f(*run(x, h0))",
        "def f(): r = yield from run(x, h0)",
        "{k: v for k, v in run(x, h0)}",
        "a = [*run(x, h0)]",
    ],
)
def test_missed_alarm_one_variable_is_taken_apart(use: str) -> None:
    assert codes(f"{HEAD}{use}\n") == [(HEAD.count("\n") + 1, "SCN102")]
