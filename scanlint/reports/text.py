"""A line of a report, with styles: laid out here, so that plain text, as in a pipe, is written without rich. A terminal gets it through rich."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from rich.text import Text as RichText

#: What a line is made of: text, or text with a style.
Part: TypeAlias = "str | tuple[str, str] | Text"

_WORD = re.compile(r"\s*\S+\s*")
#: Characters that a report draws with; each takes one cell, as those of ASCII do.
_DRAWN = frozenset("─│┆╭├…■□")


def cell_len(text: str) -> int:
    """How many cells of a terminal ``text`` takes."""
    if text.isascii() or all(character.isascii() or character in _DRAWN for character in text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


class Text:
    """Pieces of text, each with the name of a style as rich has them, "" for none."""

    __slots__ = ("pieces",)

    def __init__(self, text: str = "", style: str = "") -> None:
        """Begin with ``text``."""
        self.pieces: list[tuple[str, str]] = [(text, style)] if text else []

    @classmethod
    def assemble(cls, *parts: Part) -> Text:
        """One line of all the ``parts``."""
        made = cls()
        for part in parts:
            if isinstance(part, Text):
                made.pieces += part.pieces
            else:
                made.append(*((part, "") if isinstance(part, str) else part))
        return made

    def append(self, text: str, style: str = "") -> None:
        """Put ``text`` at the end."""
        if text:
            self.pieces.append((text, style))

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(text for text, _ in self.pieces)

    @property
    def cell_len(self) -> int:
        """How many cells of a terminal it takes."""
        return cell_len(self.plain)

    def __len__(self) -> int:
        return sum(len(text) for text, _ in self.pieces)

    def highlighted(self, pattern: str, style: str) -> Text:
        """The same with ``style``, instead of what it has, where ``pattern`` matches."""
        plain = self.plain
        spans = [match.span() for match in re.finditer(pattern, plain)]
        edges = sorted({0, len(plain), *(edge for span in spans for edge in span)})
        made = Text()
        for begin, end in pairwise(edges):
            inside = any(first <= begin and end <= last for first, last in spans)
            made.pieces += [(text, style if inside else own) for text, own in self._cut(begin, end)]
        return made

    def wrap(self, width: int) -> list[Text]:
        """Lines of at most ``width`` cells, broken between words; a longer word is broken where it must be."""
        offsets = [0, *_breaks(self.plain, width), len(self)]
        return [self._line(begin, end) for begin, end in pairwise(offsets)]

    def rstripped(self) -> Text:
        """The same without the blanks at its end."""
        return self._line(0, len(self))

    def rich(self) -> RichText:
        """The same for rich, which turns the styles into what a terminal understands."""
        from rich.text import Text as RichText

        return RichText.assemble(*self.pieces)

    def _line(self, begin: int, end: int) -> Text:
        made = Text()
        made.pieces = self._cut(begin, begin + len(self.plain[begin:end].rstrip()))
        return made

    def _cut(self, begin: int, end: int) -> list[tuple[str, str]]:
        found, at = [], 0
        for text, style in self.pieces:
            part = text[max(begin - at, 0) : max(end - at, 0)]
            at += len(text)
            if part:
                found.append((part, style))
        return found


def _breaks(text: str, width: int) -> Iterator[int]:
    """Where lines begin, but the first, as rich breaks them."""
    used = 0
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if used + cell_len(word.rstrip()) <= width:
            used += cell_len(word)
            continue
        pieces = _chopped(word, width) if cell_len(word.rstrip()) > width else [word]
        for piece in pieces:
            if start:
                yield start
            start += len(piece)
        used = cell_len(pieces[-1])


def _chopped(word: str, width: int) -> list[str]:
    if word.isascii():
        return [word[at : at + width] for at in range(0, len(word), width)]
    from rich.cells import chop_cells

    return chop_cells(word, width)
