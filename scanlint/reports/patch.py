"""A fix as the lines that it takes out and puts in."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanlint.finding import Edit, Fix, Location
from scanlint.fixes.splices import applied, splices
from scanlint.reports.excerpt import Mark, excerpts
from scanlint.reports.look import PUT_IN, TAKEN_OUT, Glyphs
from scanlint.reports.text import Text
from scanlint.source.text import LINE_END

#: Lines shown of one fix; what is more is left to --diff.
MOST = 12


def patch(fix: Fix, own: Location, lines: Sequence[str], room: int, glyphs: Glyphs) -> Iterator[Text]:
    """Yield the changed lines on ``room`` cells: ``- before`` and ``+ after``, without the indentation they share; of a long line what changes.

    ``lines`` are those of the file, or of the cell, of ``own``. Nothing is yielded for edits elsewhere, or where the lines are not at hand.
    """
    if not fix.edits or any((edit.location.path, edit.location.cell) != (own.path, own.cell) for edit in fix.edits):
        return
    # Of a long file the lines in question alone: a report may have thousands of fixes.
    first = min(edit.location.line for edit in fix.edits) - 1
    old = lines[first : max(edit.location.end_line for edit in fix.edits)]
    text = "\n".join(old)
    changes = splices(text, (_up(edit, first) for edit in fix.edits))
    if not changes:
        return
    shown = list(_changed(old, LINE_END.split(applied(text, changes))))
    margin = _margin([line for _, line, _ in shown])
    for sign, line, other in shown[:MOST]:
        mark = _difference(line[margin:], other[margin:])
        piece = excerpts(line[margin:], [mark], room - 2, glyphs.ellipsis)[0].text
        yield Text(f"{sign} {piece}".rstrip(), TAKEN_OUT if sign == "-" else PUT_IN)
    if len(shown) > MOST:
        yield Text(f"{glyphs.ellipsis} {len(shown) - MOST} more lines", "dim")


def _up(edit: Edit, by: int) -> Edit:
    at = edit.location
    return replace(edit, location=replace(at, line=at.line - by, end_line=at.end_line - by))


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The lines that differ: the sign of each, the line, and the line that it became or was, if there is one."""
    for operation, start, end, new_start, new_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation != "equal":
            old, new = before[start:end], after[new_start:new_end]
            for sign, lines, others in (("-", old, new), ("+", new, old)):
                yield from ((sign, line, others[at] if at < len(others) else "") for at, line in enumerate(lines))


def _margin(lines: Sequence[str]) -> int:
    return _shared(*(line[: len(line) - len(line.lstrip())] for line in lines if line.strip()))


def _difference(line: str, other: str) -> Mark:
    """The columns of ``line`` that are not those of ``other``."""
    start = _shared(line, other)
    end = len(line) - _shared(line[start:][::-1], other[start:][::-1])
    return Mark(start + 1, end + 1, "", True)


def _shared(*texts: str) -> int:
    """How many of their first characters are the same."""
    # Of the first and the last in order, as os.path.commonprefix does; by halves, for lines may be long.
    low, high = min(texts), max(texts)
    return bisect_left(range(len(low)), True, key=lambda at: low[: at + 1] != high[: at + 1])
