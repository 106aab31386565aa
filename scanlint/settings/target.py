"""The releases that a project must work with: `target-version = "pytensor>=3.0"`, parsed once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from scanlint.settings.selection import nearest

#: A release as numbers, (2, 36, 1); trailing zeros are dropped so that 3.0 and 3.0.0 are one. Infinity stands for "the last one of these".
Version: TypeAlias = tuple[float, ...]

LIBRARIES = ("theano", "theano-pymc", "aesara", "pytensor")
_NEWEST: Version = (float("inf"),)
_FORM = re.compile(r"\s*([A-Za-z][\w.-]*)\s*(?:([=<>!~]+)\s*(\S+))?\s*")
_EXAMPLE = 'such as "pytensor>=3.0"'


@dataclass(frozen=True, slots=True)
class Target:
    """A library and the releases of it that must work: ``oldest`` to ``newest``, both included. ``text`` is how the user wrote it.

    `>=` reaches to the newest release there is. `<` names no oldest one: the last release below is what counts.
    """

    library: str
    oldest: Version = _NEWEST
    newest: Version = _NEWEST
    text: str = ""

    def before(self, version: Version) -> bool:
        """Whether some release of the target is older than ``version``: what came with it cannot be relied on."""
        return self.oldest < version

    def reaches(self, version: Version) -> bool:
        """Whether some release of the target is ``version`` or newer: what went with it is gone."""
        return self.newest >= version


def version(text: str) -> Version:
    """The numbers of a release. Raises ValueError for anything but numbers parted by dots."""
    if not re.fullmatch(r"\d+(\.\d+)*", text, re.ASCII):
        raise ValueError(f"'{text}' is no version; write numbers parted by dots, {_EXAMPLE}")
    numbers = [int(part) for part in text.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def parse(text: str) -> Target:
    """A target such as "theano", "theano==1.0.5", "pytensor>=3.0" or "pytensor<3". Raises ValueError with what is wrong and what to write."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is no target; write a library with ==, >= or < and a version, {_EXAMPLE}")
    library, operator, number = match.groups()
    library = library.lower().replace("_", "-")
    if library not in LIBRARIES:
        raise ValueError(f"'{library}' is no library that has scan{nearest(library, LIBRARIES)} (one of {', '.join(LIBRARIES)})")
    if operator is None:
        return Target(library, text=text.strip())
    if operator not in ("==", ">=", "<"):
        raise ValueError(f"'{operator}' cannot be used here; write ==, >= or <, {_EXAMPLE}")
    at = version(number)
    if operator == "<":
        at = _below(at, text)
    return Target(library, at, _NEWEST if operator == ">=" else at, text.strip())


def _below(at: Version, text: str) -> Version:
    """The last release before one: before 3.0 comes 2.999..., before 2.36.1 comes 2.36.0.999..."""
    if at == (0,):
        raise ValueError(f"there is no release that '{text.strip()}' allows")
    return (*at[:-1], at[-1] - 1, float("inf"))
