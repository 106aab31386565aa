"""A library is called by its own name, whatever module it imports as."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
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


def test_the_part_of_theano_that_is_left_out_is_found_as_python_2_looks_for_it(
    module: Module, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`from theano import gpuarray`, which every scan of Theano 1.0.5 does, asks the package, and Python 2.7 asks nothing else."""
    monkeypatch.setenv("THEANO_FLAGS", "")  # what is tested sets it; put back after it
    for part in ("theano", "theano.tensor", "theano.scan_module"):
        monkeypatch.setitem(sys.modules, part, ModuleType(part))
    for part in ("scipy", "theano.gpuarray"):  # set by what is tested; put back after it
        monkeypatch.setitem(sys.modules, part, ModuleType(part))
    monkeypatch.setattr(sys.modules["theano"], "__version__", "1.0.5", raising=False)
    with warnings.catch_warnings():
        found = module("library").load("theano", str(tmp_path))
    assert found.root.gpuarray.pygpu_activated is False
    assert found.root.gpuarray is sys.modules["theano.gpuarray"]
