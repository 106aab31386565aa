"""The choices that a generated program is made of: drawn by Hypothesis, kept as a list of numbers, and made again from such a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Option = TypeVar("Option")


class Choices:
    """Chooses among options. The first option is the plain one: a program is shrunk towards it."""

    def __init__(self, number: Callable[[int], int]) -> None:
        self._number = number
        self.made: list[int] = []

    def of(self, *options: Option) -> Option:
        """One of the options, each as likely as any other."""
        made = self._number(len(options)) if len(options) > 1 else 0
        if len(options) > 1:
            self.made.append(made)
        return options[made]

    def once_in(self, times: int) -> bool:
        """True once in so many programs."""
        return self.of(*([False] * (times - 1)), True)


def again(made: Sequence[int]) -> Choices:
    """The same choices once more. A number that is too great for its options takes the last, one that is missing the first."""
    rest = iter(made)
    return Choices(lambda options: min(next(rest, 0), options - 1))
