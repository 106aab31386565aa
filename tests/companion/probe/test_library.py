"""A library is called by its own name, whatever module it imports as."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from tests.companion.probe.modules import Module, module

__all__ = ["module"]


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("0.9.0", "Theano"),
        ("1.0.5", "Theano"),
        ("1.0.5+unknown", "Theano"),
        ("1.0.11", "Theano-PyMC"),
        ("1.1.0", "Theano-PyMC"),
        ("1.1.2", "Theano-PyMC"),
    ],
)
def test_theano_pymc_is_told_from_theano_by_its_version(module: Module, monkeypatch: pytest.MonkeyPatch, version: str, name: str) -> None:
    for part in ("theano", "theano.tensor", "theano.scan", "theano.scan_module"):
        monkeypatch.setitem(sys.modules, part, ModuleType(part))
    monkeypatch.setattr(sys.modules["theano"], "__version__", version, raising=False)
    found = module("library").Library(sys.modules["theano"])
    assert (found.name, found.version) == (name, version)


def test_the_first_line_that_says_something(module: Module) -> None:
    first_line = module("library").first_line
    assert first_line(ValueError("\n\n  bad shape \nhint: ..")) == "bad shape"
    assert first_line(ValueError()) == ""
    assert len(first_line(ValueError("x" * 5000))) == 200
