"""How the rules on versions name libraries and lists of things."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}


def library_of(dialect: str) -> str:
    """The name of a library as its makers write it."""
    return _NAMES[dialect]


def grouped(reasons: Iterable[tuple[str, str]]) -> str:
    """Pairs of a library and what is said of it, libraries of which the same is said together: "Theano and Aesara never had it"."""
    said: dict[str, list[str]] = {}
    for library, reason in reasons:
        said.setdefault(reason, []).append(library)
    return "; ".join(f"{ordered(libraries)} {reason}" if libraries[0] else reason for reason, libraries in said.items())


def ordered(parts: Iterable[str], last: str = " and ") -> str:
    """The parts without repetition: "a", "a and b", "a, b and c"."""
    once = list(dict.fromkeys(parts))
    return last.join([", ".join(once[:-1]), once[-1]]) if len(once) > 1 else once[0]
