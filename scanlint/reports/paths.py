"""Paths as a code host knows them: relative to the repository, with / between their parts."""

from __future__ import annotations

import os
from urllib.parse import quote

#: What stands for standard input that has no name.
_NAMELESS = "-"


def in_repository(path: str, root: str | None) -> str:
    """``path``, which is relative to the working directory or absolute, relative to ``root`` if it lies below; else as it is."""
    if path == _NAMELESS:
        return path
    if root is not None:
        absolute, top = os.path.abspath(path), os.path.abspath(root)
        if os.path.splitdrive(absolute)[0] == os.path.splitdrive(top)[0]:  # pragma: no branch: Windows alone has drives
            inner = os.path.relpath(absolute, top)
            if inner.split(os.sep)[0] != os.pardir:
                path = inner
    return path.replace(os.sep, "/")


def uri(path: str) -> str:
    """A path of ``in_repository`` as a URI reference, its bytes escaped where a URI cannot hold them."""
    escaped = quote(os.fsencode(path))
    if not os.path.isabs(path):
        return escaped
    return "file://" + ("" if escaped.startswith("/") else "/") + escaped
