"""One file, linted, with a comment written for each of its findings."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from scanlint.checks.meta import unreadable_source, unused_suppression
from scanlint.engine import FileResult, lint_file
from scanlint.engine.failure import failure
from scanlint.engine.in_depth import lint_source
from scanlint.finding import Finding
from scanlint.fixes.diff import unified
from scanlint.fixes.files import encoded, left_alone, out_of_bounds
from scanlint.fixes.rewrite import rewrite
from scanlint.source.files import SourceFile
from scanlint.source.loading import load
from scanlint.source.names import is_notebook
from scanlint.source.program import read_program
from scanlint.source.statements import Statements
from scanlint.source.text import SourceText, Unreadable, read_bytes
from scanlint.suppressions.writing import Places, commented

#: What no comment suppresses, or what is said of comments themselves.
_ABOUT_COMMENTS = frozenset({unreadable_source.RULE.code, unused_suppression.RULE.code})


def suppress_file(file: SourceFile, reason: str, write: bool) -> FileResult:
    """Lint one file and write a comment for each finding, with ``reason``; without ``write`` only the result's ``diff`` tells of it.

    Where the file is left alone, the result is that of the file as it is, with a note. Never raises an Exception.
    """
    result = lint_file(file)
    wanted = [finding for finding in result.findings if finding.code not in _ABOUT_COMMENTS]
    if not wanted:
        return result
    if is_notebook(file.shown):
        return left_alone(file, result, "comments are not written into notebooks")
    try:
        return _suppressed(file, result, wanted, reason, write)
    except Unreadable as problem:
        return left_alone(file, result, problem.message)
    except Exception as error:
        return FileResult(failure=failure(file.shown, error))


def _suppressed(file: SourceFile, result: FileResult, wanted: list[Finding], reason: str, write: bool) -> FileResult:
    path = os.path.realpath(file.path)
    before = read_bytes(path, file.shown)
    source = load(before, file.shown)
    text = _commented(source, wanted, reason)
    after = lint_source(SourceText.of(source.path, text), file.settings, file.path)
    more = Counter(finding.code for finding in after.findings) - Counter(finding.code for finding in result.findings)
    if after.unreadable or more:
        return left_alone(file, result, f"the comments would lead to {', '.join(sorted(more)) or 'a file that cannot be read'}")
    data = encoded(text, source.text, before)
    trouble = out_of_bounds(file, path) or ("its text cannot be written back in its encoding" if data is None else None)
    if trouble is None and data is not None and write:
        trouble = rewrite(path, before, data)
    if trouble is not None:
        return left_alone(file, result, trouble)
    diff = "" if write else unified(file.shown, source.text, text)
    return replace(after, added=len(result.findings) - len(after.findings), diff=diff)


def _commented(source: SourceText, findings: Iterable[Finding], reason: str) -> str:
    places = Places(source.text)
    statements = Statements(*read_program(source))
    codes: dict[int, list[str]] = {}
    for finding in findings:
        at, statement = finding.location, statements.at(finding.location)
        line = places.choose([at.line, at.end_line, statement.first, statement.last])
        if line is not None and finding.code not in codes.setdefault(line, []):
            codes[line].append(finding.code)
    return commented(source.text, {line: sorted(found) for line, found in codes.items()}, reason)
