"""What can be planted into a program that is right otherwise, where it can be planted, and the rules that may speak of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.oracle.loop import Loop

_SCAN: dict[str, tuple[Callable[[Loop], bool], frozenset[str]]] = {}


def _plant(name: str, codes: str, fits: Callable[[Loop], bool]) -> None:
    _SCAN[name] = (fits, frozenset(f"SCN{code}" for code in codes.split()))


def _is_scan(loop: Loop) -> bool:
    return loop.api == "scan"


def _feeds_back(loop: Loop) -> bool:
    return loop.api == "scan" and 1 in loop.taps


# An output that is lost leaves its state unread: both are so, and the second is told of on its own line.
_plant("another count", "201 207", lambda loop: any(loop.taps))
_plant("one entry more", "201", lambda loop: loop.api != "map" and any(loop.taps))
_plant("nested entries", "204 201 301", lambda loop: _is_scan(loop) and set(loop.taps) == {1})
_plant("a number as entry", "205", _feeds_back)
_plant("an axis of length 1", "206", lambda loop: _feeds_back(loop) and bool(loop.sequences) and not loop.backwards)
_plant("initial misspelt", "202 301", _feeds_back)
_plant("taps=-1", "203", _feeds_back)
_plant("taps=[0]", "203", _feeds_back)
# It spoils the one output alone, so that a program which uses another is fine although the finding is right.
_plant("taps=(-1,)", "203", lambda loop: _feeds_back(loop) and len(loop.taps) == 1)
_plant("the same tap twice", "203", _feeds_back)
_plant("extra parameter", "301", lambda loop: True)
_plant("missing parameter", "301", lambda loop: bool(loop.parameters))
_plant("no return", "302 201 207", lambda loop: True)
_plant("a number returned", "302 201 207", lambda loop: True)
_plant("updates first", "302 201", _is_scan)
_plant("flat until", "302 201", lambda loop: _is_scan(loop) and loop.until and loop.count > 1)
_plant("if", "303", lambda loop: bool(loop.sequences))
_plant("conditional expression", "303", lambda loop: bool(loop.sequences))
_plant("np.where", "304 303", lambda loop: bool(loop.sequences))
_plant("discarded", "306", lambda loop: True)
_plant("strict", "307", _is_scan)
_plant("numbers of NumPy", "403", lambda loop: not any(loop.taps) and bool(loop.sequences))
_plant("no steps", "501 301", lambda loop: _is_scan(loop) and bool(loop.sequences))
_plant("keyword misspelt", "504 501 301", _is_scan)
_plant("sequence of numbers", "505 301", lambda loop: _is_scan(loop) and loop.sequences == 1)
_plant("n_steps=0", "502", _is_scan)
_plant("n_steps=-2", "502", _is_scan)
_plant("swapped", "107 105", lambda loop: loop.pair)
_plant("pair", "105", lambda loop: loop.pair)
_plant("names", "106", lambda loop: loop.pair)
_plant("leak", "305", lambda loop: True)

#: The rules that may speak of a mistake, by its name. No other rule may: that would be a second alarm for one mistake.
CODES = {name: codes for name, (_, codes) in _SCAN.items()}


def that_fit(loop: Loop) -> list[str]:
    """The names of those that can be planted into the use of a loop."""
    return [name for name, (fits, _) in _SCAN.items() if fits(loop) and not loop.draws]
