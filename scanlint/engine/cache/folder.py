"""The folder that results are kept in: made so that git, backups and people know it for a cache, and written so that no run sees half of a file."""

from __future__ import annotations

import os
import time
from contextlib import suppress

from scanlint import disk
from scanlint.settings import Settings
from scanlint.source.excludes import CACHE, below
from scanlint.source.looks import digest

#: The files that runs of other versions left, besides this one's, that are let be.
OTHERS = 3
#: Seconds after which a file that was never moved into its place is nobody's any more.
LEFT_BEHIND = 86_400

#: What is kept: results of files, unless something else is said. Its name begins the names of its files.
_RESULTS = "results"
_ENDS = ".json"
_SIGNS = {
    ".gitignore": "# Written by scanlint.\n*\n",
    # https://bford.info/cachedir/
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds results that scanlint can make again.\n",
}


def of(settings: Settings) -> str:
    """The folder for files with these settings, "" where what is there leads elsewhere: a stranger's project must not have files written there."""
    home = os.getcwd() if settings.root is None else str(settings.root)
    folder = settings.cache_dir or os.path.join(home, CACHE)
    return folder if below(os.path.realpath(folder), os.path.realpath(home)) else ""


def read(folder: str, key: str, most: int, kind: str = _RESULTS) -> bytes:
    """What the runs with this key left in ``folder``; nothing where they left nothing, or more than they may, or where it was damaged since."""
    path = _path(folder, key, kind)
    try:
        signed = disk.read(path) if os.stat(path).st_size <= most else b""
    except (OSError, ValueError):
        return b""
    mark, _, data = signed.partition(b"\n")
    return data if mark == digest(data).encode("ascii") else b""


def state(folder: str, key: str) -> tuple[int, int, int] | None:
    """What tells whether the file was written by another run meanwhile."""
    try:
        found = os.stat(_path(folder, key, _RESULTS))
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def write(folder: str, key: str, data: bytes, kind: str = _RESULTS) -> bool:
    """Let ``folder`` hold ``data``, all of it or what it held before; whether that went well. A folder that cannot be written is no error."""
    try:
        os.makedirs(folder, exist_ok=True)
        if not os.listdir(folder):
            for name, text in _SIGNS.items():
                with open(os.path.join(folder, name), "x", encoding="ascii", newline="\n") as file:
                    file.write(text)
    except FileExistsError:
        if not os.path.isdir(folder):
            return False  # else another run has just made it
    except (OSError, ValueError):
        return False
    try:
        _put(_path(folder, key, kind), data)
        _tidy(folder, kind, os.path.basename(_path(folder, key, kind)))
    except (OSError, ValueError):
        return False
    return True


def _put(path: str, data: bytes) -> None:
    """Let ``path`` hold ``data``. Not by disk.replace, which waits for the disk and loads more: what a crash leaves here, counts as nothing."""
    folder, name = os.path.split(path)
    new = os.path.join(folder, f".{name}.{os.getpid()}.{time.time_ns()}.scanlint")
    try:
        with open(new, "xb") as file:
            file.write(digest(data).encode("ascii") + b"\n" + data)
        os.replace(new, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(new)


def _path(folder: str, key: str, kind: str) -> str:
    return os.path.join(folder, f"{kind}-{key}{_ENDS}")


def _tidy(folder: str, kind: str, own: str) -> None:
    """Take out what earlier versions left, but the latest of it: they may still be in use; and what killed runs left."""
    with os.scandir(folder) as entries:
        found = [(entry.stat(follow_symlinks=False).st_mtime, entry.name) for entry in entries if entry.name != own]
    others = sorted((when, name) for when, name in found if name.startswith(f"{kind}-") and name.endswith(_ENDS))
    gone = [name for _, name in others[:-OTHERS]]
    gone += [name for when, name in found if name.startswith(f".{kind}-") and name.endswith(".scanlint") and when < time.time() - LEFT_BEHIND]
    for name in gone:
        with suppress(OSError):
            os.unlink(os.path.join(folder, name))
