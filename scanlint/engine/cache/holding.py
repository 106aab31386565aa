"""Whether what an earlier run found on the disk would be found again."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from typing import TypeAlias

from scanlint.engine.cache.modules import depending
from scanlint.scan.leads import Aliases, leads
from scanlint.scan.settled import Settled
from scanlint.source.excludes import below
from scanlint.source.looks import KINDS, Look, digest, subject
from scanlint.source.text import Unreadable, read_bytes

#: What tells that a file was not written since: when it was (both times), its size and its number on the disk.
Stamp: TypeAlias = tuple[int, int, int, int]

#: Nanoseconds that a file must have rested before its stamp is believed: disks tell times apart only so well (two seconds on FAT).
RESTED = 2 * 10**9


class Holding:
    """What holds at the moment. ``stamps`` has for paths their stamp and the digest of what they held then; ``modules`` what is known of modules, by
    the word for their aliases, which ``aliases`` leads to. Nothing is looked up but for files below ``tops`` and in the folders above those."""

    def __init__(
        self,
        stamps: dict[str, tuple[Stamp, str]],
        modules: Mapping[str, Mapping[str, Settled]],
        aliases: Mapping[str, Aliases],
        tops: Collection[str],
    ) -> None:
        self.stamps = stamps
        self._tops = tops
        self._resting: dict[str, Stamp] = {}
        #: Whether a stamp was found to be of no more use, or could be taken now.
        self.changed = False
        self._modules, self._aliases = modules, aliases
        self._known: dict[Look, bool] = {}
        self._files: dict[str, tuple[str, int]] = {}
        self._changed: dict[tuple[str, str], bool] = {}

    def holds(self, look: Look) -> bool:
        """Whether ``look`` would be found again."""
        known = self._known.get(look)
        if known is None:
            kind, path, found = look
            known = self._known[look] = self._may(kind, path) and self._now(kind, path) == found
        return known

    def now(self, kind: str, path: str) -> Look:
        """What is found at the moment."""
        return kind, path, self._now(kind, path)

    def size(self, path: str) -> int:
        """The size of a file whose bytes were looked at."""
        return self._file(path)[1]

    def before(self, path: str) -> None:
        """Take the stamp of a file that is about to be read."""
        now = time.time_ns()
        try:
            stamp = _stamp(os.stat(path))
        except (OSError, ValueError):
            return
        if max(stamp[:2]) < now - RESTED:
            self._resting[path] = stamp

    def after(self, path: str, held: str) -> None:
        """Tell the digest of what a file held when it was read. Where it was written in between, its stamp is another one for good."""
        if held and path in self._resting:
            self.stamps[path] = (self._resting.pop(path), held)

    def _may(self, kind: str, path: str) -> bool:
        """Whether a look is one that linting takes: what was read may be forged, and is no reason to look around on the disk."""
        folder, rest = subject(path)
        if "/" in rest or os.sep in rest:
            return False
        return any(below(folder, top) or (kind in KINDS and below(top, folder)) for top in self._tops)

    def _now(self, kind: str, path: str) -> str:
        if kind == "bytes":
            return self._file(path)[0]
        return KINDS[kind](path) if kind in KINDS else self._names(kind, path)

    def _file(self, path: str) -> tuple[str, int]:
        """The digest and the size of what a file holds; it is read only where its stamp has changed."""
        if path not in self._files:
            self._files[path] = self._looked_at(path)
        return self._files[path]

    def _looked_at(self, path: str) -> tuple[str, int]:
        now = time.time_ns()
        try:
            state = os.stat(path)
        except (OSError, ValueError):
            return "", 0
        stamp = _stamp(state)
        known = self.stamps.get(path)
        if known is not None and known[0] == stamp:
            return known[1], state.st_size
        try:
            found = digest(read_bytes(path))
        except Unreadable:
            return "", 0
        self.changed = self.changed or known is not None
        if max(stamp[:2]) < now - RESTED:
            self.stamps[path] = (stamp, found)
            self.changed = True
        else:
            self.stamps.pop(path, None)
        return found, state.st_size

    def _names(self, word: str, path: str) -> str:
        """The digest of the names of a module: as it was where nothing has changed that they come from."""
        if word not in self._aliases:
            return "unknown"
        known = self._modules.get(word, {})
        if (word, path) not in self._changed:
            self._judge(word, known, path)
        if not self._changed[word, path]:
            return known[path].names
        return leads(self._aliases[word]).digest(path)

    def _judge(self, word: str, known: Mapping[str, Settled], start: str) -> None:
        """Say of a module, and of all that it imports, directly or not, whether something has changed that its names come from."""
        reached: dict[str, Settled] = {}
        changed: list[str] = []
        pending = [start]
        while pending:
            path = pending.pop()
            if path in reached:
                continue
            if self._changed.get((word, path), path not in known):
                changed.append(path)
            elif (word, path) not in self._changed:
                reached[path] = known[path]
                changed += [path] * (not all(map(self.holds, known[path].looks)))
                pending += known[path].imports
        found = depending(reached, changed)
        self._changed.update({(word, path): path in found for path in (start, *reached)})


def _stamp(state: os.stat_result) -> Stamp:
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
