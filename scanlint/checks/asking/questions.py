"""Puts a sketch, a trial and a claim together."""

from __future__ import annotations

from scanlint.question import Act, Operation, Question, Sketch, Step

#: A scan over one sequence: for what does not depend on anything else.
PLAIN = Sketch()


def about(sketch: Sketch, dialects: tuple[str, ...], trial: str, effect: str, arg: int | None = None, *, part: str | None = None) -> Question:
    """A question answered by values: ``trial`` with its ``part``, and the claimed ``effect`` with its ``arg``."""
    return Question(sketch, (Operation(trial, part),), effect, arg, dialects)


def raising(sketch: Sketch, dialects: tuple[str, ...], *errors: str, trial: str = "build") -> Question:
    """A question answered by an exception: that ``trial`` raises one of ``errors`` (any at all, where none is named)."""
    return Question(sketch, (Operation(trial),), "raises", None, dialects, errors)


def doing(act: Act, *, sequences: int = 1) -> Sketch:
    """A scan whose step does ``act``."""
    return Sketch(sequences=(*PLAIN.sequences,) * sequences, step=Step(acts=(act,)))
