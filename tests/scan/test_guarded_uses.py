"""Uses behind a test: on the way that the value cannot take there is nothing to report, on the other there is."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

PROGRAMS = {
    "isinstance": "r = run(x, h0)\nif isinstance(r, list):\n    r[0]\nelse:\n    r[0]  #!\nif isinstance(r, T.TensorVariable):\n    r[0]  #!\n",
    "isinstance of several": "r = run(x, h0)\nif isinstance(r, (list, tuple)):\n    r[0]\nelif isinstance(r, (Other, list)):\n    r[0]  #!\n",
    "type()": "r = run(x, h0)\nif type(r) is list:\n    r[0]\nif type(r) in (list, tuple):\n    r[0]\nif type(r) != list:\n    r[0]  #!\n",
    "isinstance of what is not known": "r = run(x, h0)\nif isinstance(r, Other):\n    r[0]\nr = run(x, h0)\n"
    "if isinstance(r, (Other, int)):\n    r[0]\n",
    "type() of what is not known": "r = run(x, h0)\nif type(r) is Other:\n    r[0]\nr = run(x, h0)\nif type(r) in others:\n    r[0]\n",
    "sequences of all kinds": "from collections.abc import Sequence\nfrom typing import Iterable\nr = run(x, h0)\n"
    "if isinstance(r, Sequence):\n    r[0]\n"
    "else:\n    r[0]  #!\nif isinstance(r, Iterable):\n    r[0]  #!\nelse:\n    r[0]\n",
    "what has no length": (
        "from collections.abc import Collection\nr = run(x, h0)\nif hasattr(r, '__len__'):\n    r[0]\nif isinstance(r, Collection):\n    r[0]\n"
    ),
    "a function that is called on one way": (
        "def f(x, h0, y):\n    q = run(x, h0) if y else [x]\n    return (lambda: q)()[0] if isinstance(q, list) else (lambda: q)()[0]  #!\n"
    ),
    "what grows": "r = run(x, h0)\nif hasattr((r,), 'append') or hasattr(r, 'append'):\n    r[0]\nelse:\n    r[0]  #!\n",
    "operands behind what decides": "z = None and x and run(x, h0)[0]\nz = 1 or x or run(x, h0)[0]\nz = 1 and x and run(x, h0)[0]  #!\n",
    "a chain of comparisons": "r = 1 if 0 < x < 3 else 2\nif r == 1:\n    run(x, h0)[0]  #!\nelse:\n    run(x, h0)[0]  #!\n",
    "an item": "rs = [run(x, h0) if x else [1], run(x, h0)]\nif isinstance(rs[0], list):\n    rs[0][0]\n    rs[1][0]  #!\n",
    "an attribute of a class": "class A:\n    r = run(x, h0) if x else [1]\nif isinstance(A.r, list):\n    A.r[0]\nelse:\n    A.r[0]\n",
    "elif behind what always holds": "r = [1]\nif len(r) == 1:\n    run(x, h0)[0]  #!\nelif x:\n    run(x, h0)[0]\nelse:\n    run(x, h0)[0]\n",
    "the length of what is known": "states = [h0]\nr, _ = theano.scan(one, x, states)\nif len(states) == 1:\n    r[0]  #!\n"
    "if len(states) > 1:\n    r[0]\n"
    "if 1 < len(states):\n    r[0]\nif len(states) != 1:\n    r[0]\nif len(states) <= 1:\n    r[0]  #!\n",
    "the length of states that are not known": "def f(states, x):\n    r, _ = theano.scan(one, x, states)\n    if len(states) == 1:\n"
    "        return r[0]\n    return r[0]\n",
    "a dict": "d = {'a': 1}\nr = run(x, h0)\nif 'a' in d:\n    r[0]  #!\nif 'b' in d:\n    r[0]\nif 'b' not in d:\n    r[0]  #!\n"
    "if x in d:\n    r[0]  #!\n",
    "a constant": "k = 'a'\nr = run(x, h0)\nif k == 'a':\n    r[0]  #!\nif k == 'b':\n    r[0]\nif k != 'b':\n    r[0]  #!\n",
    "one of two constants": "k = 1 if x else 2\nr = run(x, h0)\nif k == 1:\n    r[0]  #!\nif k == 3:\n    r[0]\n",
    "None": "def f(h):\n    q = run(x, h0) if h else None\n    if q is not None:\n        q[0]  #!\n    if q is None:\n        q[0]\n",
    "None in a field": "class A:\n    def __init__(self, h):\n        self.r = run(x, h0) if h else None\n    def g(self):\n"
    "        if self.r is None:\n            return self.r[0]\n        return self.r[0]  #!\n",
    "patterns": "def f(x, h0):\n    r = run(x, h0)\n    match r:\n        case [a, *_]:\n            r[0]\n        case list() as q:\n"
    "            r[0]\n"
    "        case _:\n            r[0]  #!\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_the_way_that_is_taken_is_reported(program: str) -> None:
    assert found(program) == marked(program)


@pytest.mark.parametrize(
    "given", ["[1]", "(1, 2)", "{1: 2}", "'a'", "{1}", "range(2)", "theano.scan(one, x, [h0])[1]", "theano.scan(one, x, [h0])", "Sized()"]
)
def test_missed_alarm_what_has_a_length(given: str) -> None:
    head = "from collections.abc import Sized as Abstract\nclass Sized:\n    def __len__(self):\n        return 1\n"
    program = f"{head}v = {given}\nif hasattr(v, '__len__'):\n    run(x, h0)[0]  #!\nif isinstance(v, Abstract):\n    run(x, h0)[0]  #!\n"
    assert found(program) == marked(program) != []
