"""``scanlint PATH...``"""

from __future__ import annotations

import dataclasses
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scanlint.commands import baseline, fixing, reporting, standard_input
from scanlint.commands.lines import Lines
from scanlint.commands.output import Exit, put_bytes, say
from scanlint.commands.progress import Bar
from scanlint.engine import Options, Outcome, files, run, run_text
from scanlint.engine.failing import reaches
from scanlint.impact import Impact
from scanlint.settings import Layer, Overrides, SettingsError
from scanlint.settings.selection import UNEXPLAINED

if TYPE_CHECKING:
    from scanlint.companion.verdicts import Verdicts

#: Formats that show no verdict, so that no library is asked unless that was asked for.
_WITHOUT_VERDICTS = frozenset({"concise", "github", "gitlab"})


def lint(arguments: Namespace) -> int:
    """Lint, fix where that is asked for, confirm, report. Raises SettingsError and MissingPath."""
    reporting.check_output(arguments)
    if arguments.show_files or arguments.show_settings:
        return _shown(arguments)
    outcome, lines, mended = _linted(arguments)
    if arguments.write_baseline:
        baseline.written(outcome, arguments.write_baseline, arguments.quiet)
        for line in (*outcome.summary.notes, *(f"scanlint: {line}" for line in outcome.failures)):
            say(line)
        return Exit.INTERNAL if outcome.failures else Exit.CLEAN
    if arguments.diff:
        return fixing.show_diff(outcome, arguments)
    outcome, trouble = _confirmed(outcome, arguments.confirm, arguments.python, arguments.format)
    failures = (*outcome.failures, *trouble)
    if mended is not None:
        # What was fixed takes the place of the report, which goes to standard error.
        put_bytes(mended)
    reporting.report(outcome, lines, failures, arguments, sys.stdout if mended is None else sys.stderr)
    for line in failures:
        say(f"scanlint: {line}")
    if failures:
        return Exit.INTERNAL
    counts = outcome.failing if arguments.fail_on is None else reaches(outcome.findings, Impact(arguments.fail_on))
    return Exit.FINDINGS if counts and not arguments.exit_zero else Exit.CLEAN


def _shown(arguments: Namespace) -> Exit:
    if standard_input.wanted(arguments):
        option = "--show-files" if arguments.show_files else "--show-settings"
        raise SettingsError(f"{option}: not for standard input; give the path of the file")
    from scanlint.commands import showing

    found = files(arguments.paths, options(arguments))
    return showing.show_files(found) if arguments.show_files else showing.show_settings(found)


def _linted(arguments: Namespace) -> tuple[Outcome, Lines, bytes | None]:
    """The outcome, the lines of what was linted, and of standard input what the fixes made of it, if they were asked for."""
    from_input = standard_input.wanted(arguments)
    baseline.check(arguments, from_input)
    work = fixing.work(arguments, from_input)
    if not from_input:
        with Bar() as bar:
            outcome = run(arguments.paths, options(arguments), work, None if arguments.quiet else bar.tick)
        return outcome if arguments.write_baseline else baseline.settled(outcome, arguments), Lines(), None
    data, name = standard_input.read(), arguments.stdin_filename
    if not arguments.fix and not arguments.diff:
        outcome = run_text(data, name, options(arguments))
        return outcome, Lines({finding.location.path: data for finding in outcome.findings}), None
    mending = fixing.Mending(data, arguments.unsafe_fixes)
    outcome = run_text(data, name, options(arguments), mending)
    return outcome, Lines({finding.location.path: mending.data for finding in outcome.findings}), None if arguments.diff else mending.data


def options(arguments: Namespace) -> Options:
    """The options of the engine that the arguments of the command line stand for."""
    overrides = Overrides(
        arguments.config,
        arguments.isolated,
        _selection(arguments),
        arguments.target_version,
        arguments.baseline,
        whole=bool(arguments.write_baseline),
        require_reason=arguments.require_reason,
        python=arguments.python,
    )
    folder = arguments.cache_dir or os.environ.get("SCANLINT_CACHE_DIR")
    return Options(overrides, arguments.jobs, not arguments.no_cache, None if not folder else os.path.abspath(folder))


def _selection(arguments: Namespace) -> Layer:
    select = None if arguments.select is None else _flat(arguments.select)
    extended = (*_flat(arguments.extend_select), *((UNEXPLAINED,) if arguments.require_reason else ()))
    return Layer(select, extended, _flat(arguments.ignore))


def _flat(lists: Sequence[Sequence[str]] | None) -> tuple[str, ...]:
    return tuple(item for items in lists or () for item in items)


def _confirmed(outcome: Outcome, wanted: bool | None, python: str | None, format: str) -> tuple[Outcome, list[str]]:
    """``outcome`` with the verdicts of the real library, and lines about errors of the companion.

    Without --confirm and --no-confirm the library is asked if it can be imported, and if the format shows verdicts at all. An interpreter that the
    code brings, as its `.venv` or in its configuration, is then not run: who looks at a stranger's code has not asked for that.
    """
    if wanted is False or (wanted is None and format in _WITHOUT_VERDICTS) or all(finding.question is None for finding in outcome.findings):
        return outcome, []
    from scanlint.engine.failure import failure

    try:
        from scanlint.companion.confirm import confirm

        pythons = dict(outcome.pythons)
        theirs = bool(pythons) and not wanted and python is None
        findings = outcome.findings
        if not theirs:
            findings = tuple(confirm(findings, pythons=pythons, brought=bool(wanted), kept=_kept(outcome)))
    except Exception as error:
        return outcome, [failure("confirmation", error)]
    verdicts = [finding.verdict for finding in findings if finding.verdict is not None]
    if theirs:
        return _noted(outcome, "python of [tool.scanlint] names a program, which is run with --confirm only"), []
    if wanted is None and verdicts and all(verdict.backend is None for verdict in verdicts):
        # Nobody asked for verdicts and there is no library to give any: one line instead of one with every finding.
        return _noted(outcome, verdicts[0].detail + ("" if python else _unasked(outcome.findings[0].location.path))), []
    return dataclasses.replace(outcome, findings=findings), []


def _kept(outcome: Outcome) -> Verdicts | None:
    """The verdicts of earlier runs, where a cache is used."""
    if outcome.cache is None:
        return None
    from scanlint.companion.confirm import TIMEOUT
    from scanlint.companion.verdicts import Verdicts

    return Verdicts(outcome.cache, TIMEOUT)


def _unasked(path: str) -> str:
    """What --confirm would ask besides, where there is such a thing."""
    from pathlib import Path

    from scanlint.companion.interpreters import candidates

    brought = [one for one in candidates(Path(path).absolute().parent) if one.origin == ".venv"]
    return f"; with --confirm {brought[0].path} is asked, too" if brought else ""


def _noted(outcome: Outcome, why: str) -> Outcome:
    note = f"no finding was confirmed on the real library: {why}"
    return dataclasses.replace(outcome, summary=dataclasses.replace(outcome.summary, notes=(*outcome.summary.notes, note)))
