"""The frame of a finding: the lines of the source it speaks of, the use underlined, the evidence labelled, in source order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from scanlint.finding import Finding, Location
from scanlint.reports.excerpt import TAB, Mark, Placed, excerpts
from scanlint.reports.look import FRAME, IMPACT_STYLES, SECONDARY, Glyphs
from scanlint.reports.summary import place
from scanlint.reports.text import Text, cell_len
from scanlint.reports.visible import visible

#: A place, its label, and whether it is the use itself.
_Spot = tuple[Location, str, bool]


class Frame:
    """Draws the frames of one finding. The gutter is as wide as the largest line number of the finding, in whatever file."""

    def __init__(self, finding: Finding, width: int, glyphs: Glyphs) -> None:
        """Keep what every line of the frame needs: the finding, the cells there are, and the characters to draw with."""
        self.finding = finding
        self.glyphs = glyphs
        places = [finding.location, *(evidence.location for evidence in finding.evidence)]
        self.digits = max(len(str(at.line)) for at in places)
        self.room = max(width - self.digits - 4, 20)

    def lines(self, source: Callable[[Location], Sequence[str]]) -> Iterator[Text]:
        """Yield the frame: the finding's own file or cell first, then a part for each other that holds evidence.

        ``source`` gives the lines of the file or cell that a place is in.
        """
        spots = [(self.finding.location, self.finding.label, True), *((seen.location, seen.message, False) for seen in self.finding.evidence)]
        own = _file(self.finding.location)
        spots.sort(key=lambda spot: (_file(spot[0]) != own, _file(spot[0]), spot[0].line))
        for file, members in groupby(spots, key=lambda spot: _file(spot[0])):
            part = list(members)
            head = self.finding.location if file == own else part[0][0]
            if file != own:
                yield self.row("")
            yield self._opening(head, own=file == own)
            yield self.row("")
            yield from self._part(part, source(head))
        yield self.row("")

    def _opening(self, at: Location, *, own: bool) -> Text:
        mark = self.glyphs.corner if own else self.glyphs.tee
        indent = self.digits + (1 if mark.isascii() else 2)
        return Text.assemble(" " * indent, (mark, FRAME), " ", (visible(place(at)), "bold" if own else ""))

    def row(self, body: str | Text, number: str = "", bar: str | None = None) -> Text:
        """One line of the frame: the number, the bar, and what stands right of it."""
        return Text.assemble((f" {number:>{self.digits}} {self.glyphs.bar if bar is None else bar}", FRAME), " " if body else "", body)

    def _part(self, spots: Iterable[_Spot], source: Sequence[str]) -> Iterator[Text]:
        marks = {number: list(members) for number, members in groupby(spots, key=lambda spot: spot[0].line)}
        shown = sorted({*marks, *(number + 1 for number in marks if number + 2 in marks)})
        margin = _margin([_text(source, number) for number in shown], self.room)
        for before, number in zip([shown[0] - 1, *shown], shown, strict=False):
            if number > before + 1:
                yield self.row("", bar=self.glyphs.gap)
            placed = [_mark(*spot, margin) for spot in marks.get(number, [])]
            for excerpt in excerpts(_text(source, number)[margin:], placed, self.room, self.glyphs.ellipsis):
                yield self.row(excerpt.text, str(number))
                for under in excerpt.placed:
                    yield from self._marked(under)

    def _marked(self, placed: Placed) -> Iterator[Text]:
        style = IMPACT_STYLES[self.finding.impact] if placed.mark.primary else SECONDARY
        under = Text(" " * placed.start + ("^" if placed.mark.primary else "-") * placed.width, style)
        label = Text(visible(placed.mark.label), style)
        if placed.start + placed.width + 1 + label.cell_len <= self.room:
            yield self.row(Text.assemble(under, " ", label) if label else under)
            return
        yield self.row(under)
        indent = max(min(placed.start, self.room - min(label.cell_len, self.room)), min(placed.start, self.room // 3))
        for piece in label.wrap(self.room - indent):
            yield self.row(Text.assemble(" " * indent, piece))


def _file(location: Location) -> tuple[str, int]:
    return (location.path, location.cell or 0)


def _text(source: Sequence[str], number: int) -> str:
    return source[number - 1] if 0 < number <= len(source) else ""


def _margin(shown: Sequence[str], room: int) -> int:
    """How many code points of indentation the lines share, if one of them is wider than the room; else 0: indentation is left alone."""
    if all(cell_len(line.expandtabs(TAB)) <= room for line in shown):
        return 0
    indents = [line[: len(line) - len(line.lstrip())] for line in shown if line.strip()]
    return sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*indents, strict=False)))


def _mark(location: Location, label: str, primary: bool, margin: int) -> Mark:
    column = max(location.column - margin, 1)
    if location.end_line <= location.line:
        return Mark(column, max(location.end_column - margin, column), label, primary)
    return Mark(column, None, f"{label} (to line {location.end_line})", primary)
