"""Facts about the direction of time: where both directions meet, and where the last step is picked too late. Frozen, free of tree nodes."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.finding import Location
from scanlint.scan.values import ScanId


@dataclass(frozen=True, slots=True)
class Meeting:
    """A place where the outputs of a scan that ran backwards are joined, step by step, with data that runs forwards.

    ``how`` names the function, operator or argument that joins; ``on`` is the backward part, written as ``text``; ``forward`` the call that made the
    other part, ``other``, or None where that is a sequence which the backward scan itself went through. ``along`` tells of the other way to join
    them: one after another in time, ``other`` being the state that the scan starts from, which belongs behind the last step.
    """

    at: Location
    how: str
    backward: ScanId
    on: Location
    text: str
    forward: ScanId | None
    other: str
    along: bool = False


@dataclass(frozen=True, slots=True)
class LatePick:
    """`f(outputs)[-1]`: the last step is picked after something was computed of every step.

    ``text`` is the code, ``rewritten`` what computes the same from the last step only.
    """

    at: Location
    call: ScanId
    text: str
    rewritten: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product in a step that depends on no state.

    ``per_step`` where it depends on a sequence; ``rewritten`` is the same for all steps at once, where it can be written down.
    """

    at: Location
    text: str
    per_step: bool
    rewritten: str | None


@dataclass(frozen=True, slots=True)
class Captured:
    """A tensor that was computed outside of the step, from the ``shared`` variables, and is read inside by its name, without being handed over."""

    at: Location
    name: str
    shared: tuple[str, ...]
