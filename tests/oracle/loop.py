"""What a generated scan computes: its outputs, what they are made of, and how that is written as expressions of the step."""

from __future__ import annotations

from dataclasses import dataclass

from tests.oracle.choices import Choices

#: Names of the states by output; a state of two taps has two parameters.
STATES = ("h", "c", "s")
REDUCING = ("reduce", "foldl", "foldr")


@dataclass(frozen=True)
class Loop:
    """``taps`` holds for each output how many of its earlier steps it is computed from, 0 for one that does not feed back.

    ``draws`` is "stream" where each output adds a random number, "counter" where the step updates a shared variable, else empty. ``mistake`` is the
    one that is planted, else empty.
    """

    library: str
    api: str
    taps: tuple[int, ...]
    sequences: int
    shared: bool
    draws: str
    backwards: bool
    listed: bool
    pair: bool
    until: bool
    start: str
    mistake: str

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
    def states(self) -> list[str]:
        """The parameters of the step that take an earlier step of an output."""
        return [name for state, taps in zip(STATES, self.taps, strict=False) for name in state_names(state, taps)]

    @property
    def parameters(self) -> list[str]:
        return [*self.slices, *self.states, *(["u"] if self.shared else [])]

    def value(self, number: int, noise: str) -> str:
        """The expression of one output."""
        parts = [f"{number + 1}.0 * {self.slices[0]}" if self.sequences else f"{number + 1}.0", *self.slices[1:]]
        names = state_names(STATES[number], self.taps[number])
        parts += [f"{weight} * {name}" for weight, name in zip(("0.5", "0.25"), reversed(names), strict=False)]
        parts += ["u"] if self.shared else []
        parts += [noise] if self.draws == "stream" else []
        return " + ".join(parts)


def state_names(state: str, taps: int) -> list[str]:
    return [[], [state], [f"{state}_tm2", f"{state}_tm1"]][taps]


def choose(choices: Choices, library: str, mistakes: dict[str, tuple[str, ...]]) -> Loop:
    """A loop. ``mistakes`` holds those that can be planted, by what they are planted into: "" for no mistake."""
    api = choices.of("scan", "scan", "scan", "scan", "map", choices.of("reduce", "foldl", "foldr"))
    mistake = choices.of("", "", "", choices.of(*mistakes[api])) if mistakes.get(api) else ""
    count = choices.of(1, 1, 2, 3)
    feeding = {"map": (0,), "scan": (1, 0, 2)}.get(api, (1,))
    draws = choices.of("", "", "", "", "stream", "counter") if api in ("scan", "map") and not mistake else ""
    taps = (0,) * count if draws == "stream" else tuple(choices.of(*feeding) for _ in range(count))
    plain = api != "scan"
    return Loop(
        library=library,
        api=api,
        taps=taps,
        sequences=choices.of(1, 1, 2) if plain or not all(taps) or draws else choices.of(1, 1, 2, 0),
        shared=choices.once_in(4),
        draws=draws,
        backwards=choices.once_in(6) if not plain else api == "foldr",
        listed=choices.once_in(5) if not plain else False,
        pair=not choices.once_in(3) if library == "pytensor" and not draws else True,
        until=choices.once_in(6) if not plain else False,
        start=choices.of("zeros", "x"),
        mistake=mistake,
    )
