"""What is said of a training, all of it from the numbers of the run."""

from __future__ import annotations

from scanlint.demo.training import Curve, Training

#: What the step's output is called in each classifier, and what its layer returns.
RETURNS = {"buggy": "rval[0]", "fixed": "rval"}


def opening(training: Training) -> str:
    """What was trained, on what."""
    return (
        f"{training.library} trains two GRUs that differ by one index, rval[0] or rval (seed {training.seed}). In {training.shown} of "
        f"{training.sentences} made sentences the first word fits the label, the last always:"
    )


def figures(curve: Curve, sentences: int) -> str:
    """Where a training ended."""
    change = f"moved up to {curve.recurrent_change:.2f}" if curve.recurrent_change else "never moved"
    return f"accuracy {curve.right[-1] / sentences:.3f}  cost {curve.costs[-1]:.3f}  recurrent weights {change}"


def closing(training: Training) -> str:
    """What the run shows, for better or worse."""
    buggy, fixed, known = training.buggy.right[-1], training.fixed.right[-1], training.known_by_first_word
    got = "just these" if buggy == known else str(buggy)
    seen = f"First words alone tell {known} of {training.sentences} labels at most: rval[0] got {got}, rval {_all(fixed, training.sentences)}."
    if buggy >= fixed:
        return f"{seen} This run does not show the difference; another --seed may."
    return f"{seen} No error was raised; see `scanlint explain SCN101`."


def _all(right: int, sentences: int) -> str:
    return f"all {sentences}" if right == sentences else str(right)
