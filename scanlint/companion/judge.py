"""Holds the claim of a question against what the probe saw. The probe is not told the claim, so the verdict rests on values alone."""

from __future__ import annotations

from collections.abc import Callable

from scanlint.companion import trials
from scanlint.companion.answer import Answer, Stage
from scanlint.question import Question, Sketch, Structure

_SAMPLES = 3


def holds(question: Question, answer: Answer) -> bool:
    """Whether what was seen is the claimed effect. An exception counts only where the last operation of the path, the flagged one, raised it."""
    if isinstance(question.structure, Sketch):
        return trials.holds(question, answer)
    if answer.raised is not None:
        return question.effect == "raises" and answer.raised.at == len(question.path) - 1
    effect = _EFFECTS.get(question.effect)
    return effect is not None and len(answer.stages) > 1 and effect(question, answer, answer.stages[-2], answer.stages[-1])


def _is(number: int | None, seen: tuple[int, ...], of: int) -> bool:
    return len(seen) == 1 and (number is None or (-of <= number < of and number % of == seen[0]))


def _one_step(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    had_time = any(stage.has("time") and len(stage.steps) > 1 for stage in answer.stages)
    return after.kind == "tensor" and had_time and not after.has("time") and _is(question.arg, after.steps, answer.length)


def _sample(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    picked = before.has("sample") and not before.has("time") and not after.has("sample")
    return after.kind == "tensor" and picked and _is(question.arg, after.samples, _SAMPLES)


def _other_output(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    all_steps = after.has("time") and after.steps == tuple(range(answer.length))
    assert isinstance(question.structure, Structure)
    from_list = any(stage.kind == "list" for stage in answer.stages)
    return after.kind == "tensor" and from_list and all_steps and _is(question.arg, after.outputs, len(question.structure.recurrent))


def _stacked(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    return after.kind == "tensor" and (after.stacked or (after.has("output") and after.whole and not before.has("output")))


def _outputs_reversed(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    lists = before.kind == after.kind == "list" and bool(after.items) and after.items == before.items[::-1]
    return lists and all(item.whole and item.steps == tuple(range(len(item.steps))) for item in after.items)


def _repeated(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    return before.kind == after.kind and after.kind in ("list", "tuple") and bool(before.items) and after.items == before.items * 2


def _always_true(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    return after.kind == "truth" and after.taken and after.of_zeros and after.zeros


def _swapped(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    operation = question.path[-1]
    if operation.do == "unpack" and isinstance(operation.arg, tuple) and operation.arg[1] is None:
        return len(after.items) == 2 and is_outputs(after.items[0]) and after.items[1].kind == "updates"
    taken_first = operation.do in ("unpack", "index") and operation.arg in (0, (2, 0))
    return is_outputs(after) if taken_first else after.kind == "updates"


def _updates_as_output(question: Question, answer: Answer, before: Stage, after: Stage) -> bool:
    return after.kind == "updates"


def is_outputs(stage: Stage) -> bool:
    """Whether a value is the output of a scan, or the list of its outputs."""
    return stage.whole if stage.kind == "tensor" else stage.kind == "list" and all(is_outputs(item) for item in stage.items)


_EFFECTS: dict[str, Callable[[Question, Answer, Stage, Stage], bool]] = {
    "one_step": _one_step,
    "sample": _sample,
    "other_output": _other_output,
    "stacked": _stacked,
    "outputs_reversed": _outputs_reversed,
    "repeated": _repeated,
    "always_true": _always_true,
    "swapped": _swapped,
    "updates_as_output": _updates_as_output,
}
