"""Puts what the probe saw into a sentence, and into the data that the reports draw from."""

from __future__ import annotations

from scanlint.companion import sights
from scanlint.companion.answer import NAMES, Answer, Stage
from scanlint.finding import Seen
from scanlint.question import Question, Sketch, Structure

_ABOUT = "with a scan of this structure"


def confirmed(question: Question, answer: Answer) -> str:
    """Say that the library does what is claimed, and what that looks like."""
    backend = answer.backend(question.dialects)
    if answer.raised is not None:
        return f"{backend} raises {answer.raised.type} {_ABOUT}: {answer.raised.text}".rstrip(": ")
    return f"{backend} does this {_ABOUT}: {_sight(question, answer)}."


def refuted(question: Question, answer: Answer) -> str:
    """Say that the library does something else, and what."""
    backend = answer.backend(question.dialects)
    if answer.raised is not None:
        return f"{backend} does not do this {_ABOUT}: it raises {answer.raised.type}: {answer.raised.text}".rstrip(": ")
    return f"{backend} does not do this {_ABOUT}: {_sight(question, answer)}."


def undecided(question: Question, answer: Answer) -> str:
    """Say that a stand-in raises, or does not, which leaves open what the library itself does."""
    if answer.raised is None:
        does = f"{answer.backend(question.dialects)} does not raise {_ABOUT}"
    else:
        does = f"{answer.backend(question.dialects)} raises {answer.raised.type} {_ABOUT}: {answer.raised.text}".rstrip(". ")
    return f"{does}; whether {NAMES[question.dialects[0]]} does, only {NAMES[question.dialects[0]]} can tell"


def other_release(question: Question, answer: Answer) -> str:
    """Say that another release is installed than those that the claim is about, or another library, whose releases are others."""
    if answer.stands_in(question.dialects):
        wanted = NAMES[question.dialects[0]]
        return f"{answer.backend(question.dialects)} is installed; this is about releases of {wanted}, of which only {wanted} can tell"
    bounds = [f"{word} {'.'.join(map(str, bound))}" for word, bound in (("from", question.since), ("before", question.until)) if bound]
    return f"{answer.backend(question.dialects)} is installed; this is about the releases {' and '.join(bounds)}"


def not_built(question: Question, answer: Answer) -> str:
    """Say that the release that is installed cannot build such a scan, and why."""
    assert answer.raised is not None
    return f"{answer.backend(question.dialects)} cannot build a scan of this structure: {answer.raised.type}: {answer.raised.text}"


def seen(question: Question, answer: Answer) -> Seen:
    """Return shapes before and after, surviving outputs and steps, or the exception, as data."""
    if isinstance(question.structure, Sketch):
        return sights.seen(question, answer)
    if answer.raised is not None:
        return Seen(before=_axes(answer.stages[-1]), exception=answer.raised.type, text=answer.raised.text)
    before, after = _before(question, answer), answer.stages[-1]
    if after.kind not in ("tensor", "list", "tuple"):
        return Seen()
    sources = after.items if after.items else (after,)
    outputs = tuple(dict.fromkeys(number for source in sources for number in source.outputs))
    steps = tuple(dict.fromkeys(step for source in sources for step in source.steps))
    return Seen(_axes(before), _axes(after), outputs, steps, answer.length if steps else None)


def _before(question: Question, answer: Answer) -> Stage:
    """The value the effect starts from: for a lost time axis the last one that had it, else the one the flagged operation was applied to."""
    with_time = [stage for stage in answer.stages[:-1] if stage.has("time")]
    return with_time[-1] if question.effect == "one_step" and with_time else answer.stages[-2]


def _axes(stage: Stage) -> tuple[tuple[str, int], ...]:
    """Named axes of a tensor; a list of tensors of one shape has its length in front; the outputs of a pair stand for the pair."""
    if stage.kind == "tensor":
        return stage.axes
    if stage.kind == "tuple" and stage.items and stage.items[-1].kind == "updates":
        return _axes(stage.items[0])
    if stage.kind in ("list", "tuple"):
        shapes = {item.axes for item in stage.items}
        return (("list", len(stage.items)), *(shapes.pop() if len(shapes) == 1 else ()))
    return ()


def _sight(question: Question, answer: Answer) -> str:
    if isinstance(question.structure, Sketch):
        return sights.sentence(question, answer)
    before, after = _before(question, answer), answer.stages[-1]
    if after.kind == "truth":
        return _truth(after)
    if after.kind == "updates":
        what = "the compiled function returns" if question.path[-1].do == "function" else "this is"
        return f"{what} a dictionary of {_count(after.size, 'update', 'updates')}, and no output"
    if after.kind == "number":
        return f"this is the number {after.size}"
    if after.kind == "other":
        return "this is neither an output nor the updates"
    if before.kind == after.kind == "tuple" and after.items == before.items:
        return f"the first target holds {_name(after.items[0])}, the second {_name(after.items[-1])}"
    if after.kind in ("list", "tuple") and after.items == before.items[::-1]:
        return f"{_name(before)} becomes {_name(after)}; the time steps keep their order"
    return f"{_name(before)} becomes {_name(after)}{_left(question, answer, after)}"


def _truth(stage: Stage) -> str:
    one, other = ("true" if taken else "false" for taken in (stage.taken, stage.of_zeros))
    return f"Python takes the result for {one}, and the same result times zero for {other}"


def _left(question: Question, answer: Answer, after: Stage) -> str:
    """What is left of outputs, steps and samples, where that is told by the values."""
    if after.stacked or after.has("output"):
        return "; the outputs were stacked on a new first axis"
    if not after.steps:
        return ""
    parts = []
    if any(stage.kind == "list" for stage in answer.stages):
        if after.has("time") and len(after.outputs) == 1 and len(after.steps) == answer.length:
            return f"; this is output {after.outputs[0]} with every time step"
        parts.append(f"output {_list(after.outputs)}")
    assert isinstance(question.structure, Structure)
    if len(after.steps) < answer.length and question.structure.api in ("scan", "map"):
        parts.append(f"only time step {_list(after.steps)}" if len(after.steps) == 1 else f"time steps {_list(after.steps)}")
    elif after.has("time"):
        parts.append("every time step" if after.steps == tuple(range(answer.length)) else f"time steps {_list(after.steps)}")
    if len(after.samples) == 1:
        parts.append(f"only sample {_list(after.samples)}")
    return f"; {' and '.join(parts)} {'is' if len(parts) == 1 else 'are'} left" if parts else ""


def _name(stage: Stage) -> str:
    if stage.kind == "tensor":
        return "(" + ", ".join(f"{name} {size}" for name, size in stage.axes) + ")" if stage.axes else "a scalar"
    if stage.kind == "updates":
        return "the updates"
    if stage.kind == "tuple" and len(stage.items) == 2 and stage.items[-1].kind == "updates":
        return "the (outputs, updates) pair"
    if stage.items and all(item.whole and len(item.outputs) == 1 for item in stage.items):
        return f"a {stage.kind} of {_count(len(stage.items), 'output', 'outputs')} ({_list(tuple(item.outputs[0] for item in stage.items))})"
    return f"a {stage.kind} of {_count(len(stage.items), 'value', 'values')}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _list(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) for number in numbers)
