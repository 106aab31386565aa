"""What the settings leave out, and how a path is seen by their patterns."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from scanlint.settings import Settings
from scanlint.settings.patterns import matcher

#: Folders that hold no source of the user's own. `exclude = ["!build"]` puts one back.
LEFT_OUT = frozenset((
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".hypothesis", ".idea", ".ipynb_checkpoints", ".mypy_cache", ".nox",
    ".pants.d", ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pycache__", "__pypackages__",
    "_build", "buck-out", "build", "dist", "node_modules", "site-packages", "venv",
))  # fmt: skip

#: The folder of scanlint's own cache, which holds no source, and of which nobody asks why it is not read.
CACHE = ".scanlint_cache"

#: Gives the settings of a folder.
SettingsOf = Callable[[str], Settings]


def below(place: str, folder: str) -> bool:
    """Whether ``place`` is ``folder`` or lies in it; both absolute."""
    return place == folder or place.startswith(folder.rstrip(os.sep) + os.sep)


def base(place: str, settings: Settings, top: str) -> str:
    """The folder that patterns count from: the configuration file's, else the working directory, else ``top``; the first that ``place`` lies in."""
    candidates = ([] if settings.root is None else [str(settings.root)]) + [os.getcwd()]
    return next((folder for folder in candidates if below(place, folder)), top)


def excluded(place: str, is_folder: bool, settings: Settings, top: str) -> str | None:
    """Why the settings leave out ``place``, or None. ``top`` is where the walk began."""
    name = os.path.basename(place)
    verdict = matcher(settings.exclude)(_inner(place, settings, top) + "/" * is_folder) if settings.exclude else None
    if verdict is None and is_folder and name in LEFT_OUT:
        return f'folders named {name} are left out unless [tool.scanlint] has exclude = ["!{name}"]'
    return "excluded by [tool.scanlint] exclude" if verdict else None


def excluded_above(place: str, is_folder: bool, settings_of: SettingsOf) -> str | None:
    """Why the settings leave out ``place`` or a folder that it lies in, or None.

    Only folders below the base count: the whole project may itself lie in a folder named build.
    """
    start = base(place, settings_of(os.path.dirname(place)), place if is_folder else os.path.dirname(place))
    parts = [] if place == start else os.path.relpath(place, start).split(os.sep)
    for end in range(1, len(parts) + 1):
        upper = os.path.join(start, *parts[:end])
        reason = excluded(upper, end < len(parts) or is_folder, settings_of(os.path.dirname(upper)), start)
        if reason is not None:
            return reason
    return None


def narrowed(place: str, settings: Settings) -> Settings:
    """``settings`` without the rules that per-file-ignores turn off for the file at ``place``."""
    if not settings.per_file_ignores:
        return settings
    inner = _inner(place, settings, os.path.dirname(place))
    off = frozenset().union(*(codes for pattern, codes in settings.per_file_ignores if matcher((pattern,))(inner)))
    return replace(settings, selected=settings.selected - off)


def _inner(place: str, settings: Settings, top: str) -> str:
    return os.path.relpath(place, base(place, settings, top)).replace(os.sep, "/")
