"""The inputs: any of them is made anew from the seed of the run and its number."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.fuzz.documents import notebook, settings
from tests.fuzz.mutations import mutated
from tests.fuzz.shapes import generated, shaped

#: What makes inputs, how often in a hundred, and the name of the file that holds one. Python as the grammar gives it takes long to make.
MAKERS: dict[str, tuple[Callable[[random.Random], bytes], int, str]] = {
    "mutated": (mutated, 76, "fuzz.py"),
    "shaped": (shaped, 8, "fuzz.py"),
    "notebook": (notebook, 10, "fuzz.ipynb"),
    "settings": (settings, 4, "pyproject.toml"),
    "generated": (generated, 2, "fuzz.py"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """``kind`` is one of MAKERS; ``name`` that of the file, which tells what it is read as. ``number`` counts the inputs of a run."""

    number: int
    kind: str
    name: str
    data: bytes


def make(seed: int, number: int) -> Input:
    """The input of that number in the run of that seed."""
    rng = random.Random(f"{seed} {number}")
    kind = rng.choices(list(MAKERS), [share for _, share, _ in MAKERS.values()])[0]
    maker, _, name = MAKERS[kind]
    return Input(number, kind, name, maker(rng))
