"""What is known for the rewriting of a scan: who reads its updates, and how a generator becomes a state. Places and text, without tree nodes."""

from __future__ import annotations

from dataclasses import dataclass

from scanlint.finding import Location

#: Roles of a Read: the argument `updates=` of a call, and the second of two parts that a function returns.
ARGUMENT, RETURNED = "argument", "returned"


@dataclass(frozen=True, slots=True)
class Read:
    """A place where updates are read by name.

    ``at`` is the name; ``role`` is ARGUMENT, RETURNED or "" for anything else; ``cut`` what has to go for the read to be gone, with its comma;
    ``whole`` the statement that returns it; ``scope`` the function in which it stands, as the tree counts.
    """

    at: Location
    role: str = ""
    cut: Location | None = None
    whole: Location | None = None
    scope: tuple[int, int, int, int] = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Carried:
    """How the generators that a step updates become states of its scan; ``why`` tells what stands in the way, and the rest is empty then.

    ``edits`` are places with their new text, in the call, the step and the targets, but for ``target``, the one for the updates (None where they are
    not taken). ``outer`` are the generators as they are written outside of the step, ``names`` free names for their next states. ``line`` is the
    end of the line of the assignment, where a statement with ``indent`` can follow. ``scope`` is that of the call, as the tree counts.
    ``shown`` tells that other files may know the step by its name.
    """

    why: str = ""
    edits: tuple[tuple[Location, str], ...] = ()
    target: Location | None = None
    outer: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    line: Location | None = None
    indent: str = ""
    scope: tuple[int, int, int, int] = (0, 0, 0, 0)
    shown: bool = False

    @property
    def updates(self) -> str:
        """What the updates held, as a dict of the new names."""
        return "{" + ", ".join(f"{key}: {name}" for key, name in zip(self.outer, self.names, strict=True)) + "}"
