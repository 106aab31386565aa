"""The call of scan: its arguments, and how they are handed over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.oracle.choices import Choices
from tests.oracle.imports import Words
from tests.oracle.loop import Loop, hide
from tests.oracle.step import INDENT, Step

Argument = tuple[str, str]


@dataclass(frozen=True)
class Call:
    """``text`` is the call as an expression, ``wrapper`` the lines of a function that it goes through, ``before`` lines that make its arguments."""

    text: str
    wrapper: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    name: str = "plain"


def choose(choices: Choices, loop: Loop, words: Words, step: Step, states: str | None) -> Call:
    """A call with the right arguments, in some form."""
    arguments = [(name, hide(loop, name, value)) for name, value in _arguments(choices, loop, states)]
    step = replace(step, name=hide(loop, "step", step.name))
    plain = ", ".join(f"{name}={value}" for name, value in arguments)
    scan, comma = words.scan, ", " if arguments else ""
    options = ["options = {}", *(f"options[{name!r}] = {value}" for name, value in arguments)]
    values = ", ".join([step.name, *(value for _, value in arguments)])
    return choices.of(
        Call(f"{scan}({step.name}{comma}{plain})"),
        Call(f"{scan}({_positional(step, arguments)})"),
        Call(f"{scan}(fn={step.name}{comma}{plain})"),
        Call(f"{scan}({step.name}, **options)", before=(f"options = dict({plain})",)),
        Call(f"{scan}({step.name}, **options)", before=tuple(options)),
        Call(f"run_loop({step.name}{comma}{plain})", _wrapper(f"{scan}(fn, **options)", "fn, **options"), name="wrapper of keywords"),
        Call(f"run_loop({step.name}{comma}{plain})", _wrapper(f"{scan}(*given, **options)", "*given, **options"), name="wrapper of everything"),
        Call(f"run_loop({_positional(step, arguments)})", _wrapper(f"{scan}(*given, **options)", "*given, **options"), name="wrapper by place"),
        Call(f"run_loop({values})", _own_words(words, arguments), name="wrapper with its own words"),
    )


def _wrapper(call: str, parameters: str) -> tuple[str, ...]:
    return f"def run_loop({parameters}):", f"{INDENT}return {call}"


def _own_words(words: Words, arguments: list[Argument]) -> tuple[str, ...]:
    """A wrapper that takes each argument under a name of its own."""
    names = [f"the_{name}" for name, _ in arguments]
    passed = ", ".join(f"{name}=the_{name}" for name, _ in arguments)
    return _wrapper(f"{words.scan}(fn, {passed})", ", ".join(["fn", *names]))


def _positional(step: Step, arguments: list[Argument]) -> str:
    """The leading arguments without their names, as far as they come in the order of the signature."""
    order = ["sequences", "outputs_info", "non_sequences"]
    parts, leading = [step.name], True
    for place, (name, value) in enumerate(arguments):
        leading = leading and order[place : place + 1] == [name]
        parts.append(value if leading else f"{name}={value}")
    return ", ".join(parts)


def _arguments(choices: Choices, loop: Loop, states: str | None) -> list[Argument]:
    found = [("sequences", _sequences(choices, loop))] if loop.sequences and loop.mistake != "no steps" else []
    found += [("outputs_info", states)] if states is not None and loop.api != "map" else []
    found += [("non_sequences", choices.of("[u]", "(u,)", "[u][:]"))] if loop.shared == "passed" else []
    found += [("go_backwards", "True")] if loop.backwards and loop.api != "foldr" else []
    if loop.api == "scan":
        found += _steps(choices, loop)
        found += [("return_list", "True")] if loop.listed else choices.of([], [], [], [("return_list", "False")])
        strict = [("strict", str(loop.shared != "closure"))]
        flags = choices.of([], [], [], strict, [("name", "'loop'")], [("truncate_gradient", "-1")])
        found += [("strict", "True")] if loop.mistake == "strict" else flags
    found += [("return_updates", "False")] if not loop.pair else []
    if loop.mistake == "keyword misspelt":
        name, value = found[0]
        found[0] = ({"sequences": "sequence", "outputs_info": "output_info"}.get(name, f"the_{name}"), value)
    return found


def _steps(choices: Choices, loop: Loop) -> list[Argument]:
    if loop.mistake.startswith("n_steps="):
        return [("n_steps", loop.mistake.removeprefix("n_steps="))]
    needed = not loop.sequences and loop.mistake != "no steps"
    return [("n_steps", choices.of("5", "x.shape[0]"))] if needed or (loop.mistake != "no steps" and choices.once_in(5)) else []


def _sequences(choices: Choices, loop: Loop) -> str:
    if loop.mistake == "sequence of numbers":
        return choices.of("[1.0, 2.0, 3.0, 4.0, 5.0]", "range(5)", "[[1.0, 2.0]] * 5")
    if loop.sequences == 2:
        return choices.of("[x, y]", "(x, y)", "[x] + [y]", "[x, dict(input=y, taps=[0])]")
    return choices.of("x", "[x]", "(x,)", "dict(input=x, taps=[0])", "[dict(input=x)]")
