"""One file, from its bytes to its findings: the cheap tests first, `ast` second, the model of scan last."""

from __future__ import annotations

import ast
import gc
import os
import platform
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from scanlint import __version__
from scanlint.checks.meta import unused_suppression
from scanlint.checks.registry import check
from scanlint.engine import meta
from scanlint.engine.failing import fails
from scanlint.engine.offers import offered
from scanlint.finding import Finding
from scanlint.settings import Settings
from scanlint.source.files import SourceFile
from scanlint.source.loading import load, may_matter
from scanlint.source.positions import in_users_file
from scanlint.source.text import SourceText, Unreadable, beginning, read_bytes
from scanlint.suppressions import apply, directives, may_rot


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is known of one file. ``findings`` are ordered by position and code; ``failure`` is a line about an error of scanlint itself.

    Where fixes were applied, ``findings`` are those that are left, ``fixed`` is how many are gone, ``diff`` what changed, if it was asked for instead
    of writing the file, and ``notes`` are lines about what was left alone. ``failing`` tells that one of the findings counts for the exit status.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: int = 0
    with_scan: bool = False
    unreadable: bool = False
    python2: bool = False
    failure: str | None = None
    fixed: int = 0
    diff: str = ""
    failing: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file that was analysed. ``calls`` holds the place of each scan call: path, line, column.

    All places are of ``program``, the text as it was parsed.
    """

    program: SourceText
    findings: tuple[Finding, ...]
    tree: ast.Module
    calls: frozenset[tuple[str, int, int]] = frozenset()


def lint_file(file: SourceFile, data: bytes | None = None) -> FileResult:
    """Read and lint one file, or ``data`` in its stead.

    Never raises an Exception: what goes wrong in scanlint becomes the result's ``failure``, so that other files go on.
    """
    try:
        if file.trouble is not None:
            raise Unreadable(beginning(file.shown), file.trouble)
        if data is None:
            data = read_bytes(file.path, file.shown)
        if not may_matter(data, file.shown, file.settings.backend_aliases) and not may_rot(data):
            return FileResult()
        return lint_source(load(data, file.shown), file.settings)
    except Unreadable as problem:
        return _unread(meta.unreadable(problem), file.settings)
    except Exception as error:
        return FileResult(failure=failure(file.shown, error))


def lint_source(source: SourceText, settings: Settings) -> FileResult:
    """Lint text that is at hand; ``settings.selected`` must already lack what per-file-ignores turn off. Reads no file, never raises Unreadable."""
    with _no_collection():
        try:
            checked = _check(source, settings)
        except Unreadable as problem:
            return _unread(meta.unreadable(problem), settings)
        except RecursionError:
            return _unread(meta.too_deep(beginning(source.path)), settings)
        kept, suppressed = _silenced(checked, settings.selected)
    findings = [in_users_file(finding, checked.program.positions) for finding in kept]
    findings.extend(finding for gap in source.gaps if (finding := meta.unreadable(gap)).code in settings.selected)
    findings.sort(key=_order)
    return FileResult(
        tuple(findings),
        suppressed,
        bool(checked.calls),
        unreadable=bool(source.gaps),
        python2=checked.program.python2,
        failing=fails(findings, settings),
    )


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    at = finding.location
    return (at.cell or 0, at.line, at.column, finding.code, finding.message)


def _unread(finding: Finding, settings: Settings) -> FileResult:
    """No comment of such a file is obeyed: where its comments are is as uncertain as the rest of it."""
    selected = finding.code in settings.selected
    return FileResult((finding,) if selected else (), unreadable=True, failing=selected)


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


def _check(source: SourceText, settings: Settings) -> _Checked:
    from scanlint.scan.prefilter import has_scan
    from scanlint.source.program import read_program

    program, tree = read_program(source)
    if not has_scan(tree, settings.backend_aliases):
        return _Checked(program, (), tree)
    from scanlint.scan.analyse import analyse  # loads astroid

    try:
        facts = analyse(program, tree, settings.backend_aliases, settings.target_version)
    except Unreadable as problem:
        raise problem.through(program.positions) from None
    calls = frozenset((call.at.path, call.at.line, call.at.column) for call in facts.calls.values())
    return _Checked(program, tuple(check(facts, settings.selected)), tree, calls)


def _silenced(checked: _Checked, selected: frozenset[str]) -> tuple[list[Finding], int]:
    """The findings that no comment silences, with those about comments that silence nothing, and how many were silenced."""
    silences = directives(checked.program, meta.codes)
    first = apply(checked.findings, silences, lambda finding: _lines(finding, checked))
    kept = [offered(finding, silences, checked.program) for finding in first.kept]
    rotten = unused_suppression.RULE.code
    if rotten not in selected:
        return kept, first.count
    own = [silence for silence in silences if silence.codes is None or rotten in silence.codes]
    others = [silence for silence in first.unused if rotten not in (silence.codes or ())]
    second = apply(meta.unused(others, selected), own, lambda finding: [finding.location.line])
    leftover = [silence for silence in second.unused if silence in first.unused]
    return [*kept, *second.kept, *meta.unused(leftover, selected)], first.count + second.count


def _lines(finding: Finding, checked: _Checked) -> Iterator[int]:
    """The lines on which a comment speaks of ``finding``: its first and last, the first of its statement, and the first of its scan call."""
    line = finding.location.line
    yield line
    yield finding.location.end_line
    for evidence in finding.evidence:
        at = evidence.location
        if (at.path, at.line, at.column) in checked.calls:
            yield at.line
    statements = (node for node in ast.walk(checked.tree) if isinstance(node, ast.stmt))
    yield max((node.lineno for node in statements if node.lineno <= line <= (node.end_lineno or 0)), default=line)


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
