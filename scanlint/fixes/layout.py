"""Where the places of findings lie in the text of a file: in Python source itself, or in the strings of a notebook's JSON."""

from __future__ import annotations

from typing import Protocol

from scanlint.finding import Location
from scanlint.source.pieces import Offsets
from scanlint.source.text import LINE_END


class Layout(Protocol):
    """The places of one text."""

    def span(self, at: Location) -> tuple[int, int] | None:
        """The offsets of a place, None where the text has no such place."""

    def start(self, at: Location) -> int:
        """The offset at which a place begins, the beginning of the text where it has none."""

    def written(self, text: str, at: Location) -> str:
        """New code for a place as the text has to hold it; it ends its lines with line feeds."""


class Plain:
    """Source text; the line feeds of new code become the line ends that the text has."""

    def __init__(self, text: str) -> None:
        """Find the lines of ``text``."""
        self._offsets = Offsets(text)
        ending = LINE_END.search(text)
        self._ending = ending[0] if ending else "\n"

    def span(self, at: Location) -> tuple[int, int] | None:
        """As of Layout."""
        start, end = self._offsets.of(at.line, at.column), self._offsets.of(at.end_line, at.end_column)
        return None if start is None or end is None else (start, end)

    def start(self, at: Location) -> int:
        """As of Layout."""
        return self._offsets.of(at.line, at.column) or 0

    def written(self, text: str, at: Location) -> str:
        """As of Layout."""
        return text.replace("\n", self._ending)
