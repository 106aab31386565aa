"""Draws both curves of training accuracy with the characters of a terminal: one row for each 0.05, epochs along the columns."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rich.text import Text

from scanlint.demo.training import Training
from scanlint.reports.look import UNICODE, Glyphs

STYLES = {"buggy": "bold red", "fixed": "bold green"}
STEP = 0.05

#: Cells left of the axis, and right of the curves: the names with their last accuracies.
_LEFT, _RIGHT = len("1.0 ┤"), len(" fixed 1.000")


def plot(training: Training, width: int, glyphs: Glyphs) -> Iterator[Text]:
    """Yield the lines of a plot ``width`` cells wide, from the axis at the lowest tenth that either curve reaches up to 1.0."""
    tick, bar, corner, line, mark = "┤│└─┬" if glyphs is UNICODE else "+|+-+"
    columns, epochs = width - _LEFT - _RIGHT, len(training.fixed.right) - 1
    curves = {"buggy": training.accuracies(training.buggy), "fixed": training.accuracies(training.fixed)}
    lowest = math.floor(min(map(min, curves.values())) * 10) / 10
    rows = round((1.0 - lowest) / STEP)
    heights = {name: [_row(value, rows) for value in _stretched(values, columns)] for name, values in curves.items()}
    labels = _labels(curves, rows)
    for row in range(rows + 1):
        value = 1.0 - row * STEP
        text = Text.assemble((f"{value:.1f} {tick}" if row % 2 == 0 else f"    {bar}", "dim"))
        for column in range(columns):
            # The fixed one lies above: it is drawn where both are.
            name = next((name for name in ("fixed", "buggy") if heights[name][column] == row), None)
            text.append(" " if name is None else glyphs.filled if name == "fixed" else glyphs.empty, STYLES.get(name or "", ""))
        if row in labels:
            text.append(f" {labels[row]} {curves[labels[row]][-1]:.3f}", STYLES[labels[row]])
        yield text
    yield from _epochs(epochs, columns, corner, line, mark)


def _row(value: float, rows: int) -> int:
    return min(round((1.0 - value) / STEP), rows)


def _stretched(values: Sequence[float], columns: int) -> Iterator[float]:
    """The values at ``columns`` places from the first to the last, on straight lines between them."""
    for column in range(columns):
        at = column * (len(values) - 1) / (columns - 1)
        before = math.floor(at)
        after = min(before + 1, len(values) - 1)
        yield values[before] + (at - before) * (values[after] - values[before])


def _labels(curves: dict[str, tuple[float, ...]], rows: int) -> dict[int, str]:
    """The row of each name: that in which its curve ends, or the next one for the lower of two that end in one row."""
    upper, lower = sorted(curves, key=lambda name: (-curves[name][-1], name == "buggy"))
    first, second = _row(curves[upper][-1], rows), _row(curves[lower][-1], rows)
    if first == second:
        first, second = (first, second + 1) if second < rows else (first - 1, second)
    return {first: upper, second: lower}


def _epochs(epochs: int, columns: int, corner: str, line: str, mark: str) -> Iterator[Text]:
    """The axis of time, with a mark at round numbers of epochs, as many as fit."""
    every = next((step for step in (10, 20, 50) if epochs / step * 4 < columns), max(epochs, 1))
    places = {round(epoch * (columns - 1) / max(epochs, 1)): str(epoch) for epoch in range(0, epochs + 1, every)}
    yield Text(" " * (_LEFT - 1) + corner + "".join(mark if column in places else line for column in range(columns)), "dim")
    numbers = ""
    for place, number in places.items():
        numbers = numbers.ljust(_LEFT + place - (len(number) - 1) // 2) + number
    yield Text(numbers + "  epoch", "dim")
