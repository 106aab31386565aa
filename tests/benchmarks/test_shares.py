"""What counts as known: exactly n, or n for every caller in the tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.ecosystem import packages
from benchmarks.ecosystem.shares import shares
from scanlint.scan.leads import forget

NESTED = """
import theano

def loop(fn, x):
    def outer(x_t):
        r, u = theano.scan(fn, x_t)
        return r
    return theano.scan(outer, x)
"""
VIEWS = """
from theano.scan.basic import scan

def reduce(fn, x):
    return scan(fn, x)

def foldl(fn, x):
    return reduce(fn, x)
"""
KNOWN, UNKNOWN = "lambda x_t: x_t", "given"


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """How many calls of a package of these files are counted, and how many there are."""

    def measure(**files: str) -> tuple[int, int]:
        monkeypatch.setattr(packages, "CACHE", tmp_path)
        package = packages.Package("p", "1", "p.zip", "0" * 64)
        for name, text in {"setup": "", **files}.items():
            path = package.folder / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        forget()
        found = shares(package)
        assert found.reasons.total() == found.calls - found.counted
        return found.counted, found.calls

    return measure


@pytest.mark.parametrize("calls", ["", f"loop({UNKNOWN}, x)\n", f"loop({KNOWN}, x)\nloop({UNKNOWN}, x)\n"])
def test_without_a_caller_or_with_one_that_is_not_known_it_is_not_counted(counted, calls: str) -> None:  # type: ignore[no-untyped-def]
    assert counted(loops=NESTED, use=f"from loops import loop\n{calls}") == (0, 2)


def test_with_known_callers_alone_it_is(counted) -> None:  # type: ignore[no-untyped-def]
    assert counted(loops=NESTED, use=f"from loops import loop\nloop({KNOWN}, x)\nloop(lambda x_t: x_t + 1, x)\n") == (2, 2)


def test_the_callers_of_a_view_are_in_other_files_of_the_library(counted) -> None:  # type: ignore[no-untyped-def]
    tree = {"theano__scan__views": VIEWS, "theano__scan____init__": "", "theano____init__": ""}
    assert counted(**tree) == (0, 1)
    call = "import theano\nr, u = theano.foldl({}, x, h0)\n"
    assert counted(**tree, use=call.format("lambda x_t, h: x_t + h")) == (2, 2)
    assert counted(**tree, use=call.format("lambda x_t, h: x_t + h"), more=call.format(UNKNOWN)) == (1, 3)
