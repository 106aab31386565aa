"""One file, linted and mended, in its own encoding."""

from __future__ import annotations

import codecs
import os
from dataclasses import replace

from scanlint.engine import FileResult, lint_file
from scanlint.engine.failure import failure
from scanlint.finding import Location
from scanlint.fixes.applicable import applies
from scanlint.fixes.diff import unified
from scanlint.fixes.mend import Mended, mend, mend_notebook
from scanlint.fixes.rewrite import rewrite
from scanlint.source.excludes import base, below, excluded_above
from scanlint.source.files import SourceFile
from scanlint.source.loading import load
from scanlint.source.names import is_notebook
from scanlint.source.text import Unreadable, encoding_of, read_bytes


def fix_file(file: SourceFile, unsafe: bool, write: bool) -> FileResult:
    """Lint one file and apply its fixes, the safe ones or with ``unsafe`` all; without ``write`` only the result's ``diff`` tells of it.

    Where the file is left alone although it has fixes, the result is that of the file as it is, with a note. Never raises an Exception.
    """
    try:
        data = None if file.trouble is not None else read_bytes(file.path, file.shown)
    except Unreadable:
        data = None
    result = lint_file(file, data)
    if data is None or not any(applies(finding, file.shown, unsafe) for finding in result.findings):
        return result
    try:
        return _fixed(file, result, data, unsafe, write)
    except Unreadable as problem:
        return left_alone(file, result, problem.message)
    except Exception as error:
        return FileResult(failure=failure(file.shown, error))


def _fixed(file: SourceFile, result: FileResult, before: bytes, unsafe: bool, write: bool) -> FileResult:
    path = os.path.realpath(file.path)
    reason = out_of_bounds(file, path)
    if reason is not None:
        return left_alone(file, result, reason)
    mended, after = _mended(file, result, before, unsafe)
    trouble = rewrite(path, before, after) if write and after != before else None
    if trouble is not None:
        return left_alone(file, result, trouble)
    return mended if not write else replace(mended, diff="")


def fix_data(file: SourceFile, data: bytes, unsafe: bool) -> tuple[FileResult, bytes]:
    """The same for ``data`` in the stead of the file's content, with the diff; and what becomes of it. Nothing is written."""
    result = lint_file(file, data)
    if not any(applies(finding, file.shown, unsafe) for finding in result.findings):
        return result, data
    try:
        return _mended(file, result, data, unsafe)
    except Exception as error:
        return FileResult(failure=failure(file.shown, error)), data


def _mended(file: SourceFile, result: FileResult, before: bytes, unsafe: bool) -> tuple[FileResult, bytes]:
    """What is left to be said of the mended content, with its diff, and the content. Raises Unreadable."""
    if is_notebook(file.shown):
        text = before.decode("utf-8-sig")
        mended = mend_notebook(text, file.shown, file.settings, unsafe, file.path, result)
        after: bytes | None = (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + mended.text.encode()
    else:
        source = load(before, file.shown)
        text = source.text
        mended = mend(source, file.settings, unsafe, file.path, result)
        after = encoded(mended.text, text, before)
        after = None if after is None or load(after, file.shown).text != mended.text else after
    if not mended.fixed:
        return replace(mended.result, notes=_refusals(file, mended)), before
    if after is None:
        return left_alone(file, result, "its text cannot be written back in its encoding"), before
    diff = unified(file.shown, text, mended.text)
    return replace(mended.result, fixed=len(mended.fixed), diff=diff, notes=_refusals(file, mended)), after


def encoded(new: str, old: str, data: bytes) -> bytes | None:
    """``new`` in the encoding, and with the byte order mark, in which ``data`` is ``old``; None where the encoding cannot give ``data`` back."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    for name in (encoding_of(data).removesuffix("-sig"), "latin-1"):  # as scanlint.source.loading reads Python 2
        try:
            if mark + old.encode(name) == data:
                return mark + new.encode(name)
        except UnicodeError:
            continue
    return None


def out_of_bounds(file: SourceFile, path: str) -> str | None:
    """Why a link is left alone that leads to ``path``. Other links stay links; the file that they lead to gets the new content."""
    if path == file.path:
        return None
    home = os.path.realpath(base(file.path, file.settings, os.path.dirname(file.path)))
    if not below(path, home):
        return f"it leads to {path}, which lies outside {home}"
    reason = excluded_above(path, False, lambda _: file.settings)
    return None if reason is None else f"it leads to {path}: {reason}"


def left_alone(file: SourceFile, result: FileResult, why: str) -> FileResult:
    """``result`` with a note that the file was not changed, and ``why``."""
    return replace(result, notes=(f"{file.shown}: not fixed: {why}",))


def _refusals(file: SourceFile, mended: Mended) -> tuple[str, ...]:
    places = ((finding.location, finding.code, why) for finding, why in mended.refused)
    return tuple(f"{file.shown}:{_cell(at)}{at.line}:{at.column}: {code} is not fixed: {why}" for at, code, why in places)


def _cell(at: Location) -> str:
    return "" if at.cell is None else f"cell {at.cell}:"
