"""Has both classifiers trained in a child process, and reads what it tells into plain data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scanlint.companion.child import Died, converse

TRAINER = Path(__file__).parent / "trainer"
EPOCHS = 60

#: The longest silence of the child, in seconds: a slow machine compiles for some.
TIMEOUT = 120.0


class CannotTrain(Exception):
    """There is nothing to train on, or the child died; the text is the reason, in one line."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One training: how many labels were right and the cost, before each epoch and after the last; the largest change of a recurrent weight."""

    right: tuple[int, ...]
    costs: tuple[float, ...]
    recurrent_change: float


@dataclass(frozen=True, slots=True)
class Training:
    """Both trainings, and what they were trained on.

    In ``shown`` of the ``sentences`` the first word is of the label's kind; who sees first words alone can know ``known_by_first_word`` labels
    at most. ``examples`` are texts with their labels, 1 for good: one whose first word tells the label, one whose first word misleads.
    """

    seed: int
    library: str
    sentences: int
    shown: int
    known_by_first_word: int
    examples: tuple[tuple[str, int], ...]
    buggy: Curve
    fixed: Curve

    def accuracies(self, curve: Curve) -> tuple[float, ...]:
        """The share of right labels over the epochs."""
        return tuple(right / self.sentences for right in curve.right)


def train(seed: int, python: str | None = None, *, epochs: int = EPOCHS, told: Callable[[dict[str, Any]], object] = lambda line: None) -> Training:
    """Train with the library of the interpreter ``python`` (None: that which runs scanlint); ``told`` is called with every line of the trainer.

    Raises CannotTrain. The child is gone when this returns, raises or is interrupted.
    """
    interpreter = python or sys.executable
    lines: list[dict[str, Any]] = []

    def request(compiledir: str) -> dict[str, object]:
        return {"seed": seed, "epochs": epochs, "compiledir": compiledir}

    try:
        with closing(converse(interpreter, request, TIMEOUT, TRAINER)) as conversation:
            for line in conversation:
                if "absent" in line:
                    raise CannotTrain(_nothing_to_train_on(line["absent"], interpreter))
                lines.append(line)
                told(line)
        return read(seed, lines)
    except Died as death:
        raise CannotTrain(str(death)) from None


def _nothing_to_train_on(broken: list[str], interpreter: str) -> str:
    problem = "; ".join(broken) or f"neither Theano nor PyTensor is installed for {interpreter}"
    return f"{problem} (`pip install 'scanlint[runtime]'` brings one, --python names another interpreter)"


def read(seed: int, lines: Iterable[dict[str, Any]]) -> Training:
    """Read the trainer's lines (see trainer/__main__.py), without the last. Raises CannotTrain if they are not those of a whole training."""
    head, *rest = [*lines] or [{}]
    try:
        return Training(
            seed,
            head["library"],
            head["sentences"],
            head["shown"],
            head["known_by_first_word"],
            tuple((text, label) for text, label in head["examples"]),
            _curve("buggy", rest),
            _curve("fixed", rest),
        )
    except (KeyError, IndexError, TypeError, ValueError):
        raise CannotTrain("the trainer gave an answer that cannot be read") from None


def _curve(name: str, lines: Iterable[dict[str, Any]]) -> Curve:
    own = [line for line in lines if line["curve"] == name]
    epochs = [line for line in own if "right" in line]
    (change,) = [line["recurrent_change"] for line in own if "recurrent_change" in line]
    return Curve(tuple(line["right"] for line in epochs), tuple(line["cost"] for line in epochs), change)
