"""The scan libraries that the tests are run on: the one beside this interpreter, or all those of backends.toml.

`nox -s backends` makes an environment for each table of backends.toml in one folder, puts the folder's path into SCANLINT_BACKENDS and runs the tests
marked `backends`. A test that bears `@every_backend` is run for each; without the variable, for the library that this interpreter has, if any.
"""

from __future__ import annotations

import importlib.metadata
import os
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

TABLES = tomllib.loads((Path(__file__).parent / "backends.toml").read_text(encoding="utf-8"))

#: The name of a dialect's package for pip, by what is imported.
DISTRIBUTIONS = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "aesara", "pytensor": "pytensor"}


@dataclass(frozen=True, slots=True)
class Backend:
    """A library with the Python that runs it, such as theano-pymc 1.1.2 on Python 3.9."""

    library: str
    version: str
    python: str
    interpreter: str

    def __str__(self) -> str:
        return f"{self.library}-{self.version}-python{self.python}"

    @property
    def names(self) -> tuple[str, str, str]:
        """What the comments of examples and variants may call it."""
        return self.library, f"python{self.python}", f"{self.library}{'.'.join(self.version.split('.')[:2])}"


def built() -> list[Backend]:
    """The environments of `nox -s backends`, whether or not they are there: a missing one is an error of the test that needs it."""
    folder = Path(os.environ["SCANLINT_BACKENDS"])
    return [Backend(row["library"], row["version"], row["python"], str(folder / name / "bin" / "python")) for name, row in TABLES.items()]


def here() -> list[Backend]:
    """The library of this interpreter."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = []
    for library, distribution in DISTRIBUTIONS.items():
        try:
            found.append(Backend(library, importlib.metadata.version(distribution), python, sys.executable))
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


BACKENDS = built() if "SCANLINT_BACKENDS" in os.environ else here()

#: For tests that are parametrised with BACKENDS: an environment without any library leaves them out, and says so.
needs_a_backend = pytest.mark.skipif(not BACKENDS, reason="no scan library is installed")

_EACH = pytest.mark.parametrize("backend", BACKENDS, ids=str)


def every_backend(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test for each library; it takes a ``backend``."""
    marked: Callable[..., None] = needs_a_backend(pytest.mark.backends(pytest.mark.runtime(_EACH(test))))
    return marked
