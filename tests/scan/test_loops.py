"""What a name holds after a loop, whichever way it was left, and after a match."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

PROGRAMS = {
    "no turn": "r = [1]\nfor i in ():\n    r = run(x, h0)\nr[0]\n",
    "perhaps no turn": "r = [1]\nfor i in x:\n    r = run(x, h0)\nr[0]\n",
    "left by a break before": "r = [1]\nfor i in x:\n    if i:\n        break\n    r = run(x, h0)\nelse:\n    r = run(x, h0)\nr[0]\n",
    "else without a break": "r = [1]\nfor i in x:\n    pass\nelse:\n    r = run(x, h0)\nr[0]  #!\n",
    "continued before": "for i in x:\n    r = [1]\n    if i:\n        continue\n    r = run(x, h0)\n    r[0]  #!\nr[0]\n",
    "continued in a while": "while x:\n    r = [1]\n    if y:\n        continue\n    r = run(x, h0)\n    r[0]  #!\nr[0]\n",
    "left by its break alone": "while True:\n    r = run(x, h0)\n    if y:\n        break\nr[0]  #!\n",
    "never left": "def f():\n    while True:\n        r = run(x, h0)\n    r[0]\n",
    "a turn that returns": "def f():\n    for i in (1, 2):\n        return run(x, h0)[0]  #!\n    run(x, h0)[0]\n",
    "a turn that raises": "def f():\n    for i in x:\n        r = run(x, h0)\n        raise E\n    run(x, h0)[0]  #!\n",
    "a while that returns": "def f():\n    while x:\n        return run(x, h0)[0]  #!\n    return run(x, h0)[0]  #!\n",
    "a while that no turn of ends": "def f():\n    while x:\n        raise E\n    run(x, h0)[0]  #!\n",
    "break and continue outside of loops": "run(x, h0)[0]  #!\nif x:\n    break\nelif h0:\n    continue\nrun(x, h0)[0]  #!\n",
    "known turns": "made = []\nfor i in (1, 2):\n    made.append(run(x, h0))\nmade[0][0]  #!\nmade[1][0]  #!\n",
    "a pattern that takes all": "match x:\n    case _:\n        r = run(x, h0)\n    case 1:\n        r = [1]\nr[0]  #!\n",
    "patterns that may take none": "r = [1]\nmatch x:\n    case 1:\n        r = run(x, h0)\nr[0]\n",
    "a pattern with a guard": "r = [1]\nmatch x:\n    case _ if y:\n        r = run(x, h0)\nr[0]\n",
    "names of a pattern": "match [run(x, h0), 1]:\n    case [a, b]:\n        a[0]  #!\n        b[0]\n    case {'r': c, **d}:\n"
    "        c[0]\n    case e:\n        e[0]\n",
    "a name of the whole": "match run(x, h0):\n    case a:\n        a[0]  #!\n",
    "as": "match run(x, h0):\n    case list() as a:\n        a[0]\n    case _ as b:\n        b[0]  #!\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_what_holds_on_every_way_is_reported(program: str) -> None:
    assert found(program) == marked(program)
