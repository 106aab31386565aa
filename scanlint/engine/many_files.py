"""A whole run: paths in, one report out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from scanlint.checks.catalogue import ON_ARGUMENTS, RULES
from scanlint.engine.one_file import lint_file
from scanlint.engine.result import FileResult
from scanlint.engine.workers import Tick, Work, lint_files
from scanlint.report import Report, Summary
from scanlint.scan.leads import forget
from scanlint.settings import Loader, Overrides
from scanlint.source.files import Found, SourceFile, find, stand_in

if TYPE_CHECKING:
    from scanlint.baseline.store import Entry
    from scanlint.finding import Finding, Location


@dataclass(frozen=True, slots=True)
class Options:
    """How to run. ``jobs`` is the number of processes, None to choose it by the amount of work. With ``cache`` results are kept for later runs, and
    used; ``cache_dir`` is the absolute path of the folder for them, whatever the settings say, None to leave that to them."""

    overrides: Overrides = field(default_factory=Overrides)
    jobs: int | None = None
    cache: bool = False
    cache_dir: str | None = None


#: Lints a file of which others brought findings to light.
Again: TypeAlias = "Callable[[SourceFile, tuple[Finding, ...]], FileResult]"

#: What is done to a file of which the content is at hand.
TextWork = Callable[[SourceFile, bytes], FileResult]


@dataclass(frozen=True, slots=True)
class Outcome(Report):
    """A report, a line for each file on which scanlint itself failed, what fixes would change, per file that they would, and whether a finding
    counts for the exit status. ``stale`` has, for each baseline that was in force, the entries that no finding answers to;
    ``skipped`` the paths that the rules were not asked about, each with why; ``pythons`` for each path with findings the interpreter that its
    settings name, if any; ``cache`` is the folder of the cache, if one is used."""

    failures: tuple[str, ...] = ()
    diffs: tuple[str, ...] = ()
    failing: bool = False
    stale: tuple[tuple[str, tuple[Entry, ...]], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    pythons: tuple[tuple[str, str], ...] = ()
    cache: str | None = field(default=None, compare=False)


def files(paths: Sequence[str], options: Options | None = None) -> Found:
    """The files that ``run`` would lint. Raises scanlint.settings.SettingsError and scanlint.source.files.MissingPath."""
    return find(paths, Loader((options or Options()).overrides, RULES).for_folder)


def run(paths: Sequence[str], options: Options | None = None, work: Work = lint_file, tick: Tick | None = None) -> Outcome:
    """Lint the files under ``paths``, or do another ``work`` to them. The same for any order of paths and any number of jobs.

    ``tick`` is told how many files are done, and of how many.

    Raises scanlint.settings.SettingsError and scanlint.source.files.MissingPath.
    """
    options = options or Options()
    forget()
    found = files(paths, options)
    _try_baselines(found.files)

    def linted(files: Sequence[SourceFile], work: Work = work) -> list[FileResult]:
        return lint_files(files, options.jobs, work, tick)

    if options.cache and work is lint_file:
        from scanlint.engine.cache.cache import Cache

        cache = Cache(found.files, options.cache_dir)
        results = _gathered(found.files, cache.results(found.files, linted), cache.again)
        cache.save()
        return replace(_outcome(results, found), cache=cache.folder if any(result.findings for result in results) else None)
    return _outcome(_gathered(found.files, linted(found.files)), found)


def _again(file: SourceFile, more: tuple[Finding, ...]) -> FileResult:
    return lint_file(file, more=more)


def _gathered(files: Sequence[SourceFile], results: list[FileResult], again: Again = _again) -> list[FileResult]:
    """The results with what one file brought to light in another told of that other, if it is linted too: each misuse once.

    Where the files that use a place hand over different things, or its file is not linted, the calls in the files that are wrong are told of instead.
    """
    found: dict[str, dict[tuple[Location, str], Finding]] = {}
    held: dict[Location, set[str]] = {}
    for place, what in (pair for result in results for pair in result.held):
        held.setdefault(place, set()).add(what)
    linted = {file.shown for file in files if file.trouble is None}
    for result in results:
        if not (result.instead or result.elsewhere):
            continue
        instead = [(place, finding) for place, finding in result.instead if len(held[place]) > 1 or place.path not in linted]
        moved = {(place, finding.code) for place, finding in instead}
        kept = [finding for finding in result.elsewhere if (finding.location, finding.code) not in moved]
        for finding in (*kept, *(finding for _, finding in instead)):
            found.setdefault(finding.location.path, {}).setdefault((finding.location, finding.code), finding)
    for number, file in enumerate(files) if found else ():
        own = {(finding.location, finding.code) for finding in (*results[number].findings, *(one.finding for one in results[number].suppressed))}
        fresh = [finding for place, finding in sorted(found.get(file.shown, {}).items(), key=lambda item: item[0]) if place not in own]
        if fresh and file.trouble is None:
            more = again(file, tuple(fresh))
            failing = results[number].failing or more.failing
            told = replace(results[number], findings=more.findings, suppressed=more.suppressed, stale=more.stale)
            results[number] = replace(told, failing=failing, skipped=more.skipped)
    _tell_once(files, results)
    return results


def _tell_once(files: Sequence[SourceFile], results: list[FileResult]) -> None:
    """Take out what is told at a call although it is told in the called function, too: that the function is wrong whoever calls it, only its own
    file shows."""
    told: set[tuple[Location, str]] = set()
    for result in results:
        told.update((finding.location, finding.code) for finding in (*result.findings, *(one.finding for one in result.suppressed)))
    for number, (file, result) in enumerate(zip(files, results, strict=True)):
        if not result.findings:
            continue
        kept = tuple(finding for finding in result.findings if not (finding.code in ON_ARGUMENTS and _told_of(finding, told)))
        if len(kept) < len(result.findings):
            from scanlint.engine.failing import fails

            results[number] = replace(result, findings=kept, failing=fails(kept, file.settings))


def _told_of(finding: Finding, told: set[tuple[Location, str]]) -> bool:
    return any(seen.location.path != finding.location.path and (seen.location, finding.code) in told for seen in finding.evidence)


def run_text(data: bytes, name: str | None, options: Options | None = None, work: TextWork = lint_file) -> Outcome:
    """Lint ``data`` as the content of the file ``name``, which need not exist, or do another ``work`` to it: with its settings, and not at all where
    it would be left out.

    Without a name it is shown as ``-`` and has the settings of the working directory. Raises scanlint.settings.SettingsError.
    """
    forget()
    loader = Loader((options or Options()).overrides, RULES)
    unnamed = Found((SourceFile("-", "-", loader.for_folder(os.getcwd())),))
    found = unnamed if name is None else stand_in(name, loader.for_folder)
    _try_baselines(found.files)
    return _outcome([work(file, data) for file in found.files], found)


def _try_baselines(files: Sequence[SourceFile]) -> None:
    """Raise SettingsError for a baseline that cannot be read, once, before the work; what is read stays for the processes that do it."""
    for baseline in {file.settings.baseline for file in files if file.settings.baseline is not None}:
        from scanlint.baseline.store import load

        load(baseline)


def _outcome(results: Sequence[FileResult], found: Found) -> Outcome:
    """The report. Results come ordered by path, as the files do, and the findings of each by position and code."""
    suppressed = tuple(one for result in results for one in result.suppressed)
    summary = Summary(
        files=len(results),
        with_scan=sum(result.with_scan for result in results),
        unreadable=sum(result.unreadable for result in results),
        suppressed=sum(one.by == "comment" for one in suppressed),
        notes=(*found.notes, *(note for result in results for note in result.notes)),
        python2=sum(result.python2 for result in results),
        fixed=sum(result.fixed for result in results),
        added=sum(result.added for result in results),
        baseline=sum(one.by == "baseline" for one in suppressed),
    )
    findings = tuple(finding for result in results for finding in result.findings)
    failures = tuple(result.failure for result in results if result.failure is not None)
    diffs = tuple(result.diff for result in results if result.diff)
    stale: dict[str, tuple[Entry, ...]] = {}
    for file, result in zip(found.files, results, strict=True):
        if file.settings.baseline is not None:
            stale[file.settings.baseline] = (*stale.get(file.settings.baseline, ()), *result.stale)
    skipped = [*found.skipped, *((file.shown, result.skipped) for file, result in zip(found.files, results, strict=True) if result.skipped)]
    failing = any(result.failing for result in results)
    named = ((file, file.settings.python) for file, result in zip(found.files, results, strict=True) if result.findings)
    pythons = tuple((file.shown, python) for file, python in named if python is not None)
    return Outcome(findings, summary, suppressed, failures, diffs, failing, tuple(sorted(stale.items())), tuple(sorted(skipped)), pythons)
