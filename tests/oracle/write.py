"""One program: all choices made, one after the other, and written down."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle import binding, call, imports, loop, passing, states, step, uses, wrapping
from tests.oracle.choices import Choices

#: What can be planted, by the function that is called.
MISTAKES = {
    "scan": ("another count", "one entry more", "extra parameter", "missing parameter", "no return", "a number", "updates first"),
    "map": ("extra parameter", "missing parameter", "no return", "a number"),
    "reduce": ("extra parameter", "missing parameter", "another count"),
}


@dataclass(frozen=True)
class Program:
    """``traits`` name the forms that were chosen, the mistake that was planted first. ``wanted`` is what its author wants, as reference.py takes it.

    ``decidable`` is False where it was hidden on purpose what scan returns. ``choices`` make the program again.
    """

    source: str
    wanted: dict[str, object]
    traits: tuple[str, ...]
    decidable: bool
    choices: tuple[int, ...]


def write(library: str, choices: Choices) -> Program:
    what = loop.choose(choices, library, MISTAKES)
    words = imports.choose(choices, what)
    noise = imports.noise(choices, what) if what.draws == "stream" else ""
    body = step.choose(choices, what, words, noise)
    before, given = states.choose(choices, what, words)
    called = call.choose(choices, what, words, body, given)
    bound = binding.choose(choices, what, called.text)
    wrap = wrapping.choose(choices, what)
    use = uses.choose(choices, what, words, wrap.makes == "list" or (what.as_list and wrap.makes != "tensor"))
    outside = choices.of(True, False)
    inner = [] if outside else [*body.lines, ""]
    passed = passing.choose(choices, [*inner, *before, *called.before, *bound.lines], bound.updates, [*wrap.lines, *use.lines])
    made = ["y = 0.1 * x"] if what.sequences == 2 else []
    made += [f"u = {words.root}.shared(0.3)"] if what.shared else []
    made += imports.stream(what, words) if what.draws == "stream" else []
    made += [f"steps = {words.root}.shared(0)"] if what.draws == "counter" else []
    head = [
        *words.header,
        "",
        f"x = {words.tensor}.tensor3('x')",
        *made,
        "",
        *(body.lines if outside else ()),
        "",
        *called.wrapper,
        "",
        *wrap.helper,
        "",
    ]
    compiled = f"run = {words.root}.function([x], result{f', updates={passed.updates}' if passed.updates else ''})"
    source = "\n".join([*head, *passed.lines, "", compiled]) + "\n"
    wanted = {
        "taps": what.taps,
        "second": what.sequences == 2,
        "sequences": what.sequences,
        "shared": what.shared,
        "start": what.start,
        "draws": what.draws,
        "backwards": what.backwards,
        "output": use.output,
        "wanted": use.wanted,
    }
    traits = (what.mistake or "no mistake", passed.name, called.name, bound.lines[-1].replace(called.text, ".."), *wrap.lines[:1], *use.lines[-1:])
    return Program(source, wanted, traits, wrap.decidable, tuple(choices.made))
