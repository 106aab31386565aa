"""Code of an odd shape: deep, long, wide, bound to itself, and Python as a grammar gives it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pysource_codegen

HEAD = """\
import theano
from theano import scan
import theano.tensor as T
x = T.matrix()
step = lambda a: a
rval, updates = theano.scan(step, sequences=x)
"""

#: Each takes a number of repetitions.
SHAPES: dict[str, Callable[[int], str]] = {
    "nested calls": lambda n: "rval = " + "f(" * n + "rval" + ")" * n,
    "nested lists": lambda n: "rval = " + "[" * n + "rval[0]" + "]" * n,
    "nested indices": lambda n: "y = rval" + "[rval" * n + "]" * n,
    "long chain of attributes": lambda n: "y = rval" + ".T" * n,
    "long chain of calls": lambda n: "y = rval" + ".f(rval)" * n,
    "long chain of indices": lambda n: "y = rval" + "[0]" * n,
    "long sum": lambda n: "y = rval" + " + rval[0]" * n,
    "long comparison": lambda n: "y = rval" + " < rval" * n,
    "long or": lambda n: "y = rval" + " or rval" * n,
    "unary": lambda n: "y = " + "not " * n + "rval",
    "conditional expressions": lambda n: "y = " + "rval if x else " * n + "rval",
    "lambdas": lambda n: "y = " + "lambda: " * n + "rval[0]",
    "comprehensions": lambda n: "y = [rval[0] " + "for rval in rval " * n + "]",
    "nested comprehensions": lambda n: "y = " + "[" * n + "rval" + " for rval in rval]" * n,
    "string pieces": lambda n: "y = " + "f'{rval[0]}' " * n,
    "nested ifs": lambda n: "".join(f"{' ' * i}if x{i}:\n" for i in range(n)) + " " * n + "rval = rval[0]",
    "elifs": lambda n: "if x: rval = 0\n" + "".join(f"elif x{i}: rval = rval[{i}]\n" for i in range(n)),
    "ifs": lambda n: "".join(f"if x{i}: rval = rval[0]\nelse: y = rval\n" for i in range(n)),
    "loops": lambda n: "".join(f"{' ' * i}for i{i} in rval:\n" for i in range(n % 90)) + " " * (n % 90) + "rval = scan(step, rval)",
    "tries": lambda n: "".join(f"try: rval = rval[{i}]\nexcept E{i}: rval = [rval]\nfinally: y = rval\n" for i in range(n)),
    "functions": lambda n: "".join(f"{' ' * i}def f{i}(rval=rval):\n" for i in range(n % 90)) + " " * (n % 90) + "return rval[0]",
    "a chain of functions": lambda n: "def f0(r): return r[0]\n" + "".join(f"def f{i + 1}(r): return f{i}(r)\n" for i in range(n)) + f"f{n}(rval)",
    "functions that call each other": lambda n: (
        "".join(f"def f{i}(r): return f{(i * 7 + 3) % n}(f{(i * 5 + 1) % n}(r))\n" for i in range(n)) + "f0(rval)[0]"
    ),
    "a step that is the scan": lambda n: "def step(a):\n    return scan(step, a)[0]\n" + "rval = scan(step, rval)\n" * n,
    "scans of scans": lambda n: "".join(f"rval, _ = scan(lambda a: rval[{i}], sequences=[rval, x], outputs_info=[None, rval])\n" for i in range(n)),
    "scans in lambdas": lambda n: "y = " + "scan(lambda a: " * n + "a" + ", x)[0]" * n,
    "states": lambda n: f"r, u = scan(step, outputs_info=[{'dict(initial=x, taps=[-1]), ' * n}])\nr[0]",
    "outputs": lambda n: f"def step(a): return [{'a, ' * n}]\nr, u = scan(step, x)\nr[0][0]",
    "unpackings": lambda n: f"{'(a, ' * (n % 90)}b{')' * (n % 90)} = rval\n*a, b = c, *d = rval, updates",
    "bound to itself": lambda n: "rval = [rval]\nrval.append(rval)\nx = dict(x=rval)\nx['x'] = x\nrval = rval, x\n" * n + "rval[0][0]",
    "loops that rebind": lambda n: "for i in range(3):\n    rval, a = [rval, a], rval\n    def f(r): return f\n    f = f(rval)\n    step = f\n" * n,
    "classes": lambda n: (
        "class A0: r = rval\n" + "".join(f"class A{i + 1}(A{i}):\n    def __call__(self): return super().__call__()\n" for i in range(n))
    ),
    "bases that are their own": lambda n: "class A(A):\n    def f(self): self.h = self.f()[0]; return self.h\n" * n + "A().f()",
    "decorators": lambda n: "@scan\n" * n + "def f(): return rval[0]\nf[0]",
    "globals": lambda n: "def f():\n    global rval, f\n    rval = rval[0]\n    f = rval\n" * n + "f()",
    "walruses": lambda n: "y = " + "(rval := [" * n + "rval" + "])" * n,
    "matches": lambda n: "match rval:\n" + "".join(f"    case [rval, {i}]: rval = rval[0]\n" for i in range(n)) + "    case _: pass",
    "comments": lambda n: "rval[0]  # scanlint: ignore[SCN101] " * n + "\n" + "# scanlint: ignore-file[SCN9]\n" * n,
    "one long line": lambda n: "; ".join(["rval[0]"] * n),
    "long names": lambda n: f"{'r' * n}, u = scan(step, x)\n{'r' * n}[0]",
}


def shaped(rng: random.Random) -> bytes:
    """A scan, and one or two shapes after it; one in three inside a function."""
    number = rng.choice([1, 2, 3, 5, 8, 20]) if rng.random() < 0.95 else rng.choice([60, 100, 300, 1000, 2000])
    text = "\n".join(SHAPES[rng.choice(list(SHAPES))](number) for _ in range(rng.choice([1, 1, 2])))
    if rng.random() < 0.33:
        text = "def layer(rval, x):\n" + "\n".join(f"    {line}" for line in text.split("\n"))
    return (HEAD + text + "\n").encode()


def generated(rng: random.Random) -> bytes:
    """Any Python that the grammar has, in which some names are those of a scan and of what it returns."""
    text = pysource_codegen.generate(rng.randrange(2**32), node_limit=rng.choice([20, 40, 80]), depth_limit=7)
    chosen = {f"name_{number}": rng.choice(["scan", "theano", "rval", "updates", "step", "x"]) for number in range(6)}
    named = re.sub(r"\bname_\d\b", lambda found: chosen.get(found[0], found[0]) if rng.random() < 0.8 else found[0], text)
    return (HEAD + named + "\n").encode("utf-8", "surrogatepass")
