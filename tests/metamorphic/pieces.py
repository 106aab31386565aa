"""A program in another shape, made of pieces that know where they came from, so that a finding in it can be taken back to the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scanlint.finding import Location

#: The first and the last place, exclusive, of some text.
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and the span of the program that it is or stands for; None for text that is new."""

    text: str
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` where the span is. An empty span is an insertion; ``renames``: the text means what stood there."""

    start: int
    end: int
    text: str
    renames: bool = False


#: The files that a program became, each of pieces.
Shape = Mapping[str, list[Piece]]

#: The one file of a program that stays one.
ONE = "model.py"


def kept(source: str, start: int, end: int) -> Piece:
    """That part of the program as it is."""
    return Piece(source[start:end], (start, end))


def edited(source: str, edits: Iterable[Edit]) -> list[Piece]:
    """The pieces of the program after edits that do not overlap; what closes something comes before what opens at the same place."""
    pieces: list[Piece] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, edit.text != ")")):
        assert edit.start >= done, edit
        pieces.append(kept(source, done, edit.start))
        pieces.append(Piece(edit.text, (edit.start, edit.end) if edit.renames else None))
        done = edit.end
    return [*pieces, kept(source, done, len(source))]


def text_of(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def origins(source: str, pieces: Iterable[Piece]) -> list[Span | None]:
    """For each character of the pieces, what it is of the program: that one character, or all that its piece stands for."""
    found: list[Span | None] = []
    for piece in pieces:
        if piece.origin is None or piece.text != source[slice(*piece.origin)]:
            found.extend([piece.origin] * len(piece.text))
        else:
            found.extend((at, at + 1) for at in range(*piece.origin))
    return found


def span_of(text: str, at: Location) -> Span:
    """The characters of a place, at least one."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    start = starts[at.line - 1] + at.column - 1
    return start, max(start + 1, end_of(text, at))


def end_of(text: str, at: Location) -> int:
    """The number of characters before the end of a place."""
    return sum(len(line) + 1 for line in text.split("\n")[: at.end_line - 1]) + at.end_column - 1


def hull(spans: Iterable[Span | None]) -> Span | None:
    """From the first to the last of them; None where nothing is known."""
    known = [span for span in spans if span is not None]
    return (min(start for start, _ in known), max(end for _, end in known)) if known else None


def left(source: str, shape: Shape) -> list[Span | None]:
    """For each character of the program, what of it the shape still has and a place can therefore be told by."""
    found: list[Span | None] = [None] * len(source)
    for pieces in shape.values():
        for span in origins(source, pieces):
            for at in range(*(span or (0, 0))):
                found[at] = span
    return found
