"""Several files in one numbering of lines, as Go's token.FileSet has it: a line number says which file it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanlint.source.text import SourceText

if TYPE_CHECKING:
    from astroid import nodes

#: The lines of the file with the number n are counted from n * STRIDE; more lines than this no file has.
STRIDE = 1 << 32


class FileSet:
    """The file that is read, whose lines count from 1 as they stand, and those read for its sake."""

    def __init__(self, main: SourceText) -> None:
        self.main = main
        self._files = {0: main}

    def add(self, source: SourceText, number: int) -> None:
        """One more file, under a number of its own above 0."""
        self._files[number] = source

    def all(self) -> list[SourceText]:
        """The file that is read, and the others in the order in which they were added."""
        return list(self._files.values())

    def of(self, node: nodes.NodeNG) -> SourceText:
        """The file in which a node stands."""
        return self._files[(node.lineno or 0) // STRIDE]


def is_main(line: int | None) -> bool:
    """Whether a line number is one of the file that is read."""
    return (line or 0) < STRIDE
