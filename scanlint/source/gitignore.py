"""What git would leave out: the .gitignore files from the root of the repository down, and its .git/info/exclude."""

from __future__ import annotations

import os
from dataclasses import dataclass

from scanlint import disk
from scanlint.settings.patterns import lenient


@dataclass(frozen=True, slots=True)
class Ignores:
    """The ignore files in force in one folder, outermost first: each with the folder its patterns count from, its own path, and its lines."""

    files: tuple[tuple[str, str, tuple[str, ...]], ...] = ()

    def within(self, folder: str) -> Ignores:
        """The ignore files in force in ``folder``, which lies in the folder of ``self``."""
        lines = _lines(os.path.join(folder, ".gitignore"))
        return Ignores((*self.files, (folder, os.path.join(folder, ".gitignore"), lines))) if lines else self

    def reason(self, path: str, is_folder: bool) -> str | None:
        """The ignore file that leaves out ``path``, an entry of the folder of ``self``; None if it stays in. The innermost file decides."""
        for folder, origin, lines in reversed(self.files):
            inner = path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            verdict = lenient(lines)(inner + "/" if is_folder else inner)
            if verdict is not None:
                return origin if verdict else None
        return None


def above(folder: str) -> tuple[Ignores, str | None]:
    """The ignore files in force in ``folder`` (absolute), and the one that leaves out ``folder`` itself or a folder above it, if any does.

    They start at the nearest folder with a .git in it; without one, at ``folder``.
    """
    root = _repository(folder)
    if root is None:
        return Ignores().within(folder), None
    info = os.path.join(root, ".git", "info", "exclude")
    lines = _lines(info)
    ignores = Ignores(((root, info, lines),) if lines else ()).within(root)
    reason: str | None = None
    place = root
    for part in os.path.relpath(folder, root).split(os.sep):
        if part == os.curdir:
            continue
        place = os.path.join(place, part)
        reason = reason or ignores.reason(place, True)
        ignores = ignores.within(place)
    return ignores, reason


def _repository(folder: str) -> str | None:
    while not os.path.exists(os.path.join(folder, ".git")):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder


def _lines(path: str) -> tuple[str, ...]:
    try:
        lines = tuple(disk.read(path).decode("utf-8", "surrogateescape").removeprefix("\ufeff").splitlines())
    except OSError:
        return ()  # git goes on without an ignore file that it cannot read
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))
