"""The comments of an example that say what it does, on all libraries or on some.

    print(run(4))  # prints: [1. 1. 1. 1.]
    # prints (aesara, pytensor): [1. 2. 3. 4.]

The line above prints the first text, on Aesara and PyTensor the second.

    h.mean()
    # raises: AttributeError: 'OrderedUpdates' object has no attribute
    # raises (pytensor): AttributeError: 'dict' object has no attribute

The line above ends the program with an exception of that type whose first line begins with the text. What a line prints that is not reached does
not count. Where only some libraries raise, `# raises (pytensor): ..` stands alone.

    # not for (aesara, pytensor): neither has unbroadcast

There the program cannot be had, or shows nothing: it does something else than its other comments say.

In the brackets stand libraries (theano, theano-pymc, aesara, pytensor), Pythons (python2.7, python3.6, python3.9) and releases (pytensor3.0). A
comment that names the library, its release or its Python goes before one that names none, and the first such before the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NOTE = re.compile(r"(?:^|  )# (?P<kind>prints|raises|not for)(?: \((?P<names>[^)]*)\))?: (?P<text>.*)$")
#: Libraries, as `target-version` names them, and Pythons and releases that speak otherwise.
NAMES = {"theano", "theano-pymc", "aesara", "pytensor", "python2.7", "python3.6", "python3.9", "pytensor3.0"}


@dataclass(frozen=True, slots=True)
class Note:
    """One comment: ``code`` is the line that it speaks of, from 1. ``names`` is empty if it speaks of every library."""

    kind: str
    names: frozenset[str]
    text: str
    code: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a program does on a library: the lines that it prints, how its exception begins and on which line it is raised; or why it is not there."""

    prints: list[str]
    raises: str | None = None
    line: int | None = None
    not_for: str | None = None


def notes(source: str) -> list[Note]:
    """The comments of a program, in their order. Raises AssertionError for a name that none bears."""
    found = []
    code = 0
    for number, line in enumerate(source.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            code = number
        if match := _NOTE.search(line.rstrip()):
            names = frozenset(match["names"].split(", ")) if match["names"] else frozenset[str]()
            assert names <= NAMES, f"{line}: {', '.join(sorted(names - NAMES))} is no library and no Python"
            found.append(Note(match["kind"], names, match["text"], code))
    return found


def said(source: str, names: Iterable[str]) -> Said:
    """What the comments of a program say for the library that ``names`` name: its dialect and its Python."""
    known = notes(source)
    wanted = set(names)
    raises = _first([note for note in known if note.kind == "raises"], wanted)
    not_for = next((note.text for note in known if note.kind == "not for" and note.names & wanted), None)
    printing = [note for note in known if note.kind == "prints"]
    lines = sorted({note.code for note in printing if raises is None or note.code < raises.code})
    prints = [note for line in lines if (note := _first([one for one in printing if one.code == line], wanted))]
    return Said([note.text for note in prints], raises.text if raises else None, raises.code if raises else None, not_for)


def _first(choice: list[Note], wanted: set[str]) -> Note | None:
    """The note that counts for the library."""
    named = [note for note in choice if note.names & wanted]
    return next(iter(named or [note for note in choice if not note.names]), None)
