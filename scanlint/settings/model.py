"""The plain data of the settings room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from scanlint.settings.target import Target


class SettingsError(Exception):
    """What is wrong with the configuration or an option: the file, the line and the key, and what to do. One line; exit status 2."""


class RuleLike(Protocol):
    """What the settings need to know of a rule; ``scanlint.checks.rule.Rule`` is one. The checks come later in the walk, so they are passed in."""

    @property
    def code(self) -> str:
        """Such as SCN101."""
        ...

    @property
    def name(self) -> str:
        """Such as single-output-indexed."""
        ...

    @property
    def default(self) -> bool:
        """True if the rule is in force without being selected."""
        ...


@dataclass(frozen=True, slots=True)
class Layer:
    """One source of selectors, each a code, the beginning of one, a name, or ALL. ``select`` None keeps what earlier layers chose.

    ``origin`` is the file the layer comes from, None for the command line; ``places`` holds ``(key, line)`` of its keys there.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    origin: Path | None = None
    places: tuple[tuple[str, int], ...] = ()

    def where(self, key: str) -> str:
        """Where ``key`` was written, for the beginning of an error message."""
        if self.origin is None:
            return f"--{key}"
        line = dict(self.places).get(key)
        return f"{self.origin}{'' if line is None else f':{line}'}: [tool.scanlint] {key}"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says: a configuration file for every path (``--config``), or none at all (``--isolated``), selectors, the target.

    ``baseline`` is a file for every path; ``whole`` leaves out the one of the configuration too. ``require_reason`` asks for reasons everywhere;
    ``python`` is the interpreter whose library confirms, for every path.
    """

    config: Path | None = None
    isolated: bool = False
    selection: Layer = field(default_factory=Layer)
    target_version: Target | None = None
    baseline: Path | None = None
    whole: bool = False
    python: str | None = None
    require_reason: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What is in force for the files of one folder.

    ``root`` is the folder that the patterns of ``exclude`` and ``per_file_ignores`` count from, None without a configuration file; ``selected``
    holds codes, ``named`` those of them that were chosen by their own code or name; ``backend_aliases`` pairs of dotted names, the user's and the
    library's it stands for, as in ``("mylib.tt", "theano.tensor")``; ``python`` is the interpreter whose library confirms, the name of a program or
    a path, None to look for one; ``baseline`` is the absolute path of the file with the findings that are known; ``require_reason`` makes a
    suppression comment without a reason a finding; ``cache_dir`` is the absolute path of the folder that results are kept in, None for the usual one.
    """

    root: Path | None = None
    selected: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, frozenset[str]], ...] = ()
    target_version: Target | None = None
    backend_aliases: tuple[tuple[str, str], ...] = ()
    python: str | None = None
    baseline: str | None = None
    require_reason: bool = False
    cache_dir: str | None = None
