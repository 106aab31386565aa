"""Finds the configuration of a folder and joins it with the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scanlint import disk
from scanlint.settings.model import Layer, Overrides, RuleLike, Settings, SettingsError
from scanlint.settings.selection import expand, in_force, named

if TYPE_CHECKING:
    from pathlib import Path

    from scanlint.settings.table import Table


class Loader:
    """Settings per folder, each configuration file read once."""

    def __init__(self, overrides: Overrides, rules: Sequence[RuleLike]) -> None:
        """Take the command line and the rules there are. Raises SettingsError if the command line or its ``--config`` file is wrong."""
        self._overrides = overrides
        self._rules = tuple(rules)
        self._baseline = None if overrides.baseline is None else str(overrides.baseline.absolute())
        plain = resolve(self._rules, overrides.selection)
        self._plain = replace(
            plain,
            target_version=overrides.target_version,
            python=overrides.python,
            baseline=self._baseline,
            require_reason=overrides.require_reason,
        )
        self._folders: dict[str, Settings] = {}
        if overrides.config is not None:
            from scanlint.settings import table as tables

            found = tables.read(overrides.config)
            if found is None:
                raise SettingsError(f"{overrides.config}: has no [tool.scanlint] table")
            self._plain = self._with(found, overrides.config.absolute().parent)

    def for_folder(self, folder: str | os.PathLike[str]) -> Settings:
        """The settings of the files that lie in ``folder``, an absolute path.

        They come from the nearest pyproject.toml there or above that has a [tool.scanlint] table. Raises SettingsError.
        """
        if self._overrides.isolated or self._overrides.config is not None:
            return self._plain
        below: list[str] = []
        settings = self._plain
        candidate, inner = os.fspath(folder), ""
        while candidate != inner:
            known = self._folders.get(candidate) or self._own(candidate)
            if known is not None:
                settings = known
                break
            below.append(candidate)
            candidate, inner = os.path.dirname(candidate), candidate
        self._folders.update(dict.fromkeys(below, settings))
        return settings

    def _own(self, folder: str) -> Settings | None:
        path = os.path.join(folder, "pyproject.toml")
        if not os.path.isfile(path) or not _may_concern(path):
            return None
        from pathlib import Path

        from scanlint.settings import table as tables

        found = tables.read(Path(path))
        if found is None:
            return None
        self._folders[folder] = self._with(found, Path(folder))
        return self._folders[folder]

    def _with(self, table: Table, root: Path) -> Settings:
        """A table joined with the command line, whose target, interpreter and baseline win."""
        joined = _joined(table, root, self._overrides.selection, self._rules)
        baseline = self._baseline or (None if self._overrides.whole else joined.baseline)
        target = self._overrides.target_version or joined.target_version
        python = self._overrides.python or joined.python
        require_reason = self._overrides.require_reason or joined.require_reason
        return replace(joined, target_version=target, python=python, baseline=baseline, require_reason=require_reason)


def _may_concern(path: str) -> bool:
    """Whether a configuration file may have a table for scanlint; the others are not parsed, nor is what does that loaded."""
    try:
        return b"scanlint" in disk.read(path)
    except OSError:
        return True  # who reads the table says what is wrong


def load(path: Path, overrides: Overrides, rules: Sequence[RuleLike]) -> Settings:
    """The settings of the file or folder ``path``. Raises SettingsError."""
    place = path.absolute()
    return Loader(overrides, rules).for_folder(place if place.is_dir() else place.parent)


def resolve(
    rules: Sequence[RuleLike],
    selection: Layer,
    *,
    backend_aliases: tuple[tuple[str, str], ...] = (),
    target_version: str | None = None,
    require_reason: bool = False,
) -> Settings:
    """Settings without a configuration file. Raises SettingsError for an unknown selector, ValueError for a wrong target."""
    target = None
    if target_version is not None:
        from scanlint.settings.target import parse

        target = parse(target_version)
    return Settings(
        selected=in_force((selection,), rules),
        named=named((selection,), rules),
        backend_aliases=backend_aliases,
        target_version=target,
        require_reason=require_reason,
    )


def _joined(table: Table, root: Path, selection: Layer, rules: Sequence[RuleLike]) -> Settings:
    from scanlint.settings.patterns import matcher

    ignores = tuple(
        (pattern, expand(selectors, rules, f"{table.layer.where('per-file-ignores')}: '{pattern}'")) for pattern, selectors in table.per_file_ignores
    )
    for key, patterns in (("exclude", table.exclude), ("per-file-ignores", tuple(pattern for pattern, _ in ignores))):
        try:
            matcher(patterns)
        except ValueError as error:
            raise SettingsError(f"{table.layer.where(key)}: {error}") from None
    return Settings(
        root=root,
        selected=in_force((table.layer, selection), rules),
        named=named((table.layer, selection), rules),
        exclude=table.exclude,
        per_file_ignores=ignores,
        target_version=table.target_version,
        backend_aliases=table.backend_aliases,
        python=None if table.python is None else _program(table.python, root),
        baseline=None if table.baseline is None else str(root / table.baseline),
        require_reason=table.require_reason,
        cache_dir=None if table.cache_dir is None else str(root / table.cache_dir),
    )


def _program(text: str, root: Path) -> str:
    """A path, or an environment's folder, counted from the configuration file; what is neither is the name of a program."""
    place = os.path.join(root, os.path.expanduser(text))
    return place if "/" in text or os.sep in text or os.path.isdir(place) else text
