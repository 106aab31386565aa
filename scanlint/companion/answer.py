"""What the probe saw, read from its JSON lines into plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: Dialects by the name they are known under.
NAMES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}


@dataclass(frozen=True, slots=True)
class Stage:
    """A value on the path: ``kind`` is "tensor", "list", "tuple", "updates", "number", "truth" or "other".

    A tensor has ``axes`` (name, size) and, where all its elements are elements of the reference GRU, which ``outputs``, ``steps`` and
    ``samples`` they are from, in the order met; ``whole`` if it holds every combination of them once; ``stacked`` if it equals the same
    operation on the outputs of a list stacked on a new first axis. ``taken``, ``of_zeros`` and ``zeros`` belong to a truth test: taken for
    true, taken for true when multiplied by zero, and whether that product really is all zeros. ``size`` is the length of updates, or the number.
    """

    kind: str
    axes: tuple[tuple[str, int], ...] = ()
    outputs: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()
    samples: tuple[int, ...] = ()
    whole: bool = False
    stacked: bool = False
    items: tuple[Stage, ...] = ()
    taken: bool = False
    of_zeros: bool = False
    zeros: bool = False
    size: int = 0

    def has(self, axis: str) -> bool:
        """Whether an axis of that name is there."""
        return any(name == axis for name, _ in self.axes)


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception of the library: the position in the path of the operation that raised (of a trial: 0 while the graph is built, 1 while it
    is compiled, 2 while it runs), the type's name, the first line of the text."""

    at: int
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question's path gave. ``stages`` starts with what the call returned; ``length`` is the number of time steps.

    A trial of a sketch gives a ``sight`` in place of stages: plain data, named in probe/trials.py.
    """

    dialect: str
    version: str
    length: int
    stages: tuple[Stage, ...]
    raised: Raised | None = None
    sight: Mapping[str, Any] = field(default_factory=dict)

    def backend(self, dialects: tuple[str, ...]) -> str:
        """Name and version, and whom it stands in for where it speaks none of ``dialects``."""
        name = f"{NAMES[self.dialect]} {self.version}"
        return f"{name} (stand-in for {NAMES[dialects[0]]})" if self.stands_in(dialects) else name

    def is_within(self, since: tuple[float, ...], until: tuple[float, ...]) -> bool:
        """Whether the release that answered is not older than ``since``, and older than ``until``; an empty one is no bound."""
        version = tuple(int(number) for number in re.findall(r"\d+", self.version))
        return version >= since and (not until or version < until)

    def stands_in(self, dialects: tuple[str, ...]) -> bool:
        """Whether the library that answered is a relative of the one the code uses."""
        return bool(dialects) and self.dialect not in dialects


def read(line: dict[str, Any]) -> Answer:
    """Read an answer line of the probe (see probe/__main__.py)."""
    backend, raised = line["backend"], line["raised"]
    stages = tuple(_stage(stage) for stage in line["stages"])
    return Answer(backend["dialect"], backend["version"], line["length"], stages, Raised(**raised) if raised else None, line.get("sight", {}))


def _stage(stage: dict[str, Any]) -> Stage:
    return Stage(
        kind=stage["kind"],
        axes=tuple((name, size) for name, size in stage.get("axes", ())),
        outputs=tuple(stage.get("outputs", ())),
        steps=tuple(stage.get("steps", ())),
        samples=tuple(stage.get("samples", ())),
        whole=stage.get("whole", False),
        stacked=stage.get("stacked", False),
        items=tuple(_stage(item) for item in stage.get("items", ())),
        taken=stage.get("taken", False),
        of_zeros=stage.get("of_zeros", False),
        zeros=stage.get("zeros", False),
        size=stage.get("size", stage.get("value", 0)),
    )
