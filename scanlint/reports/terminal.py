"""The report for people: a frame per finding, most costly first, and a last line. Plain text when piped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from scanlint.report import Report
from scanlint.reports.summary import last_line, most_costly_first
from scanlint.reports.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from scanlint.finding import Location
    from scanlint.reports.text import Text

#: Lines longer than this are hard to read; narrower terminals than the other break more than they show. In cells.
WIDEST, NARROWEST = 120, 40


def render(
    report: Report,
    lines: Callable[[Location], Sequence[str]],
    *,
    file: TextIO | None = None,
    width: int | None = None,
    color: bool | None = None,
    quiet: bool = False,
) -> None:
    """Print ``report`` to ``file`` (standard output if None).

    ``lines`` gives the lines of the file that a place is in, or of its cell in a notebook, or none where they cannot be read.
    ``width`` is in cells (None: that of the terminal, 80 when piped). ``color`` None means: on a terminal, unless NO_COLOR is set, or anywhere if
    FORCE_COLOR is set and NO_COLOR is not.
    ``quiet`` leaves out the notes and the last line.
    Without color, and in a clean run, which prints one line after its notes, rich is not imported.
    """
    out = sys.stdout if file is None else file
    if report.findings:
        for text in _coloured(report, lines, console_on(out, width, True)) if _colours(out, color) else _plain(report, lines, out, width):
            _write(out, text)
    if quiet:
        return
    for note in report.summary.notes:
        _write(out, visible(note) + "\n")
    _write(out, last_line(report) + "\n")


def _coloured(report: Report, lines: Callable[[Location], Sequence[str]], console: Console) -> Iterator[str]:
    for card in _cards(report, lines, console.width, console.encoding):
        with console.capture() as capture:
            for line in card:
                console.print(line.rich(), no_wrap=True, overflow="ignore", crop=False)
            console.print()
        yield capture.get()


def _plain(report: Report, lines: Callable[[Location], Sequence[str]], out: TextIO, width: int | None) -> Iterator[str]:
    for card in _cards(report, lines, _fitting(_columns() if width is None else width), getattr(out, "encoding", None) or "utf-8"):
        yield "".join(f"{line.plain}\n" for line in card) + "\n"


def _cards(report: Report, lines: Callable[[Location], Sequence[str]], width: int, encoding: str) -> Iterator[list[Text]]:
    from scanlint.reports.card import card
    from scanlint.reports.look import glyphs_for

    glyphs = glyphs_for(encoding)
    for finding in most_costly_first(report.findings):
        yield [line.rstripped() for line in card(finding, lines, width, glyphs)]


def _write(out: TextIO, text: str) -> None:
    """Write ``text``, with escapes for what the encoding of ``out`` cannot hold: a name in Chinese must not end a run on an ASCII terminal."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    out.write(text.encode(encoding, "backslashreplace").decode(encoding))


def console_on(file: TextIO, width: int | None, color: bool | None) -> Console:
    """A console that writes to ``file``; ``width`` and ``color`` as for ``render``."""
    from rich.console import Console

    color = _colours(file, color)
    console = Console(
        file=file, width=width, color_system="standard" if color else None, force_terminal=color, highlight=False, markup=False, emoji=False
    )
    console.width = _fitting(console.width)
    return console


def _colours(file: TextIO, color: bool | None) -> bool:
    if color is not None:
        return color
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM", "") == "dumb"
    return not plain and (bool(os.environ.get("FORCE_COLOR")) or file.isatty())


def _fitting(width: int) -> int:
    return max(min(width, WIDEST), NARROWEST)


def _columns() -> int:
    """The columns that rich would find: those that are set, those of a terminal at one of the three streams, or 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        with suppress(AttributeError, ValueError, OSError):
            return os.get_terminal_size(stream.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
