"""What is looked up on the disk, written down for those who ask: a later run looks again and sees whether the same would be found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeAlias, TypeVar, TypeVarTuple

Asked = TypeVarTuple("Asked")
Found = TypeVar("Found")

#: What was looked at (a word of KINDS, or "bytes", "names"), the absolute path, and what was found.
Look: TypeAlias = tuple[str, str, str | bool]


def _has_modules(path: str) -> bool:
    try:
        return any(entry.name.endswith(".py") or entry.is_dir() for entry in os.scandir(path))
    except OSError:
        return False


#: The questions about a path alone.
KINDS: dict[str, Callable[[str], str | bool]] = {
    "file": os.path.isfile,
    "folder": os.path.isdir,
    "there": os.path.exists,
    "real": os.path.realpath,
    "modules": _has_modules,
}

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


def look(kind: str, path: str) -> str | bool:
    """Look ``kind``, a word of KINDS, up for an absolute path."""
    found = KINDS[kind](path)
    if _asking:
        _asking[-1].add((kind, path, found))
    return found


class Remembered(Generic[*Asked, Found]):
    """A function's answers, each kept with what was looked up for it: whoever gets an answer again depends on the same."""

    def __init__(self, function: Callable[[*Asked], Found]) -> None:
        self._function = function
        self._kept: dict[tuple[*Asked], tuple[Found, frozenset[Look]]] = {}

    def __call__(self, *asked: *Asked) -> Found:
        """Return the function's answer."""
        known = self._kept.get(asked)
        if known is None:
            with written_down() as looks:
                found = self._function(*asked)
            known = self._kept[asked] = (found, frozenset(looks))
        note(known[1])
        return known[0]

    def forget(self) -> None:
        """Ask the function again from now on."""
        self._kept.clear()
