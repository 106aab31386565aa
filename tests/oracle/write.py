"""One program: all choices made, one after the other, and written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.oracle import binding, call, imports, loop, mistakes, passing, states, step, uses, wrapping
from tests.oracle.choices import Choices


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
    what = _planted(choices, loop.choose(choices, library))
    words = imports.choose(choices, what)
    body = step.choose(choices, what, words, imports.noise(choices, what))
    before, given = states.choose(choices, what, words)
    called = call.choose(choices, what, words, body, given)
    bound = binding.choose(choices, what, called.text)
    wrap = wrapping.Wrap() if what.mistake in ("pair", "swapped") else wrapping.choose(choices, what)
    use = uses.choose(choices, what, words, wrap.makes == "list" or (what.as_list and wrap.makes != "tensor"))
    inside = [*body.lines, ""] if choices.of(False, True) else []
    passed = passing.choose(choices, [*inside, *before, *called.before, *bound.lines], bound.updates, [*wrap.lines, *use.lines])
    given_updates = f", updates={passed.updates}" if passed.updates else ""
    parts = [
        words.header,
        ["", f"x = {words.tensor}.tensor3('x')", *_made(what, words), ""],
        () if inside else (*body.lines, ""),
        (*called.wrapper, "") if called.wrapper else (),
        (*wrap.helper, "") if wrap.helper else (),
        passed.lines,
        [f"run = {words.root}.function([x], result{given_updates})", ""],
    ]
    traits = (what.mistake or "no mistake", passed.name, called.name, bound.lines[-1].replace(called.text, ".."), *wrap.lines[:1], *use.lines[-1:])
    return Program("\n".join(line for part in parts for line in part), _wanted(what, use), traits, not what.hidden, tuple(choices.made))


def _planted(choices: Choices, what: loop.Loop) -> loop.Loop:
    """The loop with a mistake in every fourth program, and with what that mistake needs to be one."""
    fitting = mistakes.that_fit(what)
    mistake = choices.of(*fitting) if fitting and choices.once_in(4) else ""
    gain = mistake in ("if", "conditional expression", "np.where")
    return replace(
        what,
        mistake=mistake,
        detail="gain" if gain else "zeroed" if mistake == "discarded" else what.detail,
        shared="closure" if mistake == "strict" else what.shared,
        draws="stream" if mistake == "numbers of NumPy" else what.draws,
    )


def _made(what: loop.Loop, words: imports.Words) -> list[str]:
    """The lines that make what the step and its arguments are made of."""
    made = ["from elsewhere import same"] if what.hidden else []
    made += ["y = 0.1 * x"] if what.sequences == 2 else []
    made += [f"u = {words.root}.shared(0.3)"] if what.shared else []
    made += imports.stream(what) if what.draws == "stream" else []
    made += [f"steps = {words.root}.shared(0)"] if what.draws == "counter" else []
    made += ["seen = []"] if what.mistake == "leak" else []
    return made


def _wanted(what: loop.Loop, use: uses.Use) -> dict[str, object]:
    own = {name: getattr(what, name) for name in ("taps", "sequences", "start", "draws", "detail", "backwards")}
    return {**own, "shared": bool(what.shared), "output": use.output, "wanted": use.wanted}
