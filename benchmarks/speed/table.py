"""Tables: what was measured, beside what, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.speed.clock import Taken


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``bars`` are what the plot shows of it: (group, name, seconds). ``below`` are lines about how it was made."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()
    bars: tuple[tuple[str, str, float], ...] = ()


def markdown(table: Table) -> str:
    """The table as Markdown."""
    lines = [f"### {table.title}", "", _row(table.columns), "|---|" + "--:|" * (len(table.columns) - 1)]
    lines += [_row(row) for row in table.rows]
    lines += [""] + [f"{line}\n" for line in table.below]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def seconds(value: float | None) -> str:
    """A time with three digits that count, in ms below a second."""
    if value is None:
        return "–"
    if value < 0.9995:
        return f"{value * 1000:.0f} ms"
    return f"{value:.2f} s" if value < 9.995 else f"{value:.1f} s"


def times(value: float | None, of: float | None) -> str:
    """``value`` as a multiple of ``of``."""
    return "–" if value is None or not of else f"{value / of:.2f}"


def megabytes(peak: int) -> str:
    """Bytes of memory in MB of a million bytes."""
    return f"{peak / 1e6:.0f} MB" if peak else "–"


def beside(title: str, taken: Mapping[str, Taken], base: str, group: str, below: tuple[str, ...] = ()) -> Table:
    """A table of one row for each command: the median, as a multiple of that of ``base``, the least and the most, and of how many runs."""
    first = taken[base].median if base in taken else None
    rows = []
    for name, one in taken.items():
        if one.trouble:
            rows.append((name, one.trouble, *["–"] * 4))
            continue
        spread = f"{seconds(min(one.seconds))} to {seconds(max(one.seconds))}"
        rows.append((name, seconds(one.median), times(one.median, first), spread, seconds(median(one.worked)), str(len(one.seconds))))
    bars = tuple((group, name, one.median) for name, one in taken.items() if one.median is not None)
    return Table(title, ("", "median", f"times {base}", "least to most", "processor", "runs"), tuple(rows), below, bars)
