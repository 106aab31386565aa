"""Parts of a text by their place, and places by their offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from scanlint.finding import Location
from scanlint.source.text import LINE_END


def piece(lines: Sequence[str], at: Location) -> str:
    """What stands at ``at`` in a text of ``lines``, line ends written as a line feed. Columns beyond the end of a line mean its end."""
    taken = list(lines[at.line - 1 : at.end_line])
    if not taken:
        return ""
    if at.end_line <= len(lines):
        taken[-1] = taken[-1][: at.end_column - 1]
    taken[0] = taken[0][at.column - 1 :]
    return "\n".join(taken)


class Offsets:
    """Places of a text as offsets in code points, and back; lines end where Python's parser ends them."""

    def __init__(self, text: str) -> None:
        """Find the lines of ``text``."""
        ends = list(LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]

    def of(self, line: int, column: int) -> int | None:
        """The offset of a place, None where the text has no such place. The end of a line is a place, the line end behind it is none."""
        if not 1 <= line <= len(self._starts):
            return None
        offset = self._starts[line - 1] + column - 1
        return offset if self._starts[line - 1] <= offset <= self._ends[line - 1] else None

    def line(self, offset: int) -> int:
        """The line, from 1, that an offset lies in."""
        return bisect_right(self._starts, offset)
