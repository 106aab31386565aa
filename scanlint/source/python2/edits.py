"""Changes to a text within its lines, and the map back that they leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scanlint.source.positions import ColumnMap, Replaced


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Put ``text`` in place of the bytes from ``start`` to ``end`` of the UTF-8 text. Neither holds a line end."""

    start: int
    end: int
    text: bytes


def put(data: bytes, start: int, end: int, text: bytes) -> Iterator[Change]:
    """The changes that put ``text`` in place of a span that may go over several lines: all of it on the first; the lines stay."""
    for line in re.compile(rb"[^\n]+").finditer(data, start, end):
        yield Change(line.start(), line.end(), text)
        text = b""


def wrap(start: int, end: int, data: bytes) -> Iterator[Change]:
    """Parentheses around a span; the opening one takes the place of a blank before it, where there is one."""
    blank = start > 0 and data[start - 1 : start] == b" "
    yield Change(start - blank, start, b"(")
    yield Change(end, end, b")")


def apply(data: bytes, changes: Iterable[Change]) -> tuple[bytes, ColumnMap | None]:
    """The text with every change made, and the map from its columns back; None where nothing changed.

    Changes that overlap an earlier one are left out: what was to be changed twice will not parse, and is reported then.
    """
    out: list[bytes] = []
    lines: dict[int, list[Replaced]] = {}
    done = 0
    place = _Place(data)
    for change in sorted(set(changes)):
        if change.start < done:
            continue
        line, start, shift = place.move(change.start)
        end = start + len(data[change.start : change.end].decode("utf-8", "surrogatepass"))
        width = len(change.text.decode("utf-8"))
        if end - start != width or width > 1:
            lines.setdefault(line, []).append(Replaced(start + shift, start + shift + width, start, end))
        place.shift += width - (end - start)
        out += (data[done : change.start], change.text)
        done = change.end
    if not out:
        return data, None
    out.append(data[done:])
    return b"".join(out), ColumnMap(tuple((line, tuple(parts)) for line, parts in lines.items()))


class _Place:
    """Walks a text forward and knows line and column (from 1, in code points) of each offset, and how far the line has been shifted."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.line = 1
        self.begin = 0
        self.seen = 0
        self.shift = 0

    def move(self, offset: int) -> tuple[int, int, int]:
        ends = self.data.count(b"\n", self.seen, offset)
        if ends:
            self.line += ends
            self.begin = self.data.rfind(b"\n", 0, offset) + 1
            self.shift = 0
        self.seen = offset
        column = len(self.data[self.begin : offset].decode("utf-8", "surrogatepass")) + 1
        return self.line, column, self.shift
