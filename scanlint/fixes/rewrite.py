"""Putting new bytes in the place of a file's old ones, all of them or none."""

from __future__ import annotations

import os

from scanlint import disk


def rewrite(path: str, before: bytes, after: bytes) -> str | None:
    """Let the regular file at ``path`` hold ``after`` if it still holds ``before``. Says why it was left alone, None if it was not."""
    try:
        os.stat(path)
        if not os.access(path, os.W_OK):
            return "it may not be written"
        written = disk.replace(path, after, still=lambda: disk.read(path) == before)
    except OSError as error:
        return f"it cannot be written: {error.strerror or error}"
    return None if written else "it changed on disk meanwhile"
