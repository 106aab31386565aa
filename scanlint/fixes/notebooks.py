"""The cells of a notebook in the text of its JSON, so that an edit changes nothing but the characters of the code that it is about."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]

from scanlint.finding import Location
from scanlint.source.cells import code_cells
from scanlint.source.text import LINE_END

#: A code point as JSON writes it: an escaped pair of surrogates, an escape, or itself.
_CHARACTER = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


class _Placed(str):
    """A string of JSON that knows where it stands: from behind its opening quote to its closing one."""

    start: int
    end: int


class _Decoder(json.JSONDecoder):
    """The decoder of the standard library, with places. It takes its Python scanner, as the one in C knows no hooks."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_string = _placed
        self.scan_once = py_make_scanner(self)


def _placed(text: str, start: int, strict: bool = True) -> tuple[_Placed, int]:
    value, end = scanstring(text, start, strict)
    found = _Placed(value)
    found.start, found.end = start, end - 1
    return found, end


@dataclass(frozen=True, slots=True)
class _Cell:
    """``characters`` has, for each code point of the code, where it starts and ends in the JSON; ``between`` is what stands in the JSON between two
    lines of the code, None where they are one string; ``lines`` where each begins and ends in the code."""

    characters: tuple[tuple[int, int], ...]
    last: int
    between: str | None
    lines: tuple[tuple[int, int], ...]
    ending: str


class Cells:
    """The code cells of a notebook, of which ``text`` is the JSON. Raises ValueError and RecursionError for text that is none."""

    def __init__(self, text: str) -> None:
        """Find the cells."""
        self._ascii = text.isascii()
        self._cells = {number: _cell(text, source) for number, source in code_cells(_Decoder().decode(text))}

    def span(self, at: Location) -> tuple[int, int] | None:
        """As of Layout: an empty span lies before the character that it points to."""
        cell = self._cells.get(at.cell) if at.cell is not None else None
        if cell is None:
            return None
        start, end = _offset(cell, at.line, at.column), _offset(cell, at.end_line, at.end_column)
        if start is None or end is None or end < start:
            return None
        first = cell.characters[start][0] if start < len(cell.characters) else cell.last
        return first, first if end == start else cell.characters[end - 1][1]

    def start(self, at: Location) -> int:
        """As of Layout."""
        found = self.span(at)
        return found[0] if found is not None else 0

    def written(self, text: str, at: Location) -> str:
        """As of Layout: escaped, and in as many strings as it has lines where the cell keeps a string for each."""
        cell = self._cells[at.cell or 0]
        lines = [json.dumps(line, ensure_ascii=self._ascii)[1:-1] for line in text.split("\n")]
        return (json.dumps(cell.ending)[1:-1] + (cell.between or "")).join(lines)


def _cell(text: str, source: object) -> _Cell:
    parts = [part for part in (source if isinstance(source, list) else [source]) if isinstance(part, _Placed)]
    characters = tuple((found.start(), found.end()) for part in parts for found in _CHARACTER.finditer(text, part.start, part.end))
    code = "".join(parts)
    ends = list(LINE_END.finditer(code))
    between = None
    if isinstance(source, list) and parts:
        blank = re.search(r"\s*$", text[: parts[0].start - 1])
        between = text[parts[0].end : parts[1].start] if len(parts) > 1 else f'",{blank[0] if blank else ""}"'
    last = parts[-1].end if parts else 0
    lines = tuple(zip([0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(code)], strict=True))
    return _Cell(characters, last, between, lines, ends[0][0] if ends else "\n")


def _offset(cell: _Cell, line: int, column: int) -> int | None:
    if not 1 <= line <= len(cell.lines):
        return None
    start, end = cell.lines[line - 1]
    return start + column - 1 if start <= start + column - 1 <= end else None
