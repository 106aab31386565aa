"""Which modules of a project hand a library on: `from utils import theano`, where utils imports it, or a module that utils takes all names of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_IMPORT = re.compile(rb"^[ \t]*(?:from[ \t]+(?:theano|aesara|pytensor)\b|import[ \t](?:[^\n\r#;]*[ \t,])?(?:theano|aesara|pytensor)\b)", re.MULTILINE)


def imports_library(data: bytes) -> bool:
    """Whether a line of a file with these bytes seems to import one of the libraries."""
    # The words are looked for first: most files have none of them, and the pattern is tried at every line.
    return (b"theano" in data or b"aesara" in data or b"pytensor" in data) and _IMPORT.search(data) is not None


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
