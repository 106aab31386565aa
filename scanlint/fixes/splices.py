"""Edits as offsets of a text, and the text with them applied. Nothing outside the edits changes, be it a line end, a form feed or a tab."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

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
    """``text`` with ``changes``, which are in order and do not overlap."""
    parts, at = list[str](), 0
    for splice in changes:
        parts += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join([*parts, text[at:]])


def touching(some: Iterable[Splice], others: Sequence[Splice]) -> bool:
    """Whether any of ``some`` overlaps one of ``others``, which are in order and do not overlap, or lies right beside it.

    What is deleted may lie beside what is deleted, as lines do: the two are one deletion, in whichever order.
    """
    for one in some:
        place = bisect_left(others, one)
        # The next on either side: what lies beyond a neighbour that does not touch cannot touch.
        if any(_touch(one, other) for other in others[max(place - 1, 0) : place + 1]):
            return True
    return False


def _touch(one: Splice, other: Splice) -> bool:
    if _deletes(one) and _deletes(other):
        return one.start < other.end and other.start < one.end
    return one.start <= other.end and other.start <= one.end


def _deletes(splice: Splice) -> bool:
    return splice.start < splice.end and not splice.text


class Moves:
    """Where places of a text are once changes to it, in order and not overlapping, are applied."""

    def __init__(self, changes: Sequence[Splice]) -> None:
        """Add up how far each of ``changes`` moves what comes after it."""
        self._changes = changes
        self._ends = [splice.end for splice in changes]
        self._growths = [0, *accumulate(len(splice.text) - (splice.end - splice.start) for splice in changes)]

    def of(self, offset: int) -> range:
        """Where what stood at ``offset`` may stand: one place, or several where its own text was changed."""
        before = bisect_left(self._ends, offset)
        first = last = offset + self._growths[before]
        for place in range(before, len(self._changes)):
            splice = self._changes[place]
            if splice.start > offset:
                break
            if splice.start < splice.end == offset:
                growth = len(splice.text) - (splice.end - splice.start)
                first, last = first + growth, last + growth
            else:
                first, last = first - (offset - splice.start), last + len(splice.text) - (offset - splice.start)
        return range(first, last + 1)
