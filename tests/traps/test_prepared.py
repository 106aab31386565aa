"""Code that is ready for the other form, and names that only resemble."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """\
import contextlib
import theano
import theano.tensor as T

x = T.tensor3("x")
r, _ = theano.scan(lambda x_t: T.tanh(x_t), sequences=x)
"""

TRAPS = {
    "asking_forgiveness": HEAD + "try:\n    a, b = r\nexcept TypeError:\n    a = r\n",
    "measured_in_a_try": HEAD + "try:\n    n = len(r)\nexcept Exception:\n    n = 1\n",
    "suppressed": HEAD + "with contextlib.suppress(TypeError):\n    r = list(r)\n",
    "updates_under_two_names": HEAD + "new_updates, upd = theano.scan(lambda a: a * 2, sequences=x)\n",
    "property_that_wraps": HEAD
    + """
class Layer:
    @property
    def out(self):
        return [self._out]

    @out.setter
    def out(self, value):
        self._out = value

    def run(self):
        self.out, _ = theano.scan(lambda x_t: T.tanh(x_t), sequences=x)
        return self.out[0]
""",
}


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_prepared(source: str) -> None:
    """False alarm otherwise: the error is caught, the name is an updates name, the getter makes the list."""
    assert codes(source) == []


def test_unprepared() -> None:
    """Missed alarm otherwise: the same unpacking with nothing around that catches its error."""
    assert codes(HEAD + "a, b = r\n") == [(HEAD.count("\n") + 1, "SCN102")]
