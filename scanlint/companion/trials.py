"""Holds the claim of a question on a sketch against what the trial showed: exceptions by type and text, everything else by values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scanlint.companion.answer import Answer, Raised
from scanlint.question import ERRORS, Question, Sketch

Sight = Mapping[str, Any]


def holds(question: Question, answer: Answer) -> bool:
    """Whether what was seen is the claimed effect."""
    if answer.raised is not None:
        return (question.effect == "raises" and fits(answer.raised, question.errors)) or _raised_instead(question, answer.raised)
    effect = _EFFECTS.get(question.effect)
    assert isinstance(question.structure, Sketch)
    return effect is not None and effect(question, question.structure, answer.sight)


def fits(raised: Raised, errors: tuple[str, ...]) -> bool:
    """Whether an exception is one of those that the words stand for; without words any is."""
    wanted = [pair for word in errors for pair in ERRORS[word]]
    return not errors or any(kind in raised.type and text in raised.text for kind, text in wanted)


def _raised_instead(question: Question, raised: Raised) -> bool:
    """The effects that some library shows by an exception of its own: no output (AssertionError in Aesara and PyTensor), a name that is missing."""
    if question.effect == "no_output":
        return raised.type == "AssertionError"
    return question.effect == "lacks_name" and raised.type == "AttributeError"


def _ignored(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """A part without which the values are the same; a discarded change also makes a difference where its result is used."""
    return bool(sight["part"] and sight["same"] and not sight.get("bound", False))


def _unchecked(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["part"] and sight["raised"] and fits(Raised(0, **sight["raised"]), ("states_count",)))


def _no_output(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any(output.get("none") for output in sight["outputs"])


def _rows_lost(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any(state and state["rows"] > state["deepest"] and len(state["read"]) < state["rows"] for state in sight["rows"])


def _step_short(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any(output.get("shape") and output["shape"][0] < sight["length"] for output in sight["outputs"])


def _axis_added(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """Whether a tensor that stands in a list came to the step with one axis more than it has."""
    before = sum(len(entry.taps or (0,)) for entry in sketch.sequences)
    for number, entry in enumerate(sketch.states):
        if entry.form in ("list", "tuple") and entry.items and set(entry.items) <= {"tensor", "array"} and before + number < len(sight["given"]):
            own = 2 if entry.dims is None else len(entry.dims)
            return bool(sight["given"][before + number] == own + 1)
    return False


def _wraps(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any(output["differs"] and output["dtype"].startswith("int") for output in sight["outputs"])


def _state_unread(question: Question, sketch: Sketch, sight: Sight) -> bool:
    changes = next((steps for group, number, steps in sight["reach"] if group == "states" and number == question.arg), None)
    return changes is not None and not any(changes)


def _one_branch(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["decides"]) and len(set(sight["wanted"])) == 2 and len(set(sight["taken"])) == 1


def _not_numpy(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["called"] and not sight["same"])


def _draws_repeated(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """A second call that has all numbers of the first but one, or a nested scan that has fewer distinct ones than it draws."""
    if "rows" in sight:
        return bool(sight["drawn"] and sight["distinct"] < sight["numbers"])
    return bool(sight["drawn"] and sight["numbers"] > 1 and sight["repeated"] >= sight["numbers"] - 1)


def _draws_frozen(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["drawn"] and sight["numbers"] > 1 and sight["distinct"] == 1 and sight["repeated"] == sight["numbers"])


def _steps(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """Whether another number of steps is run than the one that was written, and which."""
    asked = dict(sketch.arguments).get("n_steps")
    shapes = [output["shape"] for output in sight["outputs"] if output.get("shape")]
    asks = isinstance(asked, (int, float)) and (asked != question.arg or asked == 0)
    return asks and bool(shapes) and all(shape[0] == question.arg for shape in shapes)


def _misaligned(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """Whether step 0 is that of the end of the sequence, so that it has not seen what is beside it."""
    depends = sight["depends"]
    return len(depends) == sight["length"] and any(step not in seen for step, seen in enumerate(depends))


def _whole_each_step(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any(group == "non_sequences" and steps and len(steps[0]) == sight["length"] for group, _, steps in sight["reach"])


def _operands_swapped(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return not sight["same"]


def _no_gradient(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["gradient"] == 0 and sight["whole"] != 0)


def _warns(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return any("Deprecat" in kind or "Future" in kind for kind, text in sight["warnings"] if "return" in text)


def _keys_only(question: Question, sketch: Sketch, sight: Sight) -> bool:
    return bool(sight["pairs"] < sight["entries"])


def _never(question: Question, sketch: Sketch, sight: Sight) -> bool:
    """What only an exception shows."""
    return False


_EFFECTS: dict[str, Callable[[Question, Sketch, Sight], bool]] = {
    "raises": _never,
    "ignored": _ignored,
    "unchecked": _unchecked,
    "no_output": _no_output,
    "rows_lost": _rows_lost,
    "step_short": _step_short,
    "axis_added": _axis_added,
    "wraps": _wraps,
    "state_unread": _state_unread,
    "one_branch": _one_branch,
    "not_numpy": _not_numpy,
    "draws_repeated": _draws_repeated,
    "draws_frozen": _draws_frozen,
    "steps": _steps,
    "misaligned": _misaligned,
    "whole_each_step": _whole_each_step,
    "operands_swapped": _operands_swapped,
    "no_gradient": _no_gradient,
    "warns": _warns,
    "lacks_name": _never,
    "keys_only": _keys_only,
}
