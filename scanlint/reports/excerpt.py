"""One source line on a terminal: tabs expanded, wide characters measured, hostile ones spelled out, long lines clipped around their marks."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from scanlint.reports.text import cell_len
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
    """Lay ``line`` out on ``room`` cells with ``marks`` placed below it, the primary one first.

    One excerpt if the line fits, if there are no marks (then the line's start), or if one window holds the marks; otherwise as few windows as
    hold them all. ``ellipsis`` shows where the line was cut. A mark wider than a third of the room may lose its end to a cut.
    """
    laid = _lay_out(line.rstrip())
    inner = room - 2 * cell_len(ellipsis)
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.column):
        begin, end = _hull(laid, [*(groups[-1] if groups else ()), mark], inner)
        if groups and (laid.starts[-1] <= room or end - begin <= inner):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [_window(laid, sorted(group, key=lambda mark: not mark.primary), room, ellipsis) for group in groups or [[]]]


def _hull(laid: _Laid, marks: Sequence[Mark], room: int) -> tuple[int, int]:
    """The cells from the first to the last that should be shown: all that is marked if it fits.

    Else all of a short mark, the start of a long one, and of a long use the end, where its index is.
    """
    spans = [laid.span(mark) for mark in marks] or [(0, 0)]
    whole = min(begin for begin, _ in spans), max(end for _, end in spans)
    if whole[1] - whole[0] <= room:
        return whole
    third = room // 3
    cores = [
        (max(begin, end - third), end) if mark.primary else (begin, min(end, begin + third)) for mark, (begin, end) in zip(marks, spans, strict=True)
    ]
    return min(begin for begin, _ in cores), max(end for _, end in cores)


@functools.lru_cache(maxsize=8)
def _lay_out(line: str) -> _Laid:
    """One line may hold hundreds of findings, each of which shows it."""
    if line.isascii() and line.isprintable():
        return _Laid(tuple(line), tuple(range(len(line) + 1)))
    pieces: list[str] = []
    cell = 0
    for character in line:
        piece = " " * (TAB - cell % TAB) if character == "\t" else visible_character(character)
        pieces.append(piece)
        cell += cell_len(piece)
    return _Laid(tuple(pieces), tuple(accumulate(map(cell_len, pieces), initial=0)))


def _window(laid: _Laid, marks: Sequence[Mark], room: int, ellipsis: str) -> Excerpt:
    begin, end = _hull(laid, marks, room - 2 * cell_len(ellipsis))
    first, last = _cut(laid, begin, end, room, cell_len(ellipsis))
    left, right = ellipsis if first else "", ellipsis if last < len(laid.pieces) else ""
    text = left + "".join(laid.pieces[first:last]) + right
    shift = cell_len(left) - laid.starts[first]
    limit = laid.starts[last] + 1 + shift if last == len(laid.pieces) else laid.starts[last] + shift
    return Excerpt(text, tuple(_place(mark, laid.span(mark), shift, cell_len(left), limit) for mark in marks))


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
        first = bisect_left(laid.starts, wanted)
    left = ellipsis if first else 0
    if left + total - laid.starts[first] <= room:
        return first, count
    fits = room - left - ellipsis + laid.starts[first]
    return first, bisect_right(laid.starts, fits) - 1


def _place(mark: Mark, span: tuple[int, int], shift: int, floor: int, limit: int) -> Placed:
    start = max(span[0] + shift, floor)
    return Placed(mark, start, max(min(span[1] + shift, limit) - start, 1))
