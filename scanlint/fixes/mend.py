"""The text of one file with its fixes applied, again and again until none is left. Pure: reads and writes no file."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanlint.engine import FileResult
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Finding
from scanlint.fixes.applicable import applies
from scanlint.fixes.layout import Layout, Plain
from scanlint.fixes.notebooks import Cells
from scanlint.fixes.splices import Moves, Splice, applied, splices, touching
from scanlint.settings import Settings
from scanlint.source.loading import load
from scanlint.source.text import SourceText

#: Every pass leaves fewer findings than the one before, so the bound only limits the work on a file with very many fixes in one place.
MOST_PASSES = 100
#: Characters that are linted for one file while its fixes are tried, one after another where some are refused; and the tries that any file has.
MOST_TRIED = 500_000
SURE_TRIES = 8

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


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why repairs are not made, and the offset in what they would make at which that shows, if at one."""

    why: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class _Medium:
    """What is mended: a file shown as ``path``, how its text is linted, and where places lie in it."""

    path: str
    lint: Lint
    layout: Callable[[str], Layout]


def mend(source: SourceText, settings: Settings, unsafe: bool = False, home: str | None = None, result: FileResult | None = None) -> Mended:
    """Apply the safe fixes of ``source``, with ``unsafe`` all fixes. ``settings`` and ``home``, its path, are as for scanlint.engine.lint_source.

    ``result`` is that of ``source``, where it is known already.
    """

    def lint(text: str) -> FileResult:
        return lint_source(SourceText.of(source.path, text), settings, home)

    return _mended(_Medium(source.path, lint, Plain), Mended(source.text, result or lint(source.text)), unsafe)


def mend_notebook(
    text: str, shown: str, settings: Settings, unsafe: bool = False, home: str | None = None, result: FileResult | None = None
) -> Mended:
    """The same for a notebook, of which ``text`` is the JSON: no character of it changes but those of the code that is mended."""

    def read(text: str) -> SourceText:
        return load(text.encode("utf-8", "surrogatepass"), shown)

    def lint(text: str) -> FileResult:
        source = read(text)
        # A cell more that cannot be read is as bad as a file that cannot.
        return replace(lint_source(source, settings, home), unreadable=len(source.gaps) > gaps)

    gaps = len(read(text).gaps)
    found = _mended(_Medium(shown, lint, Cells), Mended(text, lint(text) if result is None else replace(result, unreadable=False)), unsafe)
    return replace(found, result=replace(found.result, unreadable=gaps > 0))


def _mended(medium: _Medium, now: Mended, unsafe: bool) -> Mended:
    tries = iter(range(max(SURE_TRIES, MOST_TRIED // (len(now.text) + 1))))
    for _ in range(MOST_PASSES):
        after = _mended_once(now, medium, _repairs(now, medium, unsafe), tries)
        if len(after.fixed) == len(now.fixed):
            return _without_refused(after)
        now = after
    return _without_refused(now)


def _repairs(now: Mended, medium: _Medium, unsafe: bool) -> list[_Repair]:
    """Fixes that do not touch each other, by position; the others wait for the next pass."""
    layout = medium.layout(now.text)
    found = []
    for finding in now.result.findings:
        if finding.fix is not None and applies(finding, medium.path, unsafe):
            changes = splices(now.text, finding.fix.edits, layout)
            if changes:
                found.append(_Repair(finding, changes))
    found.sort(key=lambda repair: repair.changes)
    chosen: list[_Repair] = []
    taken: list[Splice] = []
    for repair in found:
        if not touching(repair.changes, taken):
            chosen.append(repair)
            for splice in repair.changes:
                insort(taken, splice)
    return chosen


def _mended_once(now: Mended, medium: _Medium, repairs: Sequence[_Repair], tries: Iterator[int]) -> Mended:
    """``now`` with all of ``repairs``, or where that is worse than before, with those that are not, in their order.

    What is refused is looked for where the trouble is, and else by halves, so that a file with one bad fix among hundreds is not read once for each.
    Without any of ``tries`` left, what is still to be tried is refused.
    """
    best, good, refused = now, list[_Repair](), list[tuple[Finding, str]]()
    pending = [(list(repairs), False)] if repairs else []
    while pending:
        some, searched = pending.pop()
        if next(tries, None) is None:
            refused += [(repair.finding, "too many fixes of this file had to be tried one by one") for repair in some]
            continue
        result = _attempt(now, medium, [*good, *some])
        if isinstance(result, Mended):
            best = result
            good += some
        elif len(some) == 1:
            refused.append((some[0].finding, result.why))
        elif searched or result.at is None:
            pending += [(some[len(some) // 2 :], False), (some[: len(some) // 2], False)]
        else:
            near = _nearest(some, [*good, *some], result.at)
            pending += [([some[number]], True) for number in reversed(near)]
            pending.append(([repair for number, repair in enumerate(some) if number not in near], True))
    return replace(best, refused=tuple(refused))


def _nearest(some: Sequence[_Repair], all_of_them: Iterable[_Repair], at: int) -> list[int]:
    """The numbers of those of ``some``, which are in order, on either side of an offset of the text with all repairs applied."""
    moves = Moves(_changes(all_of_them))
    behind = bisect_right(some, at, key=lambda repair: moves.of(repair.changes[0].start).start)
    return [number for number in (behind - 1, behind) if 0 <= number < len(some)]


def _changes(repairs: Iterable[_Repair]) -> list[Splice]:
    return sorted(splice for repair in repairs for splice in repair.changes)


def _attempt(now: Mended, medium: _Medium, repairs: Sequence[_Repair]) -> Mended | _Refusal:
    """``now`` with ``repairs``, or why they are refused."""
    changes = _changes(repairs)
    text = applied(now.text, changes)
    result = medium.lint(text)
    if result.timed:
        return _Refusal("it could not be tried in time")
    layout = medium.layout(text)
    if (result.unreadable and not now.result.unreadable) or result.python2 != now.result.python2:
        return _Refusal("the result could not be parsed", next((layout.start(finding.location) for finding in result.findings), None))
    fixed = [repair.finding for repair in repairs]
    gone = set(fixed)
    others = [finding for finding in now.result.findings if finding not in gone]
    new = _new(result.findings, others, medium.layout(now.text), layout, changes)
    if new is not None:
        return _Refusal(f"the result would have {new.code} in line {new.location.line}", layout.start(new.location))
    return Mended(text, result, (*now.fixed, *fixed))


def _new(after: Iterable[Finding], before: Iterable[Finding], old: Layout, new: Layout, changes: Sequence[Splice]) -> Finding | None:
    """A finding of ``after`` that is none of ``before``: there is none of its rule where ``changes``, from the one layout to the other, took it."""
    # By code and position: a file may have thousands of findings.
    expected: dict[tuple[str, object], list[int]] = {}
    moves = Moves(changes)
    for number, finding in enumerate(before):
        for place in moves.of(old.start(finding.location)):
            expected.setdefault((finding.code, place), []).append(number)
    matched: set[int] = set()
    for finding in after:
        match = next((number for number in expected.get((finding.code, new.start(finding.location)), ()) if number not in matched), None)
        if match is None:
            return finding
        matched.add(match)
    return None


def _without_refused(now: Mended) -> Mended:
    refused = [finding for finding, _ in now.refused]
    left = tuple(replace(finding, fix=None) if finding in refused else finding for finding in now.result.findings)
    return replace(now, result=replace(now.result, findings=left))
