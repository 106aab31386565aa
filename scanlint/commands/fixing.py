"""``scanlint PATH... --fix``, ``--unsafe-fixes`` and ``--diff``"""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial

from scanlint.commands.output import Exit, put, say
from scanlint.engine import FileResult, Outcome
from scanlint.engine.one_file import lint_file
from scanlint.engine.workers import Work
from scanlint.fixes.applicable import fixable
from scanlint.reports.visible import spelled
from scanlint.settings import SettingsError
from scanlint.source.files import SourceFile


def work(arguments: Namespace, standard_input: bool = False) -> Work:
    """What is to be done to each file: linting, or fixing too. Raises SettingsError where the options do not fit together."""
    if arguments.add_suppressions:
        return _adding(arguments, standard_input)
    if arguments.reason is not None:
        raise SettingsError("--reason: says why --add-suppressions adds comments; give that too")
    if not arguments.fix and not arguments.diff:
        if arguments.unsafe_fixes:
            raise SettingsError("--unsafe-fixes: add --fix to apply the fixes, or --diff to see them")
        return lint_file
    from scanlint.fixes.files import fix_file

    return partial(fix_file, unsafe=arguments.unsafe_fixes, write=not arguments.diff)


class Mending:
    """Fixes what came from standard input; ``data`` is what becomes of it, at first as it came."""

    def __init__(self, data: bytes, unsafe: bool) -> None:
        """Take the content, and whether unsafe fixes are wanted."""
        self.data = data
        self._unsafe = unsafe

    def __call__(self, file: SourceFile, data: bytes) -> FileResult:
        """As scanlint.engine.lint_file."""
        from scanlint.fixes.files import fix_data

        result, self.data = fix_data(file, data, self._unsafe)
        return result


def _adding(arguments: Namespace, standard_input: bool) -> Work:
    """Writing a comment for each finding. Raises SettingsError."""
    for other in ("fix", "unsafe_fixes", "write_baseline"):
        if getattr(arguments, other):
            raise SettingsError(f"--add-suppressions: leave out --{other.replace('_', '-')}, or run it before")
    if standard_input:
        raise SettingsError("--add-suppressions: not for standard input; give the path of the file")
    reason = " ".join((arguments.reason or "").split())
    if arguments.require_reason and not reason:
        raise SettingsError('--add-suppressions: --require-reason asks for one; add --reason "why they are meant"')
    if "#" in reason:
        raise SettingsError("--reason: must hold no number sign, which would end it")
    from scanlint.fixes.suppress import suppress_file

    return partial(suppress_file, reason=reason, write=not arguments.diff)


def show_diff(outcome: Outcome, arguments: Namespace) -> Exit:
    """Write the diffs to standard output, and to standard error what they would do. FINDINGS where there is something to change."""
    diff = "".join(outcome.diffs)
    # What a terminal would obey is spelled out; a file or a program gets the diff as it is.
    put(spelled(diff, keep="\n\t") if sys.stdout is not None and sys.stdout.isatty() else diff)
    for line in (*outcome.summary.notes, *(f"scanlint: {line}" for line in outcome.failures)):
        say(line)
    files, fixed = len(outcome.diffs), outcome.summary.fixed
    if arguments.add_suppressions:
        say(f"{outcome.summary.added} suppressed by new comments in {files} {'file' if files == 1 else 'files'}")
        return _diffed(outcome, arguments)
    _, unsafe = fixable(outcome.findings)
    more = f" ({unsafe} more with --unsafe-fixes)" if unsafe else ""
    say(f"{fixed} fixable in {files} {'file' if files == 1 else 'files'}{more}" if fixed else f"nothing to fix{more}")
    return _diffed(outcome, arguments)


def _diffed(outcome: Outcome, arguments: Namespace) -> Exit:
    if outcome.failures:
        return Exit.INTERNAL
    return Exit.FINDINGS if outcome.diffs and not arguments.exit_zero else Exit.CLEAN
