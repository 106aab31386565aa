"""Whether what an earlier run found on the disk would be found again."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from typing import TypeAlias

from scanlint.engine.cache.modules import depending
from scanlint.scan.leads import Aliases, leads
from scanlint.scan.settled import Settled, digest_of
from scanlint.source.excludes import below
from scanlint.source.looks import KINDS, Look, digest
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
        self._real: dict[str, str] = {}
        self._tainted: dict[str, set[str]] = {}

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
        folder = os.path.dirname(path)
        return any(below(path, top) or (kind not in ("bytes", "modules") and below(top, folder)) for top in self._tops)

    def _now(self, kind: str, path: str) -> str | bool:
        match kind:
            case "bytes":
                return self._file(path)[0]
            case "real":
                return self._without_links(path)
            case _ if kind in KINDS:
                return KINDS[kind](path)
            case _:
                return self._names(kind, path)

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

    def _without_links(self, path: str) -> str:
        folder, name = os.path.split(path)
        if not name or os.path.islink(path):
            return os.path.realpath(path)
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return os.path.join(self._real[folder], name)

    def _names(self, word: str, path: str) -> str:
        """The digest of the names of a module: as it was where nothing has changed that they come from."""
        if word not in self._aliases:
            return "unknown"
        known = self._modules.get(word, {})
        if word not in self._tainted:
            self._tainted[word] = self._changed(known)
        if path in known and path not in self._tainted[word]:
            return known[path].names
        return digest_of(leads(self._aliases[word]).names(path))

    def _changed(self, known: Mapping[str, Settled]) -> set[str]:
        """The modules of which something has changed, and those that import one of them, directly or not."""
        lost = [path for module in known.values() for path in module.imports if path not in known]
        return depending(known, [*lost, *(path for path, module in known.items() if not all(map(self.holds, module.looks)))])


def _stamp(state: os.stat_result) -> Stamp:
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
