"""Which modules of a project hand a library on: `from utils import theano`, where utils imports it, or a module that utils takes all names of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_LIBRARIES = (b"theano", b"aesara", b"pytensor")


def names_library(data: bytes, aliases: Iterable[tuple[str, str]]) -> bool:
    """Whether a file with these bytes names one of the libraries, or what ``aliases`` say stands for one.

    Only then can it import any, by whatever form. One that speaks of it in words alone costs time and no more.
    """
    return any(word in data for word in (*_LIBRARIES, *(alias.split(".")[0].encode() for alias, _ in aliases)))


def handing_on(modules: Mapping[str, Iterable[str]], first: Iterable[str]) -> Iterator[str]:
    """``first`` and the modules that have something from those, directly or not; ``modules`` has for each the ones that it imports."""
    importers: dict[str, list[str]] = {}
    for path, imported in modules.items():
        for other in imported:
            importers.setdefault(other, []).append(path)
    pending, seen = list(first), set[str]()
    while pending:
        path = pending.pop()
        if path not in seen:
            seen.add(path)
            yield path
            pending += importers.get(path, ())
