"""A whole run: paths in, one report out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scanlint.checks.registry import RULES
from scanlint.engine.workers import lint_files
from scanlint.finding import Report, Summary
from scanlint.settings import Loader, Overrides
from scanlint.source.files import find


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. ``jobs`` is the number of processes, None to choose it by the amount of work."""

    overrides: Overrides = field(default_factory=Overrides)
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Report):
    """A report, and a line for each file on which scanlint itself failed."""

    failures: tuple[str, ...] = ()


def run(paths: Sequence[str], options: Options | None = None) -> Outcome:
    """Lint the files under ``paths``. The same for any order of paths and any number of jobs.

    Raises scanlint.settings.SettingsError and scanlint.source.files.MissingPath.
    """
    options = options or Options()
    loader = Loader(options.overrides, RULES)
    found = find(paths, loader.for_folder)
    results = lint_files(found.files, options.jobs)
    summary = Summary(
        files=len(results),
        with_scan=sum(result.with_scan for result in results),
        unreadable=sum(result.unreadable for result in results),
        suppressed=sum(result.suppressed for result in results),
        notes=found.notes,
    )
    # Files come ordered by path, and the findings of each by position and code.
    findings = tuple(finding for result in results for finding in result.findings)
    return Outcome(findings, summary, tuple(result.failure for result in results if result.failure is not None))
