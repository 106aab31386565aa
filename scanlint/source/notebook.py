"""A notebook as one program: its code cells one after another, and the way back from the program's lines to those of the cells."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scanlint.finding import Location
from scanlint.source.cells import Cell, read_cells
from scanlint.source.magics import OWN_NAMESPACE, cell_magic, without_magics
from scanlint.source.program import read_program
from scanlint.source.text import SourceText, Unreadable, beginning

_WORD = re.compile(r"[^\W\d]\w*")
_IMPORTED = re.compile(r"^[ \t]*(?:import|from\s+[\w.]+\s+import)\s+(\([^)]*\)|.*)", re.MULTILINE)
_NEVER_BOUND = frozenset((*keyword.kwlist, *dir(builtins)))


@dataclass(frozen=True, slots=True)
class CellPositions:
    """Where the lines of the program stand: for each the cell, the line in it, and the columns of indentation that were cut off.

    ``replaced`` holds the lines that are not the user's own, those with magics.
    """

    rows: tuple[tuple[int, int, int], ...]
    replaced: frozenset[int] = frozenset()

    def locate(self, location: Location) -> Location:
        """A place of the program as a place in a cell. What concerns the whole file (``text.beginning``) stays as it is."""
        if location.cell is not None or not self.rows or location == beginning(location.path):
            return location
        cell, line, shift = self._row(location.line)
        _, end_line, end_shift = self._row(location.end_line)
        return Location(location.path, line, location.column + shift, end_line, location.end_column + end_shift, cell)

    def original(self, location: Location) -> bool:
        """Whether the span holds the very text of a cell, at its indentation."""
        return all(self._row(line)[2] == 0 and line not in self.replaced for line in range(location.line, location.end_line + 1))

    def _row(self, line: int) -> tuple[int, int, int]:
        return self.rows[min(line, len(self.rows)) - 1]


@dataclass(frozen=True, slots=True)
class _Part:
    """A cell made ready. ``cut`` is the width of the indentation that was cut from each line.

    ``gap`` says why a cell could not be read; ``hidden`` holds the names in what was left out: whatever it does with them is not known.
    """

    cell: Cell
    lines: Sequence[str]
    cut: Sequence[int]
    hidden: frozenset[str] = frozenset()
    gap: Unreadable | None = None


def program(data: bytes, shown: str) -> SourceText:
    """A notebook as one program. A cell that cannot be read is left out and becomes one of the program's ``gaps``, in places of the notebook.

    Jupyter refuses such a cell as a whole, but the interpreter that runs it may be newer: the names in it are bound to something that nothing is
    known of. So are those in cells of other languages, such as ``%%bash``. Raises Unreadable for a file that is no notebook.
    """
    notebook = read_cells(data, shown)
    parts = [_part(cell, shown) for cell in notebook.cells]
    kept = _NEVER_BOUND.union(*(_WORD.findall(names) for part in parts for names in _IMPORTED.findall("\n".join(part.lines))))
    lines = [line for part in parts for line in _lines(part, kept)]
    rows = tuple((part.cell.number, line, width) for part in parts for line, width in enumerate(part.cut, start=1))
    theirs = [line for part in parts for line in part.cell.lines]
    replaced = frozenset(number for number, (ours, line) in enumerate(zip(lines, theirs, strict=True), start=1) if not line.endswith(ours))
    source = SourceText.of(shown, "\n".join(lines))
    gaps = tuple(part.gap for part in parts if part.gap is not None)
    return replace(source, python2=notebook.python2, positions=CellPositions(rows, replaced), gaps=gaps)


def _part(cell: Cell, shown: str) -> _Part:
    lines, cut = _without_indent(cell.lines)
    magic = cell_magic(lines)
    if magic is not None and magic not in OWN_NAMESPACE:
        return _left_out(cell, cut)
    if magic is not None:
        opening = next(number for number, line in enumerate(lines) if line.strip())
        lines[opening] = ""
    plain = without_magics(lines)
    try:
        read_program(SourceText.of(shown, "\n".join(plain)))
    except Unreadable as problem:
        at = problem.location
        place = Location(shown, at.line, at.column + cut[at.line - 1], at.end_line, at.end_column + cut[at.end_line - 1], cell.number)
        return _left_out(cell, cut, Unreadable(place, problem.message.replace("this file", "this cell", 1), problem.help))
    return _Part(cell, plain, cut)


def _left_out(cell: Cell, cut: Sequence[int], gap: Unreadable | None = None) -> _Part:
    return _Part(cell, [""] * len(cell.lines), cut, frozenset(_WORD.findall("\n".join(cell.lines))), gap)


def _lines(part: _Part, kept: frozenset[str]) -> Sequence[str]:
    names = sorted(part.hidden - kept)
    return [" = ".join([*names, "get_ipython()"]), *part.lines[1:]] if names else part.lines


def _without_indent(lines: Sequence[str]) -> tuple[list[str], list[int]]:
    """The lines without the indentation of the first that is not blank, as IPython cuts it, and the width that was cut from each."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return [line.removeprefix(indent) for line in lines], [len(indent) if line.startswith(indent) else 0 for line in lines]
