"""How many: an interval of whole numbers, for outputs, entries and lengths."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """Between ``lo`` and ``hi`` inclusive; ``hi`` None means no upper bound."""

    lo: int
    hi: int | None

    @property
    def exact(self) -> int | None:
        """The number, where there is only one."""
        return self.lo if self.lo == self.hi else None

    def join(self, other: Count) -> Count:
        """The hull: what holds when either may be the case."""
        hi = None if self.hi is None or other.hi is None else max(self.hi, other.hi)
        return Count(min(self.lo, other.lo), hi)

    def meet(self, other: Count) -> Count | None:
        """What holds when both are the case; None where they contradict each other."""
        lo = max(self.lo, other.lo)
        hi = other.hi if self.hi is None else self.hi if other.hi is None else min(self.hi, other.hi)
        return None if hi is not None and hi < lo else Count(lo, hi)

    def plus(self, other: Count) -> Count:
        """The length of one list joined to another."""
        hi = None if self.hi is None or other.hi is None else self.hi + other.hi
        return Count(self.lo + other.lo, hi)

    def widen(self, newer: Count) -> Count:
        """The hull, with a bound that moved given up: a loop's length must settle."""
        lo = self.lo if newer.lo >= self.lo else 0
        hi = self.hi if self.hi is not None and newer.hi is not None and newer.hi <= self.hi else None
        return Count(lo, hi)

    def __str__(self) -> str:
        if self.exact is not None:
            return str(self.lo)
        return f"{self.lo} or more" if self.hi is None else f"{self.lo} to {self.hi}"


ANY = Count(0, None)


def exactly(number: int) -> Count:
    """The count that is one number."""
    return Count(number, number)
