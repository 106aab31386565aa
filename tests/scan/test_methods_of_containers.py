"""Lists and dicts of scan's results, and what their methods leave in them."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

PROGRAMS = {
    "append and extend": "a = []\na.append(run(x, h0))\na.extend([1, run(x, h0)])\na[0][0]  #!\na[1][0]\na[2][0]  #!\n",
    "extend by what is not known": "a = [run(x, h0)]\na.extend(others)\na[0][0]\n",
    "+=": "a = [1]\na += [run(x, h0)]\na[1][0]  #!\na[0][0]\n",
    "+= of the list of outputs": "both = rs = theano.scan(lambda a: (a, a), x)[0]\nrs += [run(x, h0)]\nrs[2][0]  #!\na, b, c = both\n",
    "a list in a tuple that is handed over": "a = [run(x, h0)]\nother((a, 1))\na[0][0]\n",
    "items under an index that is not known": "a = [run(x, h0), run(x, h0)]\na[n][0]  #!\na[n] = 1\na[0][0]\nb = [run(x, h0), 1]\nb[n][0]\n",
    "an item that is deleted": "a = [run(x, h0), 1]\ndel a[0]\na[0][0]\n",
    "an item that grows": "d = {'a': 1}\nd['a'] += run(x, h0)[0]  #!\nd['a'][0]\n",
    "a set": "for r in {run(x, h0)}:\n    r[0]  #!\nfor r in {run(x, h0), 1}:\n    r[0]\n",
    "an item of what runs through": "reversed([run(x, h0)])[0][0]  #!\nreversed([run(x, h0)])[:1][0]\n",
    "an output that is replaced": "rs = theano.scan(lambda a: (a, a), x)[0]\nrs[0] = [1]\na, b, c = rs\n",
    "insert": "a = [1]\na.insert(0, run(x, h0))\na[0][0]  #!\na[1][0]\na.insert(n, 2)\na[0][0]\n",
    "reverse": "a = [1, run(x, h0)]\na.reverse()\na[0][0]  #!\na[1][0]\n",
    "clear": "a = [run(x, h0)]\na.clear()\na.append(1)\na[0][0]\n",
    "sort and remove may move": "a = [run(x, h0), 1]\na.sort()\na[0][0]\nb = [run(x, h0), 1]\nb.remove(y)\nb[0][0]\n",
    "pop": "a = [1, run(x, h0), 2]\na.pop(0)\na[0][0]  #!\na.pop()\na.pop()[0]  #!\n",
    "pop where it is not known": "a = [1, run(x, h0)]\na.pop(n)[0]\na[0][0]\n",
    "copies": "a = [run(x, h0)]\nb = a.copy()\na[0] = 1\nb[0][0]  #!\na[0][0]\n",
    "get": "d = {'a': run(x, h0)}\nd.get('a')[0]  #!\nd.get('b')[0]\nd.get(n)[0]\n",
    "items and values": "d = {'a': run(x, h0)}\nfor k, v in d.items():\n    v[0]  #!\n    k[0]\nfor v in d.values():\n    v[0]  #!\n"
    "for k in d.keys():\n    k[0]\n",
    "items of what may be more": "d = {**others, 'a': run(x, h0)}\nfor v in d.values():\n    v[0]\nd['a'][0]  #!\n",
    "setdefault": "d = {}\nd.setdefault('a', run(x, h0))[0]  #!\nd.setdefault('a', 1)[0]  #!\nd['a'][0]  #!\nd.setdefault('b')\n",
    "pop of a dict": "d = {'a': run(x, h0)}\nd.pop('a')[0]  #!\nd.pop('a', [1])[0]\nd.pop('b')[0]\n",
    "update and clear": "d = {'a': run(x, h0)}\nd.update(others)\nd['a'][0]\n",
    "a copy of a dict": "d = {'a': run(x, h0)}\nd.copy()['a'][0]\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_what_is_there_is_reported(program: str) -> None:
    assert found(program) == marked(program)
