"""What is looked up on the disk, written down for those who ask: a later run looks again and sees whether the same would be found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeAlias, TypeVar, TypeVarTuple

#: What an answer is told apart by, texts all of them, and the answer: one text, several, or none.
Asked = TypeVarTuple("Asked")
Found = TypeVar("Found", bound="str | tuple[str, ...] | None")

#: What was looked for (a word of KINDS, or "bytes", "names"), what it was asked about, an absolute path first, and what was found.
Look: TypeAlias = tuple[str, str, str]

#: How to look again: from what was asked about to what is found now.
KINDS: dict[str, Callable[[str], str]] = {}

_BETWEEN = "\0"

#: Those who ask, the innermost last.
_asking: list[set[Look]] = []


@contextmanager
def written_down() -> Iterator[set[Look]]:
    """Give a set that fills with what is looked up meanwhile; those who asked before are not told of it."""
    found: set[Look] = set()
    _asking.append(found)
    try:
        yield found
    finally:
        _asking.pop()


def anybody_asks() -> bool:
    """Whether what is looked up now is written down."""
    return bool(_asking)


def note(looks: Iterable[Look]) -> None:
    """Write down what was found, where somebody asks."""
    if _asking:
        _asking[-1].update(looks)


def note_bytes(path: str, data: bytes | None) -> None:
    """Write down what a file holds; None where it could not be read."""
    if _asking:
        _asking[-1].add(("bytes", os.path.abspath(path), digest(data)))


def digest(data: bytes | None) -> str:
    """A digest of what a file holds; "" of one that could not be read."""
    import hashlib

    return "" if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()


def subject(path: str) -> tuple[str, str]:
    """The path that a look is about, and what else it was asked about."""
    first, _, rest = path.partition(_BETWEEN)
    return first, rest


class Remembered(Generic[*Asked, Found]):
    """A function that looks something up, under its name ``kind``. It is asked once in a run, and its answer is written down for all who get it.

    What is asked about are texts, an absolute path first.
    """

    def __init__(self, kind: str, function: Callable[[*Asked], Found]) -> None:
        self._kind, self._function = kind, function
        self._kept: dict[tuple[*Asked], Found] = {}
        KINDS[kind] = self._again

    def __call__(self, *asked: *Asked) -> Found:
        """Return the function's answer."""
        if asked in self._kept:
            found = self._kept[asked]
        else:
            with written_down():  # what it looks up itself goes without saying
                found = self._kept[asked] = self._function(*asked)
        if _asking:
            _asking[-1].add((self._kind, _BETWEEN.join(map(str, asked)), _text(found)))
        return found

    def forget(self) -> None:
        """Ask the function again from now on."""
        self._kept.clear()

    def _again(self, path: str) -> str:
        asked = path.split(_BETWEEN)
        # What was read may be forged: so many texts nobody joined.
        fits = len(asked) == self._function.__code__.co_argcount
        return _text(self(*asked)) if fits else _BETWEEN  # type: ignore[arg-type]


def remembered(kind: str) -> Callable[[Callable[[*Asked], Found]], Remembered[*Asked, Found]]:
    """Remember a function's answers under the name ``kind``."""
    return lambda function: Remembered(kind, function)


def _text(found: str | tuple[str, ...] | None) -> str:
    return _BETWEEN.join(found) if isinstance(found, tuple) else found or ""
