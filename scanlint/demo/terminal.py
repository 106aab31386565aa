"""The demo on a terminal: what is trained, the plot, where each training ended, and what that means. Plain text when piped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from scanlint.demo import wording
from scanlint.demo.plot import STYLES, plot
from scanlint.demo.training import Training
from scanlint.reports.look import Glyphs, glyphs_for
from scanlint.reports.terminal import console_on

if TYPE_CHECKING:
    from rich.console import Console


def render(training: Training, *, file: TextIO, width: int | None = None, color: bool | None = None) -> None:
    """Print ``training`` to ``file``; ``width`` and ``color`` as for reports: what the terminal has, unless given."""
    console = console_on(file, width, color)
    for line in _lines(training, console, glyphs_for(console.encoding)):
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _lines(training: Training, console: Console, glyphs: Glyphs) -> Iterator[Text]:
    yield from Text(wording.opening(training)).wrap(console, console.width)
    for sentence, label in training.examples:
        yield from Text(f"  {'good' if label else 'bad '}  {sentence}", "dim").wrap(console, console.width)
    yield Text("")
    yield Text("accuracy in training", "dim")
    yield from plot(training, console.width, glyphs)
    for name, curve, mark in (("buggy", training.buggy, glyphs.empty), ("fixed", training.fixed, glyphs.filled)):
        text = Text.assemble((f"{mark} {name} {wording.RETURNS[name]:<7}", STYLES[name]), f"  {wording.figures(curve, training.sentences)}")
        yield from text.wrap(console, console.width)
    yield from Text(wording.closing(training)).wrap(console, console.width)
