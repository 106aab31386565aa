"""From the paths of the command line to the files to lint."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from scanlint.settings import Settings
from scanlint.source.excludes import CACHE, SettingsOf, base, below, excluded, excluded_above, narrowed
from scanlint.source.gitignore import Ignores, above
from scanlint.source.names import is_notebook


class MissingPath(Exception):
    """A path that does not exist, named in the text. Exit status 2."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to lint. ``path`` is absolute; ``shown`` is relative to the working directory where it lies below it.

    ``settings`` are those of its folder, less the file's per-file-ignores; ``trouble`` is set for a folder that could not be listed.
    """

    path: str
    shown: str
    settings: Settings
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The files under some paths, ordered by the path shown, lines about named paths that are left out, and what else was, each with why."""

    files: tuple[SourceFile, ...] = ()
    notes: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()


def find(paths: Iterable[str], settings_of: SettingsOf) -> Found:
    """The files to lint under ``paths``, each once, in the same order for any order of ``paths``.

    Files of folders are those named .py and .ipynb; a file that is named itself is taken whatever it is called. Raises MissingPath, and what
    ``settings_of`` raises.
    """
    walk = _Walk(settings_of)
    for path in paths:
        walk.start(path)
    return Found(tuple(sorted(walk.files.values(), key=lambda file: file.shown)), tuple(sorted(walk.notes)), tuple(sorted(walk.skipped)))


def stand_in(path: str, settings_of: SettingsOf) -> Found:
    """The file ``path`` as if it were named, though it need not be there: its text comes from elsewhere. Raises what ``settings_of`` raises."""
    walk = _Walk(settings_of)
    walk.name(os.path.abspath(path), False)
    return Found(tuple(walk.files.values()), tuple(walk.notes))


def shown(place: str) -> str:
    """The absolute path ``place`` relative to the working directory if it lies below it, else as it is."""
    return shown_from(os.getcwd(), place)


def shown_from(here: str, place: str) -> str:
    """The same from any folder."""
    return (place[len(here.rstrip(os.sep)) + 1 :] or os.curdir) if below(place, here) else place


@dataclass(slots=True)
class _Walk:
    settings_of: SettingsOf
    files: dict[str, SourceFile] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    skipped: set[tuple[str, str]] = field(default_factory=set)
    here: str = field(default_factory=os.getcwd)

    def start(self, path: str) -> None:
        if not os.path.exists(path):
            raise MissingPath(f"{path}: no such file or folder")
        place = os.path.abspath(path)
        self.name(place, os.path.isdir(place))

    def name(self, place: str, is_folder: bool) -> None:
        """Take a path that the user named, unless it is left out."""
        folder = place if is_folder else os.path.dirname(place)
        ignores, by = above(folder)
        if not is_folder:
            by = by or ignores.reason(place, False)
        reason = f"ignored by {shown(by)}" if by else excluded_above(place, is_folder, self.settings_of)
        if reason is not None:
            self.notes.add(f"{shown(place)}: not read, though it was named: {reason}")
        elif is_folder:
            self.descend(place, ignores)
        else:
            self.take(place, self.settings_of(folder))

    def descend(self, top: str, ignores: Ignores) -> None:
        """Links to folders are not followed, so a loop of links is harmless."""
        pending = [(top, ignores)]
        while pending:
            folder, ignores = pending.pop()
            settings = self.settings_of(folder)
            try:
                entries = list(os.scandir(folder))
            except OSError as error:
                self.take(folder, settings, f"this folder cannot be listed: {error.strerror}")
                continue
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and entry.name == CACHE:
                    continue
                # os.path.isfile would leave out FIFOs, which are to be reported; editors leave dangling links named .py behind.
                is_link = entry.is_symlink()
                if is_link and os.path.isdir(entry.path):
                    self.skipped.add((shown(entry.path) + os.sep, "a link to a folder, which is not followed"))
                    continue
                if not is_folder and (not _is_source(entry.name) or (is_link and not os.path.exists(entry.path))):
                    continue
                reason = excluded(entry.path, is_folder, settings, top) if is_folder or settings.exclude else None
                if reason is None and (by := ignores.reason(entry.path, is_folder)):
                    reason = f"ignored by {shown(by)}"
                if reason is not None:
                    self.skipped.add((shown(entry.path) + os.sep * is_folder, reason))
                    continue
                if is_folder:
                    pending.append((entry.path, ignores.within(entry.path)))
                elif is_link and (aside := self.aside(entry.path, settings, top)):
                    self.notes.add(f"{shown(entry.path)}: not read: it leads to {aside}, out of the folder that is linted; name it to have it read")
                else:
                    self.take(entry.path, settings)

    def aside(self, link: str, settings: Settings, top: str) -> str | None:
        """Where the link to a file leads, if that is neither below the base of patterns nor below the folder that was named."""
        real = os.path.realpath(link)
        homes = {os.path.realpath(base(link, settings, top)), os.path.realpath(top)}
        return None if any(below(real, home) for home in homes) else real

    def take(self, place: str, settings: Settings, trouble: str | None = None) -> None:
        self.files[place] = SourceFile(place, shown_from(self.here, place), narrowed(place, settings), trouble)


def _is_source(name: str) -> bool:
    return name.endswith(".py") or is_notebook(name)
