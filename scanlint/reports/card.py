"""All that is said of one finding: its headline, its frame, and below it what happens, what to write, and what the library answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from scanlint.finding import Finding, Location
from scanlint.impact import Impact
from scanlint.reports.frames import Frame
from scanlint.reports.look import CODE, FRAME, IMPACT_STYLES, VERDICT_STYLES, Glyphs
from scanlint.reports.patch import patch
from scanlint.reports.picture import picture
from scanlint.reports.text import Text
from scanlint.reports.visible import visible

#: Width of the words at the head of the paragraphs below a frame, in cells.
_HEAD = len("at run time")

#: Ends the companion's claim; what it saw follows and starts a line of its own.
_ABOUT = "with a scan of this structure: "


def card(finding: Finding, lines: Callable[[Location], Sequence[str]], width: int, glyphs: Glyphs) -> Iterator[Text]:
    """Yield the lines of one finding, none wider than ``width`` cells except a path or a word that cannot be broken."""
    style = IMPACT_STYLES[finding.impact]
    headline = Text.assemble((finding.impact.value, style), " ", (finding.code, CODE), f" {finding.name} ({finding.confidence.value})")
    yield from headline.wrap(width)
    yield from prose(finding.message).wrap(width)
    frame = Frame(finding, width, glyphs)
    yield from frame.lines(lines)
    indent = frame.digits + 6 + _HEAD
    room = max(width - indent, 20)

    def paragraph(head: Text, body: Text) -> Iterator[Text]:
        start = Text.assemble(" " * (frame.digits + 2), ("=", FRAME), " ", head, " " * (_HEAD - len(head) + 2)) if head else Text(" " * indent)
        for number, piece in enumerate(body.wrap(room)):
            yield Text.assemble(start if number == 0 else " " * indent, piece)

    for head, body in _paragraphs(finding):
        yield from paragraph(head, body)
    for line in picture(finding, glyphs):
        for piece in line.wrap(room):
            yield Text.assemble(" " * indent, piece)
    if finding.fix:
        yield from paragraph(Text("fix"), prose(f"{finding.fix.message} ({finding.fix.applicability})"))
        for line in patch(finding.fix, finding.location, lines(finding.location), room, glyphs):
            yield Text.assemble(" " * indent, line)


def prose(text: str, style: str = "") -> Text:
    """One line of text made safe to print, with `code` in bold."""
    return Text(visible(text), style).highlighted(r"`[^`]+`", CODE)


def _paragraphs(finding: Finding) -> Iterator[tuple[Text, Text]]:
    if finding.consequence:
        yield Text("note" if finding.impact is Impact.INFO else "at run time"), prose(finding.consequence)
    if finding.help:
        yield Text("instead"), prose(finding.help)
    if finding.verdict:
        claim, about, sight = finding.verdict.detail.partition(_ABOUT)
        yield Text(finding.verdict.state, VERDICT_STYLES.get(finding.verdict.state, "")), prose((claim + about).rstrip())
        if sight:
            yield Text(), prose(sight)
