"""Edits to nodes as edits to text, and where the first of them ends up."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from benchmarks.planting.misuses import Edit
from scanlint.finding import Location

LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one misuse in it, and the span of the misuse."""

    text: str
    at: Location


def apply(edits: tuple[Edit, ...], text: str, path: str) -> Planted | None:
    """The text with all edits done. None where a line has no room for a statement of its own, or two edits touch the same place."""
    data = text.encode("utf-8")
    starts = [0, *(match.end() for match in LINE_END.finditer(data))]
    spans: list[tuple[int, int, bytes, int]] = []
    for number, edit in enumerate(edits):
        if edit.after:
            span = _line_below(edit, data, starts)
            if span is None:
                return None
        else:
            node = edit.node
            if node.end_lineno is None or node.end_col_offset is None:
                return None
            span = (starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset, edit.text.encode())
        spans.append((*span, number))
    spans.sort()
    out = bytearray()
    done = 0
    first = (0, 0)
    for start, end, new, number in spans:
        if start < done:
            return None
        out += data[done:start]
        if number == 0:
            lead = len(new) - len(new.lstrip())
            first = (len(out) + lead, len(out) + len(new.rstrip()))
        out += new
        done = end
    out += data[done:]
    planted = bytes(out)
    (line, column), (end_line, end_column) = (_place(planted, offset) for offset in first)
    return Planted(planted.decode("utf-8"), Location(path, line, column, end_line, end_column))


def _line_below(edit: Edit, data: bytes, starts: list[int]) -> tuple[int, int, bytes] | None:
    """An insertion of one line, indented like the statement that it follows."""
    statement = edit.node
    if not isinstance(statement, ast.stmt) or statement.end_lineno is None or statement.end_lineno >= len(starts):
        return None
    indent = data[starts[statement.lineno - 1] : starts[statement.lineno - 1] + statement.col_offset]
    tail = data[starts[statement.end_lineno - 1] + (statement.end_col_offset or 0) : starts[statement.end_lineno]]
    if indent.strip() or (tail.strip() and not tail.strip().startswith(b"#")):
        return None
    return starts[statement.end_lineno], starts[statement.end_lineno], indent + edit.text.encode() + b"\n"


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, the column in code points."""
    before = LINE_END.split(data[:offset])
    return len(before), len(before[-1].decode("utf-8")) + 1
