"""Which interpreters may have the library that the linted code uses, in the order in which they are asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Where an environment keeps its interpreter: on POSIX, on Windows, and in a conda environment on Windows.
_PLACES = ("bin/python", "Scripts/python.exe", "python.exe")


@dataclass(frozen=True, slots=True)
class Interpreter:
    """The ``path`` of a Python, or the name of a program, and who brought it up, such as ".venv"."""

    path: str
    origin: str


def named(python: str, origin: str) -> Interpreter:
    """The interpreter that a user names: a program, its path, or the folder of an environment."""
    place = os.path.expanduser(python)
    return Interpreter((_of_environment(Path(place)) if os.path.isdir(place) else None) or place, origin)


def candidates(folder: Path, brought: bool = True) -> tuple[Interpreter, ...]:
    """The interpreters that are tried for code in ``folder``, an absolute path, where the user names none; each environment once.

    First the one that runs scanlint, then those of VIRTUAL_ENV, of the nearest `.venv` in the folder or above, and of CONDA_PREFIX. Without
    ``brought`` none that may have come with the code: to run its `.venv` is to run that code.
    """
    found: dict[str, Interpreter] = {}
    if sys.executable:
        found[os.path.realpath(sys.prefix)] = Interpreter(sys.executable, "runs scanlint")
    for environment, origin in _environments(folder, brought):
        program = _of_environment(environment)
        if program is not None:
            found.setdefault(os.path.realpath(environment), Interpreter(program, origin))
    return tuple(found.values())


def _environments(folder: Path, brought: bool) -> Iterator[tuple[Path, str]]:
    if os.environ.get("VIRTUAL_ENV"):
        yield Path(os.environ["VIRTUAL_ENV"]), "VIRTUAL_ENV"
    above = (folder, *folder.parents) if brought else ()
    nearest = next((place / ".venv" for place in above if _trusted(place / ".venv")), None)
    if nearest is not None:
        yield nearest, ".venv"
    if os.environ.get("CONDA_PREFIX"):
        yield Path(os.environ["CONDA_PREFIX"]), "CONDA_PREFIX"


def _trusted(environment: Path) -> bool:
    """Whether a virtual environment is there and is the user's own: above a folder in /tmp anybody can put a `.venv`."""
    try:
        owner = (environment / "pyvenv.cfg").stat().st_uid
    except OSError:
        return False
    return not hasattr(os, "getuid") or owner in (os.getuid(), 0)


def _of_environment(folder: Path) -> str | None:
    return next((str(folder / place) for place in _PLACES if os.path.isfile(folder / place)), None)
