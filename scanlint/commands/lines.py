"""The lines that a report shows of what was linted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanlint.finding import Location


class Lines:
    """Reads the lines around a place again when they are to be shown; a report that shows none reads nothing."""

    def __init__(self, given: dict[str, bytes] | None = None) -> None:
        """Take the content of files that is ``given``, by the path shown: it does not come from the disk, as with standard input."""
        self._given = given or {}
        self._read: dict[tuple[str, int | None], Sequence[str]] = {}

    def __call__(self, at: Location) -> Sequence[str]:
        """The lines of the file, or the cell of the notebook, that ``at`` is in; none if it cannot be read (any more)."""
        key = (at.path, at.cell)
        if key not in self._read:
            self._read[key] = self._lines(at)
        return self._read[key]

    def _lines(self, at: Location) -> Sequence[str]:
        from scanlint.source.loading import lines
        from scanlint.source.text import Unreadable, read_bytes

        try:
            return lines(self._given[at.path] if at.path in self._given else read_bytes(at.path), at.path, at.cell)
        except Unreadable:
            return ()
