"""Which parameter an argument is bound to."""

from __future__ import annotations

import pytest

from tests.scan.marked import found, marked

PROGRAMS = {
    "before what is not known": "def first(a, b=None):\n    return a\nfirst(run(x, h0), *given)[0]  #!\n",
    "behind what is not known": "def first(a, b=None):\n    return a\nfirst(*given, run(x, h0))[0]\n",
    "starred behind what is not known": "def first(a, b=None):\n    return a\nfirst(*given, *[run(x, h0)])[0]\n",
}


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_only_what_is_certainly_bound_is_reported(program: str) -> None:
    assert found(program) == marked(program)
