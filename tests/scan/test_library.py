"""What Python's own functions make of scan's results."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

NOT_KNOWN = {
    "calls that Python refuses": "iter()\nenumerate()\nlen()\nisinstance()\nsorted()\nsum()\nabs()\nsuper()\nsetattr(1)\ngetattr(x)\n"
    "map(one)\neval()\n",
    "empty ones": "list()\ntuple()\ndict()\nbool()\nrange()\nrange(-1)\n",
    "the elements of zip of what is not known": "r = [run(x, h0)]\nfor a, b in zip(*r):\n    a[0]\n",
    "what map() calls": "r = [run(x, h0)]\nfor a in map(other, r):\n    a[0]\n",
    "the elements of zip of nobody knows how many": "for a, b in zip([run(x, h0)], *r):\n    a[0]\n",
    "derivatives with respect to a number": "T.grad(run(x, h0), 3)[0]\n",
    "functools.partial of what is not known": "import functools\nf = functools.partial(other, run(x, h0))\nf()[0]\n",
    "a module that a test needs": "os = pytest.importorskip('os')\nos.scan(one, x, h0)[0]\n",
    "a sum": "r = [run(x, h0), run(x, h0)]\nsum(r)[0]\n",
    "the size": "abs(run(x, h0))[0]\n",
    "eval of more than a name": "eval('run(x, h0)')[0]\neval(text)[0]\n",
}
KNOWN = {
    "copies": "r = [run(x, h0)]\nlist(r)[0][0]  #!\ntuple(r)[0][0]  #!\nlist(reversed(r))[0][0]  #!\nsorted(r)[0][0]  #!\n",
    "loops": "r = [run(x, h0)]\nfor i, q in enumerate(r):\n    q[0]  #!\nfor a, b in zip(r, [1]):\n    a[0]  #!\nfor q in iter(r):\n    q[0]  #!\n",
    "a library that a test needs": "import pytest\nth = pytest.importorskip('theano')\nr, _ = th.scan(one, x, [h0])\nr[0]  #!\n",
    "eval of a name": "eval('run')(x, h0)[0]  #!\n",
}


@pytest.mark.parametrize("program", NOT_KNOWN.values(), ids=NOT_KNOWN)
def test_no_false_alarm(program: str) -> None:
    assert found(program) == []


@pytest.mark.parametrize("program", KNOWN.values(), ids=KNOWN)
def test_no_missed_alarm(program: str) -> None:
    assert found(program) == marked(program) != []
