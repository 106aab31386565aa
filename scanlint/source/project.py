"""Where the modules of a project lie: from the name in an import to a file. Reads folders only, and none outside the project."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import lru_cache

from scanlint.source.looks import remembered

#: What lies at the top of a project.
_MARKS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg")
#: Names that mean the libraries and Python's own modules, whatever files of a project are called.
_ELSEWHERE = frozenset(("theano", "aesara", "pytensor", "numpy", "scipy", "six")) | sys.stdlib_module_names

#: A loop that the libraries make with scan, which is known to scanlint by its code alone, and its modules: in a library's own tree they are read.
LOOP = "scan_checkpoints"
_LOOPS = frozenset(("scan.checkpoints", "scan_module.scan_checkpoints"))


@dataclass(frozen=True, slots=True)
class Place:
    """A module of the project: the file, or the folder of a package without `__init__.py`, and its dotted name as it was imported."""

    path: str
    name: str

    @property
    def is_package(self) -> bool:
        """Whether modules can lie below it."""
        return os.path.basename(self.path) == "__init__.py" or not self.path.endswith(".py")

    @property
    def folder(self) -> str:
        """The folder in which the modules of a package lie, and the neighbours of a module."""
        return self.path if not self.path.endswith(".py") else os.path.dirname(self.path)


def imported(importer: str, name: str, level: int, python2: bool = False) -> Place | None:
    """The module that `import name`, or with ``level`` dots `from ..name import`, names in the file ``importer`` (an absolute path).

    None where the project has none, and for the names of libraries. The project is the folder with pyproject.toml, setup.py or a repository above
    the file; without one, the folder around the file's outermost package.
    """
    parts = [part for part in name.split(".") if part]
    if level:
        folder = os.path.dirname(importer)
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        full = [*_dotted(folder), *parts]
        # The libraries' own loops are known by their names; how they are made is not looked into.
        if not folder.startswith(_top(os.path.dirname(importer))) or full[0] in _ELSEWHERE:
            return None
        found = _below(folder, ".".join(parts)) if parts else _package(folder)
        return Place(found, ".".join(full)) if found is not None else None
    if not parts or (parts[0] in _ELSEWHERE and ".".join(parts[1:]) not in _LOOPS):
        return None
    for folder in _roots(os.path.dirname(importer), "2" if python2 else "3"):
        found = _below(folder, ".".join(parts))
        # A script is not the package that it uses, even where both have the same name.
        if found is not None and found != importer:
            return Place(found, ".".join(parts))
    return None


def own_loop(importer: str, name: str) -> Place | None:
    """The module of the library's own tree in which a function is that theano.scan_checkpoints stands for; None for other names."""
    root, _, function = name.partition(".")
    homes = (imported(importer, f"{root}.{home}", 0) for home in sorted(_LOOPS)) if function == LOOP and root in _ELSEWHERE else ()
    return next((home for home in homes if home is not None), None)


def submodule(place: Place, name: str) -> Place | None:
    """The module ``name`` of a package; None where ``place`` is no package, or has none of that name."""
    found = _below(place.folder, name) if place.is_package else None
    return None if found is None else Place(found, f"{place.name}.{name}")


def inside(path: str) -> str:
    """The path of a file from the top of its project on."""
    return os.path.relpath(path, _top(os.path.dirname(path)))


def dotted(path: str) -> str:
    """The name by which a file is imported, as far as its folders tell: "theano.gradient" for gradient.py of the package theano."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return ".".join([*_dotted(os.path.dirname(path)), *(() if stem == "__init__" else (stem,))])


def top(folder: str) -> str:
    """The top of the project of the files in ``folder``: no module outside of it is read for their sake."""
    return _top(folder)


def forget() -> None:
    """Forget which files there are: at the start of each run they are looked for anew."""
    for cached in (_below, _package, _roots, _package_top, _top):
        cached.forget()
    _mark.cache_clear()
    _real.cache_clear()


@remembered("below")
def _below(folder: str, name: str) -> str | None:
    parts = name.split(".")
    for part in parts[:-1]:
        folder = os.path.join(folder, part)
    path = os.path.join(folder, parts[-1])
    for file in (os.path.join(path, "__init__.py"), f"{path}.py"):
        if os.path.isfile(file):
            return file if _inside(file, folder) else None
    return path if os.path.isdir(path) and _has_modules(path) else None


def _inside(file: str, folder: str) -> bool:
    """Whether a module does not lead out of the project by a link: what lies elsewhere is not read for the sake of an import."""
    real = os.path.realpath(file) if os.path.islink(file) else os.path.join(_real(os.path.dirname(file)), os.path.basename(file))
    return real == file or real.startswith(_real(_top(folder)).rstrip(os.sep) + os.sep)


@lru_cache(maxsize=1024)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


@remembered("package")
def _package(folder: str) -> str:
    file = os.path.join(folder, "__init__.py")
    return file if os.path.isfile(file) else folder


def _has_modules(folder: str) -> bool:
    try:
        return any(entry.name.endswith(".py") or entry.is_dir() for entry in os.scandir(folder))
    except OSError:
        return False


@remembered("roots")
def _roots(folder: str, python: str) -> tuple[str, ...]:
    """The folders from which the files of a folder import, nearest first. A module of a package sees its neighbours only in Python 2."""
    top = _top(folder)
    package = _package_top(folder)
    found = [folder] if package == folder or python == "2" else []
    while True:
        found.append(package)
        if package == top or len(package) <= len(top):
            break
        package = os.path.dirname(package)
    found.extend(os.path.join(top, name) for name in ("src", "lib") if os.path.isdir(os.path.join(top, name)))
    return tuple(dict.fromkeys(found))


@remembered("package top")
def _package_top(folder: str) -> str:
    """The folder around the outermost package in which ``folder`` lies; itself where it is no package."""
    while os.path.isfile(os.path.join(folder, "__init__.py")) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return folder


@remembered("top")
def _top(folder: str) -> str:
    """The top of the project: no file outside of it is read for the sake of one inside."""
    return _mark(folder) or _package_top(folder)


@lru_cache(maxsize=4096)
def _mark(folder: str) -> str | None:
    if any(os.path.exists(os.path.join(folder, mark)) for mark in _MARKS):
        return folder
    above = os.path.dirname(folder)
    return None if above == folder else _mark(above)


def _dotted(folder: str) -> list[str]:
    """The dotted name of a package; of a folder without `__init__.py` its own name."""
    top = _package_top(folder)
    return [os.path.basename(folder)] if folder == top else os.path.relpath(folder, top).split(os.sep)
