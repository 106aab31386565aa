"""Edits as offsets of a text, and the text with them applied. Nothing outside the edits changes, be it a line end, a form feed or a tab."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scanlint.finding import Edit
from scanlint.fixes.layout import Layout, Plain


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """Replace what lies from offset ``start`` to ``end`` (exclusive, in code points) by ``text``."""

    start: int
    end: int
    text: str


def splices(text: str, edits: Iterable[Edit], layout: Layout | None = None) -> tuple[Splice, ...] | None:
    """The edits of one fix as splices of ``text``, in order; line feeds in new text become the line ends that ``text`` has.

    ``layout`` is that of ``text``, Python source if none is given. None where an edit has no place in the text, or two of them overlap.
    """
    layout = layout or Plain(text)
    found = []
    for edit in edits:
        span = layout.span(edit.location)
        if span is None or span[1] < span[0]:
            return None
        found.append(Splice(*span, layout.written(edit.text, edit.location)))
    found.sort(key=lambda splice: (splice.start, splice.end))
    if any(one.end > two.start for one, two in pairwise(found)):
        return None
    return tuple(found)


def applied(text: str, changes: Sequence[Splice]) -> str:
    """``text`` with ``changes``, which are in order and do not overlap; from the end backwards, so that offsets stay true."""
    for splice in reversed(changes):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def touching(some: Iterable[Splice], others: Sequence[Splice]) -> bool:
    """Whether any of ``some`` overlaps one of ``others`` or lies right beside it."""
    return any(one.start <= other.end and other.start <= one.end for one in some for other in others)


def moved(offset: int, changes: Iterable[Splice]) -> range:
    """Where what stood at ``offset`` may stand once ``changes`` are applied: one place, or several where its own text was changed."""
    first = last = offset
    for splice in changes:
        growth = len(splice.text) - (splice.end - splice.start)
        if splice.end < offset or (splice.end == offset and splice.start < splice.end):
            first, last = first + growth, last + growth
        elif splice.start <= offset:
            first, last = first - (offset - splice.start), last + len(splice.text) - (offset - splice.start)
    return range(first, last + 1)
