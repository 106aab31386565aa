"""A short program with one scan call, and what is known of it."""

from __future__ import annotations

import textwrap

from scanlint.scan.analyse import analyse
from scanlint.scan.facts import Facts, ScanCall
from scanlint.source.text import SourceText
from scanlint.source.tree import parse

HEAD = """\
import theano
import theano.tensor as T

x, h0, c0 = T.tensor3("x"), T.matrix("h0"), T.matrix("c0")
one = lambda x_t, h: x_t + h
two = lambda x_t, h, c: (x_t + h, c)
"""


def facts(code: str) -> Facts:
    """Of a program that begins with HEAD."""
    source = SourceText.of("model.py", HEAD + textwrap.dedent(code))
    return analyse(source, parse(source), ())


def call(code: str) -> ScanCall:
    """The last call in it."""
    return list(facts(code).own_calls())[-1]


def states(code: str) -> int | None:
    """How many outputs it has, by an outputs_info that is called ``states``."""
    return call(f"{code}\nrval, updates = theano.scan(step, x, states)\n").outputs.known
