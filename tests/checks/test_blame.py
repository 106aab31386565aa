"""What the rules on results say of a call."""

from __future__ import annotations

import pytest

from scanlint.checks.blame import library
from tests.checks.asking.test_sketches import call


@pytest.mark.parametrize(
    ("dialects", "name"),
    [
        (("theano", "theano-pymc"), "Theano"),
        (("theano-pymc",), "Theano-PyMC"),
        (("aesara",), "Aesara"),
        (("pytensor",), "PyTensor"),
        (("aesara", "pytensor"), "PyTensor"),
        (("aesara", "pytensor", "theano"), "Aesara"),
    ],
)
def test_the_library_that_a_sentence_names(dialects: tuple[str, ...], name: str) -> None:
    assert library(call(dialects=dialects)) == name
