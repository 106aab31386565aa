"""Putting new bytes in the place of a file's old ones, all of them or none."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress


def rewrite(path: str, before: bytes, after: bytes) -> str | None:
    """Let the regular file at ``path`` hold ``after`` if it still holds ``before``. Says why it was left alone, None if it was not.

    The new content is written beside the file and moved into its place, with its mode, so that a reader or a crash never sees half of it.
    """
    try:
        state = os.stat(path)
        if not os.access(path, os.W_OK):
            return "it may not be written"
        handle, new = tempfile.mkstemp(prefix=f".{os.path.basename(path)}.", suffix=".scanlint", dir=os.path.dirname(path))
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            _take_on(new, state)
            if not _holds(path, before):
                return "it changed on disk meanwhile"
            os.replace(new, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(new)
    except OSError as error:
        return f"it cannot be written: {error.strerror or error}"
    return None


def _holds(path: str, content: bytes) -> bool:
    with open(path, "rb") as file:
        return file.read() == content


def _take_on(new: str, state: os.stat_result) -> None:
    """Give ``new`` the owner, where that is allowed, and the mode of the file that it is to replace."""
    made = os.stat(new)
    if hasattr(os, "chown") and (made.st_uid, made.st_gid) != (state.st_uid, state.st_gid):
        with suppress(PermissionError):
            os.chown(new, state.st_uid, state.st_gid)
    os.chmod(new, stat.S_IMODE(state.st_mode))
