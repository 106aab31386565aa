"""What a generated scan computes: its outputs, what they are made of, and how that is written as expressions of the step."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices

#: Names of the states by output; a state of two taps has two parameters.
STATES = ("h", "c", "s")
REDUCING = ("reduce", "foldl", "foldr")
#: What can be handed through a function of a module that nobody can read.
HIDDEN = ("result", "step", "outputs_info", "return_list")


@dataclass(frozen=True)
class Loop:
    """``taps`` holds for each output how many of its earlier steps it is computed from, 0 for one that does not feed back.

    ``shared`` is "passed" where a shared variable is added that is one of non_sequences, "closure" where it is not handed over. ``draws`` is "stream"
    where each output adds a random number, "counter" where the step updates a shared variable. ``detail`` is "gain" where the step decides by its
    input, "zeroed" where it writes into its outputs. ``hidden`` is one of HIDDEN in a program that is undecidable on purpose,
    ``mistake`` is the one that is planted. Each is empty where there is nothing of the kind.
    """

    library: str
    api: str
    taps: tuple[int, ...]
    sequences: int
    shared: str
    draws: str
    detail: str
    backwards: bool
    listed: bool
    pair: bool
    until: bool
    start: str
    hidden: str
    mistake: str = ""

    @property
    def count(self) -> int:
        return len(self.taps)

    @property
    def as_list(self) -> bool:
        """Whether the outputs come back as a list."""
        return self.count > 1 or self.listed

    @property
    def reduces(self) -> bool:
        return self.api in REDUCING

    @property
    def slices(self) -> list[str]:
        """The parameters of the step that take a step of a sequence."""
        return ["x_t", "y_t"][: self.sequences]

    @property
    def parameters(self) -> list[str]:
        """All parameters of the step, in the order in which scan passes them."""
        states = [name for state, taps in zip(STATES, self.taps, strict=False) for name in _names(state, taps)]
        return [*self.slices, *states, *(["u"] if self.shared == "passed" else [])]

    def value(self, number: int, noise: str) -> str:
        """The expression of one output."""
        parts = [f"{number + 1}.0 * {self.slices[0]}" if self.sequences else f"{number + 1}.0", *self.slices[1:]]
        names = _names(STATES[number], self.taps[number])
        parts += [f"{weight} * {name}" for weight, name in zip(("0.5", "0.25"), reversed(names), strict=False)]
        parts += ["u"] if self.shared else []
        parts += [noise] if noise else []
        total = " + ".join(parts)
        return f"gain * ({total})" if self.detail == "gain" else total


def _names(state: str, taps: int) -> list[str]:
    return [[], [state], [f"{state}_tm2", f"{state}_tm1"]][taps]


def hide(loop: Loop, what: str, expression: str) -> str:
    """The expression; where that was chosen, only the run can tell what it is (see child.py)."""
    return f"same({expression})" if loop.hidden == what else expression


def choose(choices: Choices, library: str) -> Loop:
    api = choices.of("scan", "scan", "scan", "scan", "map", choices.of("reduce", "foldl", "foldr"))
    count = choices.of(1, 1, 2, 3)
    feeding = {"map": (0,), "scan": (1, 0, 2)}.get(api, (1,))
    draws = choices.of("", "", "", "", "stream", "counter") if api in ("scan", "map") else ""
    taps = (0,) * count if draws == "stream" else tuple(choices.of(*feeding) for _ in range(count))
    scan = api == "scan"
    sequences = choices.of(1, 1, 2) if not scan or not all(taps) or draws else choices.of(1, 1, 2, 0)
    return Loop(
        library=library,
        api=api,
        taps=taps,
        sequences=sequences,
        shared=choices.of("", "", "", "passed", "closure"),
        draws=draws,
        detail=choices.of("", "", "", "", "zeroed", "gain") if sequences and draws != "stream" else "",
        backwards=choices.once_in(6) if scan else api == "foldr",
        listed=choices.once_in(5) if scan else False,
        pair=not choices.once_in(3) if library == "pytensor" and not draws else True,
        until=choices.once_in(6) if scan else False,
        start=choices.of("zeros", "x"),
        hidden=choices.of(*HIDDEN) if choices.once_in(10) else "",
    )
