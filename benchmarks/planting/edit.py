"""Edits at nodes as edits to text, and where the misuse ends up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.planting.tree import Placed, Span, span
from scanlint.finding import Location

LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in place of what stands at ``at``; a ``below`` edit adds a line below the statement that stands there instead."""

    at: Span
    text: str
    below: bool = False


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one misuse in it, and the place where it has to be reported."""

    text: str
    at: Location


def over(node: Placed, text: str) -> Edit:
    """The source of a node becomes ``text``."""
    return Edit(span(node), text)


def word(node: Placed, length: int, text: str) -> Edit:
    """The first bytes of a node, so many as ``length`` says, become ``text``: the name of a keyword."""
    return Edit((node.lineno, node.col_offset, node.lineno, node.col_offset + length), text)


def behind(node: Placed, text: str) -> Edit:
    """``text`` is put directly behind a node."""
    _, _, line, column = span(node)
    return Edit((line, column, line, column), text)


def without(parts: Sequence[Placed], number: int, comma: str = "") -> Edit:
    """One of several parts, which stand between commas, is taken out with one comma. ``parts`` are in the order of the text.

    ``comma`` keeps the one behind a last part: `(a, b)` becomes `(a,)`.
    """
    if number > 0:
        _, _, line, column = span(parts[number - 1])
        return Edit((line, column, *span(parts[number])[2:]), comma)
    if len(parts) > 1:
        return Edit((*span(parts[0])[:2], *span(parts[1])[:2]), "")
    return over(parts[0], "")


def apply(edits: Sequence[Edit], text: str, path: str, place: Span | None = None) -> Planted | None:
    """The text with all edits done, and where ``place`` (if None: what the first edit wrote) stands then.

    None where a line has no room for a statement of its own, or two edits touch the same place.
    """
    data = text.encode("utf-8")
    starts = [0, *(match.end() for match in LINE_END.finditer(data))]
    changes: list[tuple[int, int, bytes]] = []
    for edit in edits:
        change = _line_below(edit, data, starts) if edit.below else (*_offsets(edit.at, starts), edit.text.encode())
        if change is None:
            return None
        changes.append(change)
    first = changes[0]
    changes.sort(key=lambda change: change[:2])
    if any(two[0] < one[1] for one, two in pairwise(changes)):
        return None
    out = data
    for start, end, new in reversed(changes):
        out = out[:start] + new + out[end:]
    if place is None:
        start = _moved(first[0], changes, before=True)
        lead = len(first[2]) - len(first[2].lstrip())
        ends = (start + lead, start + len(first[2].rstrip()))
    else:
        before, after = _offsets(place, starts)
        ends = (_moved(before, changes, before=True), _moved(after, changes, before=False))
    (line, column), (end_line, end_column) = (_place(out, offset) for offset in ends)
    return Planted(out.decode("utf-8"), Location(path, line, column, end_line, end_column))


def _offsets(at: Span, starts: list[int]) -> tuple[int, int]:
    line, column, end_line, end_column = at
    return starts[line - 1] + column, starts[end_line - 1] + end_column


def _moved(offset: int, changes: list[tuple[int, int, bytes]], *, before: bool) -> int:
    """Where an offset stands after the changes; at the edge of a change, ``before`` says on which side of what it wrote."""
    return offset + sum(len(new) - (end - start) for start, end, new in changes if (end < offset or (end == offset and (not before or start < end))))


def _line_below(edit: Edit, data: bytes, starts: list[int]) -> tuple[int, int, bytes] | None:
    """An insertion of one line, indented like the statement that it follows."""
    line, column, end_line, end_column = edit.at
    if end_line >= len(starts):
        return None
    indent = data[starts[line - 1] : starts[line - 1] + column]
    tail = data[starts[end_line - 1] + end_column : starts[end_line]]
    if indent.strip() or (tail.strip() and not tail.strip().startswith(b"#")):
        return None
    return starts[end_line], starts[end_line], indent + edit.text.encode() + b"\n"


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, the column in code points."""
    before = LINE_END.split(data[:offset])
    return len(before), len(before[-1].decode("utf-8")) + 1
