"""One file, from its bytes to its findings: the cheap tests first, `ast` second, the model of scan last."""

from __future__ import annotations

import gc
import os
import platform
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from scanlint import __version__
from scanlint.baseline.store import Entry
from scanlint.checks.registry import RULES, check, check_deferred
from scanlint.engine import meta
from scanlint.engine.failing import fails
from scanlint.engine.news import news
from scanlint.engine.silencing import Checked, silenced
from scanlint.finding import Finding, Location, Suppressed
from scanlint.scan.leads import Aliases, leads
from scanlint.settings import Settings
from scanlint.source.files import SourceFile
from scanlint.source.import_lines import imports
from scanlint.source.loading import load, may_matter
from scanlint.source.positions import in_users_file
from scanlint.source.text import SourceText, Unreadable, beginning, read_bytes
from scanlint.suppressions import may_rot

#: Why a file is done before its scans are looked at.
NAMES_NOTHING = "it names no library that has scan, or no scan"
NO_CALL = "it calls no scan"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is known of one file. ``findings`` are ordered by position and code; ``failure`` is a line about an error of scanlint itself.

    Where fixes were applied, ``findings`` are those that are left, ``fixed`` is how many are gone, ``diff`` what changed, if it was asked for instead
    of writing the file, and ``notes`` are lines about what was left alone. ``failing`` tells that one of the findings counts for the exit status.
    ``elsewhere`` are findings in other files of the project, which what this file hands to them brought to light.
    ``instead`` has, for places of those, the findings at this file's calls that count if ``held`` of the files that use a place differs.
    ``stale`` are entries of the baseline for the file that no finding answers to, ``added`` counts the findings that new comments suppress,
    ``skipped`` says why the rules were not asked at all.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    with_scan: bool = False
    unreadable: bool = False
    python2: bool = False
    failure: str | None = None
    fixed: int = 0
    diff: str = ""
    failing: bool = False
    notes: tuple[str, ...] = ()
    elsewhere: tuple[Finding, ...] = ()
    instead: tuple[tuple[Location, Finding], ...] = ()
    held: tuple[tuple[Location, str], ...] = ()
    stale: tuple[Entry, ...] = ()
    added: int = 0
    skipped: str = ""


def lint_file(file: SourceFile, data: bytes | None = None, more: tuple[Finding, ...] = ()) -> FileResult:
    """Read and lint one file, or ``data`` in its stead. ``more`` are findings in it that other files brought to light (``FileResult.elsewhere``).

    Never raises an Exception: what goes wrong in scanlint becomes the result's ``failure``, so that other files go on.
    """
    try:
        if file.trouble is not None:
            raise Unreadable(beginning(file.shown), file.trouble)
        if data is None:
            data = read_bytes(file.path, file.shown)
        if not (more or may_concern(data, file.shown, file.settings.backend_aliases, file.path) or may_rot(data)):
            return FileResult(stale=news((), file.shown, file.settings).stale, skipped=NAMES_NOTHING)
        return lint_source(load(data, file.shown), file.settings, file.path, more)
    except Unreadable as problem:
        return _unread(meta.unreadable(problem), file.settings)
    except Exception as error:
        return FileResult(failure=failure(file.shown, error))


def may_concern(data: bytes, shown: str, aliases: Aliases, path: str) -> bool:
    """Whether a file with these bytes can hold a scan call, or mention a name of another module of its project that leads to one."""
    return may_matter(data, shown, aliases) or leads(aliases).concern(data, path)


def lint_source(source: SourceText, settings: Settings, path: str | None = None, more: tuple[Finding, ...] = ()) -> FileResult:
    """Lint text that is at hand; ``settings.selected`` must already lack what per-file-ignores turn off. Never raises Unreadable.

    With ``path``, the absolute path where the text belongs, the modules of the project that it imports are read as well; else no file is but the
    baseline of the settings.
    """
    with _no_collection():
        try:
            checked = _check(source, settings, path, more)
        except Unreadable as problem:
            return _unread(meta.unreadable(problem), settings)
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


def _unread(finding: Finding, settings: Settings) -> FileResult:
    """No comment of such a file is obeyed: where its comments are is as uncertain as the rest of it."""
    found = news([finding] if finding.code in settings.selected else [], finding.location.path, settings, whole=False)
    return FileResult(found.findings, found.known, unreadable=True, failing=bool(found.findings))


def failure(shown: str, error: BaseException) -> str:
    """One line that says all that a report of an error in scanlint needs."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {_in_package(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    text = " ".join(str(error).split())[:200]
    versions = f"scanlint {__version__}, Python {platform.python_version()}"
    return f"{shown}: internal error: {type(error).__name__}: {text}{place} ({versions}); please report this line, with the file if you can"


def _in_package(filename: str) -> str:
    """A file of scanlint from its package on, any other by its name alone: where scanlint is installed is nobody's business."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep
    return filename.removeprefix(package) if filename.startswith(package) else os.path.basename(filename)


def _check(source: SourceText, settings: Settings, path: str | None, more: tuple[Finding, ...]) -> Checked:
    from scanlint.scan.prefilter import has_scan
    from scanlint.source.program import read_program

    program, tree = read_program(source)
    aliases = settings.backend_aliases
    own = {program.path: program.positions} if program.positions is not None else {}
    seeds = leads(aliases).seeds(imports(program.text.encode("utf-8", "replace"), path)) if path is not None else frozenset()
    handed = _selected(more, settings)
    if not seeds and not has_scan(tree, aliases):
        return Checked(program, handed, tree, positions=own, handed=_places(handed))
    from scanlint.scan.analyse import analyse  # loads astroid

    try:
        facts = analyse(program, tree, aliases, settings.target_version, path, seeds)
    except Unreadable as problem:
        raise problem.through(program.positions) from None
    calls = frozenset((call.at.path, call.at.line, call.at.column) for call in facts.calls.values())
    found = check(facts, settings.selected if len(facts.paths) == 1 else _ALL)
    here = [finding for finding in found if finding.location.path == program.path and finding.code in settings.selected]
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
