"""One source line on a terminal: tabs expanded, wide characters measured, hostile ones spelled out, long lines clipped around their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len

from scanlint.reports.visible import visible_character

#: Cells to a tab stop, as in the reports of rustc and ruff.
TAB = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What to underline on a line: columns from 1, the end exclusive, None for "to the end of the line". ``primary`` marks the use itself."""

    column: int
    end_column: int | None
    label: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark on the terminal: ``start`` and ``width`` in cells from the left of the printed line."""

    mark: Mark
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The printed text of a line, or of the part of it that holds ``placed``."""

    text: str
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line laid out: the printed ``pieces`` of its code points and the cell at which each begins, with the total at the end."""

    pieces: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, mark: Mark) -> tuple[int, int]:
        """Cells from and to (exclusive) that ``mark`` covers, at least one, cut to the line."""
        last = len(self.pieces)
        begin = self.starts[min(mark.column - 1, last)]
        end = self.starts[last if mark.end_column is None else min(mark.end_column - 1, last)]
        return begin, max(end, begin + 1)


def excerpts(line: str, marks: Sequence[Mark], room: int, ellipsis: str) -> list[Excerpt]:
    """Lay ``line`` out on ``room`` cells with ``marks`` placed below it.

    One excerpt if the line fits or one window holds all marks (or there are none: then the line's start); otherwise one per mark, each a window around it. ``ellipsis`` shows where
    the line was cut.
    """
    laid = _lay_out(line.rstrip())
    ordered = sorted(marks, key=lambda mark: (not mark.primary, mark.column))
    spans = [laid.span(mark) for mark in ordered]
    inner = room - 2 * cell_len(ellipsis)
    together = max((end for _, end in spans), default=0) - min((begin for begin, _ in spans), default=0) <= inner
    if laid.starts[-1] <= room or together or len(marks) == 1:
        return [_window(laid, ordered, room, ellipsis)]
    return [_window(laid, [mark], room, ellipsis) for mark in ordered]


def _lay_out(line: str) -> _Laid:
    pieces: list[str] = []
    cell = 0
    for character in line:
        piece = " " * (TAB - cell % TAB) if character == "\t" else visible_character(character)
        pieces.append(piece)
        cell += cell_len(piece)
    return _Laid(tuple(pieces), tuple(accumulate(map(cell_len, pieces), initial=0)))


def _window(laid: _Laid, marks: Sequence[Mark], room: int, ellipsis: str) -> Excerpt:
    begin, end = min((laid.span(mark)[0] for mark in marks), default=0), max((laid.span(mark)[1] for mark in marks), default=0)
    first, last = _cut(laid, begin, end, room, cell_len(ellipsis))
    left, right = ellipsis if first else "", ellipsis if last < len(laid.pieces) else ""
    text = left + "".join(laid.pieces[first:last]) + right
    shift = cell_len(left) - laid.starts[first]
    limit = laid.starts[last] + 1 + shift if last == len(laid.pieces) else laid.starts[last] + shift
    return Excerpt(text, tuple(_place(mark, laid.span(mark), shift, limit) for mark in marks))


def _cut(laid: _Laid, begin: int, end: int, room: int, ellipsis: int) -> tuple[int, int]:
    """Choose the code points to print: all, or as many as fit with the cells ``begin`` to ``end`` in the middle, or at least their start."""
    total, count = laid.starts[-1], len(laid.pieces)
    if total <= room:
        return 0, count
    if end <= room - ellipsis:
        first = 0
    else:
        spare = max(room - 2 * ellipsis - (end - begin), 0)
        wanted = min(begin - spare // 2, total - room + ellipsis)
        first = next(index for index in range(count) if laid.starts[index] >= wanted)
    left = ellipsis if first else 0
    if left + total - laid.starts[first] <= room:
        return first, count
    fits = room - left - ellipsis + laid.starts[first]
    return first, max(index for index in range(first, count + 1) if laid.starts[index] <= fits)


def _place(mark: Mark, span: tuple[int, int], shift: int, limit: int) -> Placed:
    start = max(span[0] + shift, 0)
    return Placed(mark, start, max(min(span[1] + shift, limit) - start, 1))
