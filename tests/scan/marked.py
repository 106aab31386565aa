"""Programs whose wrong lines end in `#!`, below a layer that returns the only output of its scan."""

from __future__ import annotations

from tests.helpers import codes

HEAD = """\
import theano
import theano.tensor as T

def one(x_t, h):
    return T.tanh(x_t + h)

def run(x, h0):
    r, _ = theano.scan(one, sequences=x, outputs_info=[h0])
    return r

"""


def found(program: str) -> list[int]:
    """The lines of the program with an SCN101; nothing else is found."""
    told = codes(HEAD + program)
    assert {code for _, code in told} <= {"SCN101"}
    return [line - HEAD.count("\n") for line, _ in told]


def marked(program: str) -> list[int]:
    """The lines that are marked."""
    return [number for number, line in enumerate(program.splitlines(), start=1) if line.endswith("#!")]
