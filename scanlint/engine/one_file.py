"""One file, from its bytes to its findings. The cheap tests are here; what passes them is read in depth (engine/in_depth.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanlint.engine.news import stale
from scanlint.engine.result import FileResult
from scanlint.scan.leads import Aliases, leads
from scanlint.source.files import SourceFile
from scanlint.source.loading import load, may_matter
from scanlint.source.text import Unreadable, beginning, read_bytes
from scanlint.suppressions.quick import may_rot

if TYPE_CHECKING:
    from scanlint.finding import Finding

#: Why a file is done before it is parsed.
NAMES_NOTHING = "it names no library that has scan, or no scan"


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
            return FileResult(stale=stale(file.shown, file.settings), skipped=NAMES_NOTHING)
        from scanlint.engine.in_depth import lint_source

        return lint_source(load(data, file.shown), file.settings, file.path, more)
    except Unreadable as problem:
        from scanlint.engine.in_depth import unread

        return unread(problem, file.settings)
    except Exception as error:
        from scanlint.engine.failure import failure

        return FileResult(failure=failure(file.shown, error))


def may_concern(data: bytes, shown: str, aliases: Aliases, path: str) -> bool:
    """Whether a file with these bytes can hold a scan call, or mention a name of another module of its project that leads to one."""
    return may_matter(data, shown, aliases) or leads(aliases).concern(data, path)
