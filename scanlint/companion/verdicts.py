"""Verdicts of earlier runs, by the question, and by the interpreters that it may be put to and what those have."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing

from scanlint.companion import child
from scanlint.companion.interpreters import Interpreter
from scanlint.engine.cache import folder as folders
from scanlint.engine.cache import key
from scanlint.engine.cache.shapes import as_json, verdict
from scanlint.finding import Verdict
from scanlint.question import Question
from scanlint.source.looks import digest

#: Verdicts that are kept, and bytes that the file may have.
MOST = 4_000
MOST_BYTES = 8 * 1024**2

_KIND = "verdicts"


def what_is_there(python: str, timeout: float) -> str | None:
    """What tells when an interpreter would answer anew: its version, and the libraries it has. None where that cannot be told: one is worked on."""
    try:
        with closing(child.converse(python, lambda compiledir: {}, timeout, child.PROBE / "there.py")) as lines:
            found = [line for line in lines if line.get("there") is not None]
    except child.Died:
        return None
    return json.dumps(found, sort_keys=True) if found else None


class Verdicts:
    """The verdicts that are kept in a folder."""

    def __init__(self, folder: str, timeout: float, ask: Callable[[str, float], str | None] = what_is_there) -> None:
        self._folder, self._timeout, self._ask = folder, timeout, ask
        self._key = key.of_scanlint()
        self._kept = _read(folder, self._key)
        self._there: dict[str, str | None] = {}
        self._new: dict[str, object] = {}

    def name(self, question: Question, interpreters: Sequence[Interpreter]) -> str | None:
        """The name of a question's verdict; None where none is kept."""
        there = [(one.path, self._what_is_there(one.path)) for one in interpreters]
        if not there or any(what is None for _, what in there):
            return None
        return digest(f"{question!r} {there}".encode("utf-8", "surrogatepass"))

    def get(self, name: str | None) -> Verdict | None:
        """The verdict of that name, if it is known."""
        if name is None or name not in self._kept:
            return None
        try:
            return verdict(self._kept[name])
        except (ValueError, RecursionError):
            return None

    def keep(self, name: str | None, verdict: Verdict) -> None:
        """Take in a verdict, unless no library gave it."""
        if name is not None and verdict.backend is not None:
            self._new[name] = as_json(verdict)

    def save(self) -> None:
        """Write what is new. Where that cannot be done, the next run asks again."""
        if not self._new:
            return
        # Another run may have written meanwhile.
        kept = [*(_read(self._folder, self._key) | self._new).items()][-MOST:]
        while len(data := json.dumps(dict(kept), separators=(",", ":")).encode("ascii")) > MOST_BYTES:
            kept = kept[(len(kept) + 1) // 2 :]
        folders.write(self._folder, self._key, data, _KIND)

    def _what_is_there(self, python: str) -> str | None:
        if python not in self._there:
            self._there[python] = self._ask(python, self._timeout)
        return self._there[python]


def _read(folder: str, key: str) -> dict[str, object]:
    try:
        kept = json.loads(folders.read(folder, key, MOST_BYTES, _KIND) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
