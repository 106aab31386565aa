"""Names through which a file reaches a scan."""

from __future__ import annotations

import ast

from scanlint.scan.reach import Reach

LAYER = """
import theano
import numpy

class Layer:
    def __init__(self, x):
        self.h = self.run(x)
        self.width = 3

    def run(self, x):
        return theano.scan(step, x)[0]

def build(x):
    return Layer(x)

def total(x):
    return numpy.add.reduce(x)

def step(x):
    return x
"""


def test_names() -> None:
    """A name too many costs time, a name too few is a missed alarm."""
    assert Reach.of(ast.parse(LAYER)).names({}) == {"run": 1, "Layer": 1, "build": 2, ".h": 1}


def test_names_from_seeds() -> None:
    reach = Reach.of(ast.parse("from layers import gru\n\ndef model(x):\n    return gru(x)\n\ndef other(x):\n    return x\n"))
    assert reach.names({}) == {}, "nothing of the file leads to a scan by itself"
    assert reach.names({"gru": 1}) == {"gru": 1, "model": 2}, "a missed alarm"
    assert reach.names({}) == {}, "one question changes the next"
