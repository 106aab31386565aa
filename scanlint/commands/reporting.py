"""Writing the report: in the format that was asked for, to standard output or to a file."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from scanlint.commands.lines import Lines
from scanlint.commands.output import CannotWrite, put, say, to
from scanlint.engine import Outcome
from scanlint.settings import SettingsError
from scanlint.source.cells import SUFFIX

#: The variable that names the top of the checkout, where the host of the format sets one.
_ROOTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR", "junit": "CI_PROJECT_DIR"}


def check_output(arguments: Namespace) -> None:
    """Raise SettingsError where the report could not be written to the file that was named, before the work is done."""
    path = arguments.output
    if path is None:
        return
    if path.lower().endswith((".py", SUFFIX)):
        raise SettingsError(f"--output: {path} is a source file, and is not written over")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder) or os.path.isdir(path):
        raise SettingsError(f"--output: {path} cannot be written: {'it is a folder' if os.path.isdir(path) else f'there is no folder {folder}'}")


def report(outcome: Outcome, lines: Lines, failures: Sequence[str], arguments: Namespace) -> None:
    """Write the report, and to standard error what its format has no place for. Raises CannotWrite."""
    name = arguments.format
    if name == "full" and arguments.output is None:
        from scanlint.reports import terminal

        to(sys.stdout, lambda stream: terminal.render(outcome, lines, file=stream))
        return
    text = _full(outcome, lines) if name == "full" else _rendered(outcome, failures, name)
    if arguments.output is None:
        put(text)
    else:
        _write(arguments.output, text)
        from scanlint.reports.summary import last_line

        say(f"{arguments.output}: {last_line(outcome)}")
    if name not in ("full", "json", "sarif"):
        for note in outcome.summary.notes:
            say(note)


def _rendered(outcome: Outcome, failures: Sequence[str], name: str) -> str:
    root = os.environ.get(_ROOTS.get(name, "")) or None
    match name:
        case "concise":
            from scanlint.reports import concise

            return concise.render(outcome)
        case "json":
            from scanlint.reports import json_report

            return json_report.render(outcome)
        case "github":
            from scanlint.reports import github

            return github.render(outcome, root)
        case "gitlab":
            from scanlint.reports import gitlab

            return gitlab.render(outcome, root)
        case "junit":
            from scanlint.reports import junit

            return junit.render(outcome, root)
        case _:
            from scanlint.reports import sarif

            return sarif.render(outcome, root, failures)


def _full(outcome: Outcome, lines: Lines) -> str:
    from scanlint.reports import terminal

    stream = io.StringIO()
    terminal.render(outcome, lines, file=stream, color=False)
    return stream.getvalue()


def _write(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror or error}") from None
