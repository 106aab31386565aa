"""The step: how it is written, and how it returns its values."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices
from tests.oracle.imports import Words
from tests.oracle.loop import Loop

INDENT = "    "
_DECIDES = "x_t.sum() > 6.0"


@dataclass(frozen=True)
class Step:
    """``lines`` define it, ``name`` is the expression that is handed to scan."""

    lines: tuple[str, ...]
    name: str


def choose(choices: Choices, loop: Loop, words: Words, noise: str) -> Step:
    values = [loop.value(number, noise) for number in range(loop.count)]
    given = loop.parameters
    if loop.mistake == "extra parameter":
        given = [*given, "more"] if choices.of(True, False) else ["more", *given]
    if loop.mistake == "missing parameter":
        given = given[:-1]
    return choices.of(*_forms(", ".join(given), _body(choices, loop, words, values)))


def _forms(given: str, body: list[str]) -> list[Step]:
    """The ways to write a function of these parameters and these lines, the plain one first."""
    indented = [INDENT + line for line in body]
    method = [INDENT + line for line in indented]
    def_step, comma = f"def step({given}):", ", " if given else ""
    forms = [
        Step((def_step, *indented), "step"),
        Step((def_step, *indented, "", "recurrence = step"), "recurrence"),
        Step((def_step, *indented, "", "steps_by_name = {'gru': step}"), "steps_by_name['gru']"),
        Step(("def make_step():", INDENT + def_step, *method, f"{INDENT}return step"), "make_step()"),
        Step(("class Cell:", f"{INDENT}def step(self{comma}{given}):", *method, "", "cell = Cell()"), "cell.step"),
        Step(("class Cell:", f"{INDENT}@staticmethod", INDENT + def_step, *method), "Cell.step"),
        Step(("class Cell:", f"{INDENT}def __call__(self{comma}{given}):", *method, "", "cell = Cell()"), "cell"),
        Step(("import functools", "", f"def scaled(scale{comma}{given}):", *indented, "", "step = functools.partial(scaled, 1.0)"), "step"),
    ]
    if len(body) == 1 and body[0].startswith("return "):
        value = body[0].removeprefix("return ")
        value = f"({value})" if "," in value else value
        forms += [Step((), f"lambda {given}: {value}"), Step((f"step = lambda {given}: {value}",), "step")]
    return forms


def _body(choices: Choices, loop: Loop, words: Words, values: list[str]) -> list[str]:
    """Its lines: what it computes, and its return."""
    if loop.mistake == "another count":
        values = values[:-1] if loop.count > 1 and choices.of(True, False) else [*values, values[0]]
    before = _gain(choices, loop, words) if loop.detail == "gain" else []
    if loop.detail == "zeroed" or loop.mistake == "leak" or choices.once_in(3):
        before += [f"new_{number} = {value}" for number, value in enumerate(values)]
        values = [f"new_{number}" for number in range(len(values))]
    if loop.detail == "zeroed":
        for value in dict.fromkeys(values):
            written = choices.of(f"{words.tensor}.set_subtensor({value}[0], 0.0)", f"{words.tensor}.inc_subtensor({value}[0], -{value}[0])")
            before.append(written if loop.mistake == "discarded" else f"{value} = {written}")
    if loop.mistake == "leak":
        before.append(f"seen.append({values[0]})")
    extras = [_updates(choices, before)] if loop.draws == "counter" else []
    extras += [f"{words.until}({words.tensor}.sum({values[0]}) > 1e9)"] if loop.until else []
    return [*before, *_returned(choices, loop, values, extras)]


def _updates(choices: Choices, before: list[str]) -> str:
    """The expression of what the step updates; lines that make it go to ``before``."""
    made = choices.of("{steps: steps + 1}", "[(steps, steps + 1)]", "dict([(steps, steps + 1)])", "((steps, steps + 1),)")
    if not choices.once_in(3):
        return made
    before.append(f"more = {made}")
    return "more"


def _gain(choices: Choices, loop: Loop, words: Words) -> list[str]:
    """What the step decides by its input."""
    match loop.mistake:
        case "if":
            return [f"gain = 2.0 if not {_DECIDES} else 1.0"] if choices.of(False, True) else ["gain = 2.0", f"if {_DECIDES}:", f"{INDENT}gain = 1.0"]
        case "conditional expression":
            return [choices.of(f"gain = 1.0 if {_DECIDES} else 2.0", f"gain = {_DECIDES} and 1.0 or 2.0")]
        case "np.where":
            return [f"gain = np.where({_DECIDES}, 1.0, 2.0)"]
    return [f"gain = {words.tensor}.switch({_DECIDES}, 1.0, 2.0)"]


def _returned(choices: Choices, loop: Loop, values: list[str], extras: list[str]) -> list[str]:
    joined = ", ".join(values)
    match loop.mistake:
        case "flat until":
            return [f"return {joined}, {extras[-1]}"]
        case "updates first":
            return [f"return {{}}, [{joined}]"]
        case "no return":
            return [f"outs = [{joined}]"]
        case "a number returned":
            return ["return 1.0"]
    if extras:
        first = choices.of(f"[{joined}]", f"({joined})")
        return [f"return {', '.join([first, *extras])}"]
    return choices.of(
        [f"return {joined}"],
        [f"return [{joined}]"],
        [f"outs = [{joined}]", "return outs"],
        [f"return [{joined}], {{}}"],
        ["outs = []", *(f"outs.append({value})" for value in values), "return outs"],
        [f"return tuple([{joined}])"],
        [f"return [{values[0]}] + [{', '.join(values[1:])}]"],
    )
