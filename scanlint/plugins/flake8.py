"""The flake8 plugin: ``flake8`` reports SCN codes once scanlint is installed beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import ClassVar

from scanlint import __version__
from scanlint.engine.in_memory import lint_text, settings_of
from scanlint.settings import SettingsError

#: What flake8 takes: line from 1, column from 0, text that begins with the code, and the plugin.
Reported = tuple[int, int, str, type]


class Plugin:
    """One file, as flake8 (6 and newer) hands it over: ``lines`` with their ends, decoded as the file declares.

    The rules are those of [tool.scanlint]; flake8's own selection, its per-file-ignores and its `# noqa` come on top. A file that does not parse
    reaches no plugin: flake8 reports E999 for it.
    """

    name: ClassVar[str] = "scanlint"
    version: ClassVar[str] = __version__

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        """``tree`` makes flake8 run the plugin once per file; it is not read."""
        self._path = filename
        self._text = "".join(lines)

    def run(self) -> Iterator[Reported]:
        """The findings, in the order of the file. A wrong configuration becomes one line for each file, so that flake8 goes on."""
        try:
            result = lint_text(self._text, self._path, settings_of())
        except SettingsError as error:
            yield 1, 0, f"SCN901 scanlint cannot run: {error}", type(self)
            return
        if result.failure is not None:
            yield 1, 0, f"SCN901 {result.failure}", type(self)
        for finding in result.findings:
            at = finding.location
            yield at.line, at.column - 1, f"{finding.code} {finding.message}", type(self)
