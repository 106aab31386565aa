"""One file that may hold a scan: `ast` first, the model of scan last, then what its comments and its baseline say. Loaded for such files only."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from scanlint.checks.catalogue import KNOWN_BETTER, RULES
from scanlint.engine import meta
from scanlint.engine.failing import fails
from scanlint.engine.news import news
from scanlint.engine.result import FileResult
from scanlint.engine.silencing import Checked, silenced
from scanlint.finding import Finding, Location
from scanlint.scan.seeds import seeds_of
from scanlint.settings import Settings
from scanlint.source.positions import in_users_file
from scanlint.source.program import read_program
from scanlint.source.text import OutOfTime, SourceText, Unreadable, beginning

#: Why a file is done before its scans are looked at.
NO_CALL = "it calls no scan"


def lint_source(source: SourceText, settings: Settings, path: str | None = None, more: tuple[Finding, ...] = ()) -> FileResult:
    """Lint text that is at hand; ``settings.selected`` must already lack what per-file-ignores turn off. Never raises Unreadable.

    With ``path``, the absolute path where the text belongs, the modules of the project that it imports are read as well; else no file is but the
    baseline of the settings.
    """
    with _no_collection():
        try:
            checked = _check(source, settings, path, more)
        except Unreadable as problem:
            return unread(problem, settings)
        except RecursionError:
            return _unread(meta.too_deep(beginning(source.path)), settings)
        kept, gone = silenced(checked, settings)
    findings = [_led(finding, checked) for finding in kept]
    suppressed = [replace(one, finding=_led(one.finding, checked)) for one in gone]
    findings.extend(finding for gap in source.gaps if (finding := meta.unreadable(gap)).code in settings.selected)
    found = news(sorted(findings, key=_order), source.path, settings, whole=not source.gaps)
    suppressed.extend(found.known)
    suppressed.sort(key=lambda one: _order(one.finding))
    return FileResult(
        found.findings,
        tuple(suppressed),
        bool(checked.calls),
        unreadable=bool(source.gaps),
        python2=checked.program.python2,
        failing=fails(found.findings, settings),
        stale=found.stale,
        elsewhere=checked.elsewhere,
        instead=checked.instead,
        held=checked.held,
        skipped="" if checked.calls or checked.handed else NO_CALL,
    )


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    at = finding.location
    return (at.cell or 0, at.line, at.column, finding.code, finding.message)


def unread(problem: Unreadable, settings: Settings) -> FileResult:
    """The result of a file that cannot be read."""
    return replace(_unread(meta.unreadable(problem), settings), timed=isinstance(problem, OutOfTime))


def _unread(finding: Finding, settings: Settings) -> FileResult:
    """No comment of such a file is obeyed: where its comments are is as uncertain as the rest of it."""
    found = news([finding] if finding.code in settings.selected else [], finding.location.path, settings, whole=False)
    return FileResult(found.findings, found.known, unreadable=True, failing=bool(found.findings))


def _check(source: SourceText, settings: Settings, path: str | None, more: tuple[Finding, ...]) -> Checked:
    program, tree = read_program(source)
    aliases = settings.backend_aliases
    own = {program.path: program.positions} if program.positions is not None else {}
    seeds = seeds_of(program, tree, aliases, path)
    handed = _selected(more, settings)
    if seeds is None:
        return Checked(program, handed, tree, positions=own, handed=_places(handed))
    from scanlint.checks.registry import check, check_deferred
    from scanlint.scan.analyse import analyse  # loads astroid

    try:
        facts = analyse(program, tree, aliases, settings.target_version, path, seeds)
    except Unreadable as problem:
        raise problem.through(program.positions) from None
    calls = frozenset((call.at.path, call.at.line, call.at.column) for call in facts.calls.values())
    found = check(facts, settings.selected if len(facts.paths) == 1 else _ALL)
    better = _places(more)
    here = [
        finding
        for finding in found
        if finding.location.path == program.path
        and finding.code in settings.selected
        and (finding.location, KNOWN_BETTER.get(finding.code, "")) not in better
    ]
    places = _places(here)
    handed = tuple(finding for finding in handed if (finding.location, finding.code) not in places)
    positions = {**facts.positions, **own}

    def led(finding: Finding) -> Finding:
        # Its own file leads its places to the user; the others are known here only.
        return in_users_file(finding, {name: map for name, map in positions.items() if name != finding.location.path})

    elsewhere = tuple(led(finding) for finding in found if finding.location.path != program.path)
    instead = tuple((place, led(finding)) for place, finding in check_deferred(facts))
    return Checked(program, (*here, *handed), tree, calls, elsewhere, positions, _places(handed), instead, facts.held)


_ALL = frozenset(rule.code for rule in RULES)


def _selected(findings: Iterable[Finding], settings: Settings) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.code in settings.selected)


def _places(findings: Iterable[Finding]) -> frozenset[tuple[Location, str]]:
    return frozenset((finding.location, finding.code) for finding in findings)


def _led(finding: Finding, checked: Checked) -> Finding:
    """``finding`` in the places that the user has. What another file handed over has been led there already, but for what lies in this file."""
    handed = (finding.location, finding.code) in checked.handed
    return in_users_file(finding, checked.own if handed else checked.positions)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector, which would walk growing trees over and over; they are dropped whole at the end of the file."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
