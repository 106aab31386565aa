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
from scanlint.finding import Finding
from scanlint.settings import Settings
from scanlint.source.files import SourceFile
from scanlint.source.text import SourceText, Unreadable, beginning, decode, may_matter, read_bytes
from scanlint.suppressions import apply, directives, may_rot


@dataclass(frozen=True, slots=True)
class FileResult:
    """What is known of one file. ``findings`` are ordered by position and code; ``failure`` is a line about an error of scanlint itself."""

    findings: tuple[Finding, ...] = ()
    suppressed: int = 0
    with_scan: bool = False
    unreadable: bool = False
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file that was analysed. ``calls`` holds the place of each scan call: path, line, column."""

    findings: tuple[Finding, ...]
    tree: ast.Module
    calls: frozenset[tuple[str, int, int]] = frozenset()


def lint_file(file: SourceFile) -> FileResult:
    """Read and lint one file. Never raises an Exception: what goes wrong in scanlint becomes the result's ``failure``, so that other files go on."""
    try:
        if file.trouble is not None:
            raise Unreadable(beginning(file.shown), file.trouble)
        data = read_bytes(file.path, file.shown)
        if not may_matter(data, file.settings.backend_aliases) and not may_rot(data):
            return FileResult()
        return lint_source(decode(data, file.shown), file.settings)
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
        findings, suppressed = _silenced(source, settings.selected, checked)
    findings.sort(key=lambda finding: (finding.location.line, finding.location.column, finding.code, finding.message))
    return FileResult(tuple(findings), suppressed, bool(checked.calls))


def _unread(finding: Finding, settings: Settings) -> FileResult:
    """No comment of such a file is obeyed: where its comments are is as uncertain as the rest of it."""
    return FileResult((finding,) if finding.code in settings.selected else (), unreadable=True)


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
    from scanlint.source.tree import parse

    tree = parse(source)
    if not has_scan(tree, settings.backend_aliases):
        return _Checked((), tree)
    from scanlint.scan.analyse import analyse  # loads astroid

    facts = analyse(source, tree, settings.backend_aliases)
    calls = frozenset((call.at.path, call.at.line, call.at.column) for call in facts.calls.values())
    return _Checked(tuple(check(facts, settings.selected)), tree, calls)


def _silenced(source: SourceText, selected: frozenset[str], checked: _Checked) -> tuple[list[Finding], int]:
    """The findings that no comment silences, with those about comments that silence nothing, and how many were silenced."""
    silences = directives(source, meta.codes)
    first = apply(checked.findings, silences, lambda finding: _lines(finding, checked))
    rotten = unused_suppression.RULE.code
    if rotten not in selected:
        return list(first.kept), first.count
    own = [silence for silence in silences if silence.codes is None or rotten in silence.codes]
    others = [silence for silence in first.unused if rotten not in (silence.codes or ())]
    second = apply(meta.unused(others, selected), own, lambda finding: [finding.location.line])
    leftover = [silence for silence in second.unused if silence in first.unused]
    return [*first.kept, *second.kept, *meta.unused(leftover, selected)], first.count + second.count


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
