"""The text of one file with its fixes applied, again and again until none is left. Pure: reads and writes no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from scanlint.engine import FileResult, lint_source
from scanlint.finding import Finding
from scanlint.fixes.applicable import applies
from scanlint.fixes.splices import Splice, applied, moved, splices, touching
from scanlint.settings import Settings
from scanlint.source.pieces import Offsets
from scanlint.source.text import SourceText

#: Every pass leaves fewer findings than the one before, so the bound only limits the work on a file with very many fixes in one place.
MOST_PASSES = 100

Lint = Callable[[str], FileResult]


@dataclass(frozen=True, slots=True)
class Mended:
    """``text`` with the fixes applied and its ``result``; the findings that were ``fixed``; those that were not though they have a fix, with why.

    In the findings of ``result``, refused fixes are left out.
    """

    text: str
    result: FileResult
    fixed: tuple[Finding, ...] = ()
    refused: tuple[tuple[Finding, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Repair:
    finding: Finding
    changes: tuple[Splice, ...]


def mend(source: SourceText, settings: Settings, unsafe: bool = False, home: str | None = None) -> Mended:
    """Apply the safe fixes of ``source``, with ``unsafe`` all fixes. ``settings`` and ``home``, its path, are as for scanlint.engine.lint_source."""

    def lint(text: str) -> FileResult:
        return lint_source(SourceText.of(source.path, text), settings, home)

    now = Mended(source.text, lint(source.text))
    for _ in range(MOST_PASSES):
        after = _mended_once(now, lint, _repairs(now, source.path, unsafe))
        if len(after.fixed) == len(now.fixed):
            return _without_refused(after)
        now = after
    return _without_refused(now)


def _repairs(now: Mended, path: str, unsafe: bool) -> list[_Repair]:
    """Fixes that do not touch each other, by position; the others wait for the next pass."""
    offsets = Offsets(now.text)
    found = []
    for finding in now.result.findings:
        if finding.fix is not None and applies(finding, path, unsafe):
            changes = splices(now.text, finding.fix.edits, offsets)
            if changes:
                found.append(_Repair(finding, changes))
    found.sort(key=lambda repair: repair.changes)
    chosen: list[_Repair] = []
    taken: list[Splice] = []
    for repair in found:
        if not touching(repair.changes, taken):
            chosen.append(repair)
            taken.extend(repair.changes)
    return chosen


def _mended_once(now: Mended, lint: Lint, repairs: Sequence[_Repair]) -> Mended:
    """``now`` with all of ``repairs``, or where that is worse than before, with those that are not, one after the other."""
    if not repairs:
        return replace(now, refused=())
    whole = _attempt(now, lint, repairs)
    if isinstance(whole, Mended):
        return whole
    best, good, refused = now, list[_Repair](), list[tuple[Finding, str]]()
    for repair in repairs:
        result = whole if len(repairs) == 1 else _attempt(now, lint, [*good, repair])
        if isinstance(result, Mended):
            best = result
            good.append(repair)
        else:
            refused.append((repair.finding, result))
    return replace(best, refused=tuple(refused))


def _attempt(now: Mended, lint: Lint, repairs: Sequence[_Repair]) -> Mended | str:
    """``now`` with ``repairs``, or why they are refused."""
    changes = sorted(splice for repair in repairs for splice in repair.changes)
    text = applied(now.text, changes)
    result = lint(text)
    if (result.unreadable and not now.result.unreadable) or result.python2 != now.result.python2:
        return "the result could not be parsed"
    fixed = [repair.finding for repair in repairs]
    others = [finding for finding in now.result.findings if finding not in fixed]
    new = _new(result.findings, others, now.text, text, changes)
    if new is not None:
        return f"the result would have {new.code} in line {new.location.line}"
    return Mended(text, result, (*now.fixed, *fixed))


def _new(after: Iterable[Finding], before: Iterable[Finding], old: str, text: str, changes: Sequence[Splice]) -> Finding | None:
    """A finding of ``after``, in ``text``, that is none of ``before``, in ``old``: there is none of its rule where ``changes`` took the place."""
    places, offsets = Offsets(old), Offsets(text)
    expected = [(finding.code, moved(_start(finding, places), changes)) for finding in before]
    for finding in after:
        match = next((known for known in expected if known[0] == finding.code and _start(finding, offsets) in known[1]), None)
        if match is None:
            return finding
        expected.remove(match)
    return None


def _start(finding: Finding, offsets: Offsets) -> int:
    return offsets.of(finding.location.line, finding.location.column) or 0


def _without_refused(now: Mended) -> Mended:
    refused = [finding for finding, _ in now.refused]
    left = tuple(replace(finding, fix=None) if finding in refused else finding for finding in now.result.findings)
    return replace(now, result=replace(now.result, findings=left))
