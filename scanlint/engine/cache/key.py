"""What the results of all files depend on: which scanlint, which Python, which parsers, and the settings of each file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from scanlint import __version__
from scanlint.settings import Settings
from scanlint.source.looks import digest
from scanlint.source.text import Unreadable, read_bytes

#: What reads the code that is linted: its version tells how.
_PARSERS = ("astroid", "tree_sitter", "tree_sitter_python")


def of_scanlint() -> str:
    """What tells one scanlint on one Python from another: the versions, and when each of its files was written, for one that is worked on."""
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    parts = [__version__, sys.implementation.name, sys.version, package, *_written(package), *_parsers()]
    return digest("\n".join(parts).encode("utf-8", "surrogatepass"))[:16]


def of_settings(settings: Settings) -> str:
    """What the settings of a file, the working directory and the baseline make of its result."""
    parts = (
        os.getcwd(), sorted(settings.selected), sorted(settings.named), settings.target_version, settings.backend_aliases, settings.require_reason,
        settings.baseline, None if settings.baseline is None else _held(settings.baseline),
    )  # fmt: skip
    return digest(repr(parts).encode("utf-8", "surrogatepass"))


def _held(path: str) -> str:
    try:
        return digest(read_bytes(path))
    except Unreadable:
        return ""


def _written(folder: str) -> Iterator[str]:
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    pending += [entry.path] * (entry.name != "__pycache__")
                elif entry.name.endswith(".py"):
                    state = entry.stat()
                    yield f"{entry.path} {state.st_mtime_ns} {state.st_size}"


def _parsers() -> Iterator[str]:
    """Where each parser lies, and the versions that are written beside it; to import one for that would take longer than all the rest."""
    from importlib.machinery import PathFinder

    for name in _PARSERS:
        spec = PathFinder.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        state = os.stat(spec.origin)
        yield f"{spec.origin} {state.st_mtime_ns} {state.st_size}"
        for entry in sorted(os.listdir(os.path.dirname(os.path.dirname(spec.origin)))):
            if entry.startswith(f"{name}-"):
                yield entry
