"""The pylint plugin: ``pylint --load-plugins=scanlint.plugins.pylint``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, ClassVar, Protocol

from pylint.checkers import BaseRawFileChecker
from pylint.lint import PyLinter

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.engine import FileResult
from scanlint.engine.in_memory import lint_text, settings_of
from scanlint.impact import Impact
from scanlint.settings import SettingsError
from scanlint.source.text import Unreadable, decode

#: pylint's categories: errors for what goes wrong, warnings for what may, refactoring for what is only slow.
_CATEGORIES = {Impact.SILENT: "E", Impact.CRASH: "E", Impact.FUTURE: "W", Impact.SLOW: "R", Impact.INFO: "W"}
_PATH = tuple(sys.path)
#: For a wrong configuration and for errors of scanlint itself.
_TROUBLE = ("W9900", "scanlint-trouble")


class Module(Protocol):
    """What is used of pylint's module node: the path, and the bytes that pylint parsed."""

    file: str

    def stream(self) -> IO[bytes]:
        """The file's bytes."""
        ...


def message_id(rule: Rule) -> str:
    """pylint's own kind of code: SCN101 is E9101. Plugins have the numbers from 51 on to themselves."""
    return f"{_CATEGORIES[rule.impact]}9{rule.code.removeprefix('SCN')}"


class ScanChecker(BaseRawFileChecker):
    """The rules of one hundred, as pylint wants the ids of a checker to begin alike.

    The rules in force are those of [tool.scanlint]; pylint's own selection and comments come on top.
    """

    rules: ClassVar[tuple[Rule, ...]] = ()

    def process_module(self, node: Module) -> None:
        """Report what is found in one file. A file that does not parse reaches no checker: pylint reports syntax-error for it."""
        with node.stream() as stream:
            data = stream.read()
        result, trouble = _linted(data, node.file)
        own = {rule.code: rule for rule in self.rules}
        for finding in result.findings:
            if finding.code in own:
                at = finding.location
                self.add_message(
                    finding.name,
                    line=at.line,
                    col_offset=at.column - 1,
                    end_lineno=at.end_line,
                    end_col_offset=at.end_column - 1,
                    args=finding.message,
                )
        if trouble is not None and _TROUBLE[0] in self.msgs:
            self.add_message(_TROUBLE[1], line=1, args=trouble)


@lru_cache(maxsize=1)
def _linted(data: bytes, path: str) -> tuple[FileResult, str | None]:
    """The file's findings, found once for all checkers, and what went wrong."""
    try:
        with _own_path():
            result = lint_text(decode(data, path).text, path, settings_of())
    except (SettingsError, Unreadable) as error:
        return FileResult(), str(error)
    return result, result.failure


@contextmanager
def _own_path() -> Iterator[None]:
    """Python's path as it was before pylint put the folders that it lints first: what is imported late must not come from there."""
    theirs = sys.path[:]
    sys.path[:] = _PATH
    try:
        yield
    finally:
        sys.path[:] = theirs


def register(linter: PyLinter) -> None:
    """Called by pylint when it loads the plugin."""
    for checker in checkers():
        linter.register_checker(checker(linter))


def checkers() -> Iterable[type[ScanChecker]]:
    """A class for each hundred of the codes."""
    for hundred in sorted({rule.code[:4] for rule in RULES}):
        rules = tuple(rule for rule in RULES if rule.code.startswith(hundred))
        msgs = {message_id(rule): (f"{rule.code} %s", rule.name, f"{rule.summary}. `scanlint explain {rule.code}` says more.") for rule in rules}
        if hundred == "SCN9":
            msgs[_TROUBLE[0]] = ("%s", _TROUBLE[1], "A wrong configuration of scanlint, or an error in scanlint itself.")
        yield type(f"{hundred}Checker", (ScanChecker,), {"name": f"scanlint-{hundred.lower()}", "msgs": msgs, "rules": rules})
