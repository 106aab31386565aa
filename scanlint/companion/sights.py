"""Puts what a trial of a sketch showed into a sentence, and into the data that the reports draw from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from scanlint.companion.answer import Answer
from scanlint.finding import Seen
from scanlint.question import Question, Sketch

Sight = Mapping[str, Any]
_AXES = ("time", "sample", "dim")
_PARTS = {
    "keys": "the key",
    "go_backwards": "go_backwards",
    "until": "until",
    "discard": "the statement",
    "once": "n_steps=1",
}


def sentence(question: Question, answer: Answer) -> str:
    """What was seen, without the library's name and without a full stop."""
    told = _TOLD.get(question.path[0].do)
    return told(question, answer.sight) if told is not None else "the call raises nothing"


def seen(question: Question, answer: Answer) -> Seen:
    """The exception, or the steps of each output that are left, that change or that repeat, as data."""
    if answer.raised is not None:
        return Seen(exception=answer.raised.type, text=answer.raised.text)
    drawn = _DRAWN.get(question.effect)
    assert isinstance(question.structure, Sketch)
    return drawn(question, question.structure, answer.sight) if drawn is not None and _tells(question.effect, answer.sight) else Seen()


def _tells(effect: str, sight: Sight) -> bool:
    """Whether there is anything to be drawn: a decision that was taken, numbers that were drawn, an output with an axis."""
    if effect in ("axis_added", "step_short", "steps"):
        return any(output.get("shape") for output in sight["outputs"])
    return bool(sight.get("decides", True) and sight.get("drawn", True))


def _run(question: Question, sight: Sight) -> str:
    shapes = [f"({', '.join(map(str, output['shape']))})" if "shape" in output else "None" for output in sight["outputs"]]
    told = f"the outputs have the shape {' and '.join(shapes)}" if len(shapes) > 1 else f"the output has the shape {shapes[0]}"
    rows = next((state for state in sight["rows"] if state and question.effect == "rows_lost"), None)
    if rows is not None:
        return f"{told}, and of the {rows['rows']} rows of the initial state {_rows(rows['read'])}"
    if question.effect == "step_short":
        return f"{told}; {sight['length']} steps were asked for"
    return told


def _rows(read: list[int]) -> str:
    return f"only row {read[0]} is read" if len(read) == 1 else f"rows {', '.join(map(str, read))} are read" if read else "none is read"


def _build(question: Question, sight: Sight) -> str:
    return "an output is None" if any(output.get("none") for output in sight["outputs"]) else "the call raises nothing"


def _count(question: Question, sight: Sight) -> str:
    for output in sight["outputs"]:
        if output["differs"]:
            at, got, exact = (output["differs"][name] for name in ("step", "got", "exact"))
            return f"the state is {output['dtype']}, and at step {at} it is {got}{f', not {exact}' if exact is not None else ''}"
    return "all steps are those of whole numbers without bounds"


def _reach(question: Question, sight: Sight) -> str:
    if question.effect == "whole_each_step":
        changes = [steps[0] for group, _, steps in sight["reach"] if group == "non_sequences" and steps]
        return f"one element of it changes {len(changes[0])} of {sight['length']} steps" if changes else "nothing is handed over beside the sequences"
    for group, number, steps in sight["reach"]:
        if group == "states" and number == question.arg:
            found = sorted({step for output in steps for step in output})
            return f"another initial state changes {f'steps {_list(found)}' if found else 'no step of any output'}"
    return "there is no such state"


def _gradient(question: Question, sight: Sight) -> str:
    return f"the gradient is {sight['gradient']:.4g}, and {sight['whole']:.4g} through all steps"


def _without(question: Question, sight: Sight) -> str:
    part = _PARTS[str(question.path[0].arg)]
    if not sight["part"]:
        return f"{part} is not there"
    if sight["raised"]:
        return f"one step runs, and with three it raises {sight['raised']['type']}: {sight['raised']['text']}"
    return f"the outputs are {'the same' if sight['same'] else 'others'} without {part}"


def _twice(question: Question, sight: Sight) -> str:
    if not sight["drawn"]:
        return "nothing is drawn"
    if question.effect == "draws_frozen":
        return f"the {sight['numbers']} steps draw {_count_of(sight['distinct'])}"
    return f"of the {sight['numbers']} numbers of the second call {sight['repeated']} are those of the first"


def _count_of(number: int) -> str:
    return "the same number" if number == 1 else f"{number} distinct numbers"


def _nested(question: Question, sight: Sight) -> str:
    if not sight["drawn"]:
        return "nothing is drawn"
    return f"of the {sight['numbers']} numbers of {sight['rows']} outer steps {sight['distinct']} are distinct"


def _decide(question: Question, sight: Sight) -> str:
    if not sight["decides"]:
        return "Python decides nothing in the step"
    words = ["true" if flag else "false" for flag in (sight["wanted"] + [sight["taken"][0]])]
    return f"the condition is {', '.join(words[:-1])} at the steps, and is taken for {words[-1]} at all of them"


def _numpy(question: Question, sight: Sight) -> str:
    if not sight["called"]:
        return "the step calls no function of NumPy"
    return "the outputs are what NumPy gives for the values" if sight["same"] else "the outputs are not what NumPy gives for the values of a step"


def _leak(question: Question, sight: Sight) -> str:
    return f"{sight['kept']} variables of the step were computed outside"


def _align(question: Question, sight: Sight) -> str:
    return f"step 0 has seen {_steps(sight['depends'][0])} of the sequence, step {len(sight['depends']) - 1} {_steps(sight['depends'][-1])}"


def _fold(question: Question, sight: Sight) -> str:
    return f"the result is {'' if sight['same'] else 'not '}that of a fold whose parameters are named so"


def _warnings(question: Question, sight: Sight) -> str:
    return "; ".join(f"{kind}: {text}" for kind, text in sight["warnings"]) or "nothing warns"


def _join(question: Question, sight: Sight) -> str:
    return "the updates can be joined" if sight["pairs"] == sight["entries"] else f"the list has {sight['pairs']} pairs of {sight['entries']} entries"


def _name(question: Question, sight: Sight) -> str:
    return "the name is there"


def _steps(steps: list[int]) -> str:
    return f"step {steps[0]}" if len(steps) == 1 else f"steps {_list(steps)}" if steps else "no step"


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


_TOLD: dict[str, Callable[[Question, Sight], str]] = {
    "build": _build, "run": _run, "count": _count, "reach": _reach, "gradient": _gradient, "without": _without, "twice": _twice, "nested": _nested,
    "decide": _decide, "numpy": _numpy, "leak": _leak, "align": _align, "fold": _fold, "warnings": _warnings, "join": _join, "name": _name,
}  # fmt: skip


def _axes(shape: list[int]) -> tuple[tuple[str, int], ...]:
    """Names for the axes: time, then from the right dim and sample; one too many stands between."""
    names = ["time", *("axis" for _ in shape[3:]), *_AXES[3 - max(len(shape[1:3]), 0) :]] if len(shape) > 1 else ["time"]
    return tuple(zip(names, shape, strict=True)) if len(names) == len(shape) else ()


def _added(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    after = _axes(sight["outputs"][0]["shape"])
    return Seen(tuple(axis for axis in after if axis[0] != "axis"), after)


def _short(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    left = next(output["shape"][0] for output in sight["outputs"] if output.get("shape"))
    return Seen(outputs=tuple(range(len(sight["outputs"]))), steps=tuple(range(left)), of_steps=max(sight["length"], left))


def _drawn(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    names = [f"outer step {row}" for row in range(len(sight["draws"]))] if "rows" in sight else ["first call", "second call"]
    return Seen(draws=tuple((name, tuple(row)) for name, row in zip(names, sight["draws"], strict=True)))


def _branch(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    return Seen(rows=(("condition", tuple(sight["wanted"])), ("taken", tuple(sight["taken"]))))


def _seen_by(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    """Which steps of the sequence the first and the last step of the outputs have seen."""
    depends = sight["depends"]
    rows = [(f"step {at} saw", tuple(step in depends[at] for step in range(sight["length"]))) for at in (0, len(depends) - 1)]
    return Seen(rows=tuple(rows))


def _changes(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    """Which steps change with the initial state, or with an element of what is handed over."""
    group = "states" if question.effect == "state_unread" else "non_sequences"
    number = question.arg if question.effect == "state_unread" else 0
    changes = next((steps for kind, at, steps in sight["reach"] if (kind, at) == (group, number)), None)
    if changes is None:
        return Seen()
    changed = {step for output in changes for step in output}
    return Seen(rows=(("changes", tuple(step in changed for step in range(sight["length"]))),))


def _read(question: Question, sketch: Sketch, sight: Sight) -> Seen:
    state = next((state for state in sight["rows"] if state), None)
    rows = (("read", tuple(row in state["read"] for row in range(state["rows"]))),) if state is not None else ()
    return Seen(rows=rows, columns="row")


_DRAWN: dict[str, Callable[[Question, Sketch, Sight], Seen]] = {
    "axis_added": _added,
    "step_short": _short,
    "steps": _short,
    "rows_lost": _read,
    "state_unread": _changes,
    "whole_each_step": _changes,
    "one_branch": _branch,
    "misaligned": _seen_by,
    "draws_repeated": _drawn,
    "draws_frozen": _drawn,
}
