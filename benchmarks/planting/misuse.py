"""What every kind of misuse is made of."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from benchmarks.planting.edit import Edit
from benchmarks.planting.tree import Span


@dataclass(frozen=True, slots=True)
class Misuse:
    """``edits[0]`` is the misuse, the others are neutral: they keep the meaning.

    One of ``codes`` has to be reported at ``place``, by default at what the first edit writes; ``call`` is the scan that goes wrong.
    ``beside`` is the line of a module next to the file where it is to be reported instead, with `{module}` for the name of the file.
    """

    kind: str
    call: ast.Call
    edits: tuple[Edit, ...]
    codes: frozenset[str]
    place: Span | None = None
    beside: str | None = None
