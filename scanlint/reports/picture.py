"""The companion's verdict: what the library did, the time axis with the steps that are left, and the named axes before and after."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.finding import Finding, Seen
from scanlint.question import Structure
from scanlint.reports.look import IMPACT_STYLES, Glyphs
from scanlint.reports.text import Text
from scanlint.reports.visible import visible

#: Width of the names of the rows, in cells.
_NAME = len("time step")


def picture(finding: Finding, glyphs: Glyphs) -> Iterator[Text]:
    """Yield the lines below the verdict: a row of T cells per output, the surviving steps filled; other rows of cells, such as a condition and
    what it was taken for; the numbers that were drawn; then what the verdict's sentence left out.

    That is the shapes before and after, or the exception. No cells are drawn where the probe saw no steps (the library raised, or the values
    match no step of the reference GRU).
    """
    verdict = finding.verdict
    if verdict is None or verdict.seen is None:
        return
    seen = verdict.seen
    if seen.of_steps and seen.steps:
        yield from _cells(finding, seen, seen.of_steps, glyphs)
    yield from _rows(finding, seen, glyphs)
    yield from _draws(finding, seen)
    if seen.exception and (seen.exception not in verdict.detail or (seen.text or "") not in verdict.detail):
        yield Text(f"{visible(seen.exception)}: {visible(seen.text or '')}".rstrip(": "))
    if not seen.exception and seen.before != seen.after and _axes(seen.after) not in verdict.detail:
        yield Text(f"{'before':<{_NAME}}  {_axes(seen.before)}")
        yield Text(f"{'after':<{_NAME}}  {_axes(seen.after)}")


def _cells(finding: Finding, seen: Seen, length: int, glyphs: Glyphs) -> Iterator[Text]:
    outputs = _outputs(finding, seen)
    names = ["output" if outputs == 1 else f"output {number}" for number in range(outputs)]
    digits = len(str(length - 1))
    yield Text(f"{'time step':<{_NAME}}  " + " ".join(f"{step:>{digits}}" for step in range(length)), "dim")
    for number, name in enumerate(names):
        row = Text(f"{name:<{_NAME}}  ")
        for step in range(length):
            kept = step in seen.steps and (outputs == 1 or number in seen.outputs)
            row.append((" " if step else "") + " " * (digits - 1))
            row.append(glyphs.filled if kept else glyphs.empty, IMPACT_STYLES[finding.impact] if kept else "dim")
        yield row


def _rows(finding: Finding, seen: Seen, glyphs: Glyphs) -> Iterator[Text]:
    """Named rows of flags, those that are set filled, below the numbers of their columns."""
    if not seen.rows:
        return
    width = max(len(seen.columns), *(len(name) for name, _ in seen.rows))
    most = max(len(flags) for _, flags in seen.rows)
    digits = len(str(max(most - 1, 0)))
    yield Text(f"{seen.columns:<{width}}  " + " ".join(f"{column:>{digits}}" for column in range(most)), "dim")
    for name, flags in seen.rows:
        row = Text(f"{name:<{width}}  ")
        for at, flag in enumerate(flags):
            row.append((" " if at else "") + " " * (digits - 1))
            row.append(glyphs.filled if flag else glyphs.empty, IMPACT_STYLES[finding.impact] if flag else "dim")
        yield row


def _draws(finding: Finding, seen: Seen) -> Iterator[Text]:
    """Named rows of numbers; those that an earlier place had already stand out."""
    width = max((len(name) for name, _ in seen.draws), default=0)
    met: set[float] = set()
    for name, numbers in seen.draws:
        row = Text(f"{name:<{width}}  ")
        for at, number in enumerate(numbers):
            row.append(" " if at else "")
            row.append(f"{number:>6.2f}", IMPACT_STYLES[finding.impact] if number in met else "")
            met.add(number)
        yield row


def _outputs(finding: Finding, seen: Seen) -> int:
    """How many outputs the scan had: from the question that was asked, else from the highest output that was seen."""
    structure = finding.question.structure if finding.question else None
    asked = 1 if structure is None else len(structure.recurrent) if isinstance(structure, Structure) else len(structure.step.outputs)
    return max(asked, *(number + 1 for number in seen.outputs), 1)


def _axes(axes: tuple[tuple[str, int], ...]) -> str:
    return "(" + ", ".join(f"{visible(name)} {size}" for name, size in axes) + ")" if axes else "a scalar"
