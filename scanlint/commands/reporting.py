"""Writing the report: in the format that was asked for, to standard output or to a file."""

from __future__ import annotations

import io
import os
from argparse import Namespace
from collections.abc import Sequence
from typing import TextIO

from scanlint import disk
from scanlint.commands.lines import Lines
from scanlint.commands.output import CannotWrite, say, to
from scanlint.engine import Outcome
from scanlint.reports.visible import visible
from scanlint.settings import SettingsError
from scanlint.source.names import SUFFIX

#: The variable that names the top of the checkout, where the host of the format sets one.
_ROOTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR", "junit": "CI_PROJECT_DIR"}

#: Names of the system's own links, such as /dev/stdout.
_SYSTEM = ("/dev/", "/proc/")


def check_output(arguments: Namespace) -> None:
    """Raise SettingsError where the report could not be written to the file that was named, before the work is done."""
    path = arguments.output
    if arguments.statistics and arguments.format not in ("full", "concise", "json"):
        raise SettingsError(f"--statistics: not in the format {arguments.format}; take full, concise or json")
    if arguments.quiet and arguments.verbose:
        raise SettingsError("--quiet: leave out --verbose, or this")
    if path is None:
        return
    if path.lower().endswith((".py", SUFFIX)):
        raise SettingsError(f"--output: {path} is a source file, and is not written over")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder) or os.path.isdir(path):
        raise SettingsError(f"--output: {path} cannot be written: {'it is a folder' if os.path.isdir(path) else f'there is no folder {folder}'}")
    aside = disk.leads_out(path)
    if aside is not None and not path.startswith(_SYSTEM):
        raise SettingsError(f"--output: {path} leads to {aside}; name that file if it is meant")


def report(outcome: Outcome, lines: Lines, failures: Sequence[str], arguments: Namespace, stream: TextIO | None) -> None:
    """Write the report to ``stream``, or to the file that is named, and to standard error what its format has no place for. Raises CannotWrite."""
    name, quiet = arguments.format, arguments.quiet
    if arguments.verbose:
        for path, why in outcome.skipped:
            say(f"{path}: skipped: {why}")
    if arguments.statistics:
        text = _statistics(outcome, name, quiet)
    elif name != "full":
        text = _rendered(outcome, failures, name)
    elif arguments.output is not None:
        text = _full(outcome, lines, quiet)
    else:
        from scanlint.reports import terminal

        to(stream, lambda out: terminal.render(outcome, lines, file=out, quiet=quiet))
        return
    if arguments.output is None:
        to(stream, lambda out: out.write(text))
    else:
        _write(arguments.output, text)
    if quiet:
        return
    if arguments.output is not None:
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


def _statistics(outcome: Outcome, name: str, quiet: bool) -> str:
    from scanlint.reports import statistics
    from scanlint.reports.summary import last_line

    if name == "json":
        return statistics.as_json(outcome.findings)
    notes = [visible(note) for note in outcome.summary.notes] if name == "full" else []
    end = [] if quiet or name == "concise" else [*notes, last_line(outcome)]
    return statistics.table(outcome.findings) + "".join(f"{line}\n" for line in end)


def _full(outcome: Outcome, lines: Lines, quiet: bool) -> str:
    from scanlint.reports import terminal

    stream = io.StringIO()
    terminal.render(outcome, lines, file=stream, color=False, quiet=quiet)
    return stream.getvalue()


def _write(path: str, text: str) -> None:
    """Write the report to a file, whole or not at all; what is no regular file is written to as it is."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        if not path.startswith(_SYSTEM) and (os.path.isfile(path) or not os.path.exists(path)):
            disk.replace(os.path.realpath(path), data)
            return
        # A FIFO that nobody reads refuses to be opened like this, where it would wait for ever.
        handle = os.open(path, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0))
        os.set_blocking(handle, True)
        with open(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written: {error.strerror or error}") from None
