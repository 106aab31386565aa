"""Run a script of these tests in a child process on the real library, and take its answer as JSON."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

#: Why tests that need Theano are left out where it is not installed.
needs_theano = pytest.mark.skipif(importlib.util.find_spec("theano") is None, reason="Theano is not installed")


#: The environment variables of the libraries, and how each says that BLAS is not linked.
_FLAGS = {"THEANO_FLAGS": "blas.ldflags=,device=cpu,", "AESARA_FLAGS": "blas__ldflags=,", "PYTENSOR_FLAGS": "blas__ldflags=,"}


def environment(compiledir: str, mode: str = "mode=FAST_COMPILE") -> dict[str, str]:
    """The environment variables for a child that compiles there, without a C compiler."""
    flags = f"cxx=,{mode},floatX=float64,base_compiledir={compiledir}"
    return {name: own + flags for name, own in _FLAGS.items()}


def run(script: Path, *arguments: str, interpreter: str = sys.executable) -> Any:
    """Run ``script`` with an interpreter, this one if no other is given, without a C compiler and with a compile directory of its own.

    Returns what the script printed as its last line, read as JSON. Fails the test, with the child's traceback, if the child fails.
    """
    with tempfile.TemporaryDirectory() as compiledir:
        command = [interpreter, str(script), *arguments]
        variables = {**os.environ, **environment(compiledir)}
        child = subprocess.run(command, env=variables, cwd=compiledir, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout.splitlines()[-1])
