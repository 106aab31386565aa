"""Facts about chance: what a step draws, and where the updates of a scan go. Frozen, free of tree nodes."""

from __future__ import annotations

from dataclasses import dataclass, field

from scanlint.finding import Location
from scanlint.scan.moves import Read

#: Kinds of Draw.
STREAM, STALE, FROZEN = "stream", "stale", "frozen"


@dataclass(frozen=True, slots=True, order=True)
class Draw:
    """A place where a step draws random numbers, written as ``text``.

    ``how`` is STREAM (a RandomStreams object or its kin, whose next state travels in the updates), STALE (a random variable of PyTensor whose
    generator the step hands on to nobody) or FROZEN (NumPy or random, which draw while the graph is built and never again). ``rng`` is the generator
    as written, None where it has no name. ``sure`` is not set where the generator is known from the default of a parameter only.
    """

    at: Location
    text: str
    how: str
    rng: str | None = None
    sure: bool = True


@dataclass(slots=True)
class Journal:
    """Kept while a step is read: its draws, whether it calls anything that could not be followed, which may draw too, and the first such call."""

    draws: set[Draw] = field(default_factory=set)
    opaque: bool = False
    unfollowed: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of the updates that a call of scan returned.

    ``used`` unless they are certain to reach nothing; ``name`` is what they were bound to at ``at``, None where they were not bound at all;
    ``taken_by`` is the later scan call that gave the name other updates. ``passed`` where the function with the call returned them, so that it is its
    caller who drops them: the name, or else the call that got them, is at ``at``. ``scope`` is the function that binds the name, as the tree counts.
    ``reads`` are the places that read a name which holds them;
    ``kept`` tells that they may also be used where no name is read: handed on with the outputs, exported, out of sight.
    """

    used: bool = True
    name: str | None = None
    at: Location | None = None
    taken_by: Location | None = None
    passed: bool = False
    scope: tuple[int, int] = (0, 0)
    reads: tuple[Read, ...] = ()
    kept: bool = True
