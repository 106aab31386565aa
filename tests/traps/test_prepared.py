"""Code that is ready for the other form, and names that only resemble."""

from __future__ import annotations

import pytest

from tests.helpers import codes

HEAD = """\
import contextlib
import pytest
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


#: Theano raises while it builds the scan, so that nobody gets as far as the error that is expected.
BEFORE = {
    "SCN201": "r, _ = theano.scan(lambda x_t: (x_t, x_t), sequences=x, outputs_info=[None])",
    "SCN202": "r, _ = theano.scan(lambda x_t, h: x_t + h, sequences=x, outputs_info=[dict(inital=T.zeros((3, 2)))])",
    "SCN301": "r, _ = theano.scan(lambda: T.ones((2,)), sequences=x)",
    "SCN302": "r, _ = theano.scan(lambda x_t: (x_t, x_t, theano.scan_module.until(x_t.sum() > 1)), sequences=x)",
    "SCN504": "r, _ = theano.scan(lambda x_t: x_t, sequence=x)",
}


@pytest.mark.parametrize("code", BEFORE)
def test_an_error_that_comes_before_the_one_that_is_expected(code: str) -> None:
    """Missed alarm otherwise: the test wants the error of grad, and the call of scan raises its own."""
    source = f"{HEAD}{BEFORE[code]}\nwith pytest.raises(ValueError):\n    T.grad(r.sum(), x)\n"
    expected = [(HEAD.count("\n") + 1, code)]
    assert [found for found in codes(source) if found[1] == code] == expected


@pytest.mark.parametrize("code", BEFORE)
def test_the_error_itself_is_expected(code: str) -> None:
    """False alarm otherwise: the call of scan is what the test wants to fail."""
    assert codes(f"{HEAD}with pytest.raises(Exception):\n    {BEFORE[code]}\n") == []


def test_what_raises_nothing_is_left_to_a_test_that_expects_an_error_of_its_result() -> None:
    """False alarm otherwise: with a step of one parameter the misspelt key is silent, and may be what the test is about."""
    call = "r, _ = theano.scan(lambda x_t: x_t, sequences=x, outputs_info=[dict(inital=T.zeros((3, 2)))])"
    assert codes(f"{HEAD}{call}\nwith pytest.raises(ValueError):\n    T.grad(r.sum(), x)\n") == []


def test_unprepared() -> None:
    """Missed alarm otherwise: the same unpacking with nothing around that catches its error."""
    assert codes(HEAD + "a, b = r\n") == [(HEAD.count("\n") + 1, "SCN102")]
