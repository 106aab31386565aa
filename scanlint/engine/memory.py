"""Results of an earlier run in the same process: a file is linted anew where it, or a module that it imports directly or not, has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scanlint.engine.result import FileResult
from scanlint.scan.leads import leads
from scanlint.settings import Settings
from scanlint.source.files import SourceFile
from scanlint.source.text import Unreadable, read_bytes

#: Lints files, in their order.
Lint = Callable[[Sequence[SourceFile]], list[FileResult]]
#: The files on which a result depends, each with a digest of its bytes.
Digests = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Memory:
    """What a process that lints again and again, such as an editor's, keeps between two runs. A file that comes or goes may be what an import means,
    so that nothing is kept then."""

    _kept: dict[str, tuple[Settings, Digests, FileResult]] = field(default_factory=dict)
    _paths: frozenset[str] = frozenset()

    def results(self, files: Sequence[SourceFile], lint: Lint) -> list[FileResult]:
        """The results in the order of ``files``; ``lint`` is asked for those that are not known."""
        paths = frozenset(file.path for file in files)
        if paths != self._paths:
            self._kept, self._paths = {}, paths
        digests: dict[str, str] = {}
        reads = [_reads(file, digests) for file in files]
        fresh = [file for file, read in zip(files, reads, strict=True) if not self._knows(file, read)]
        linted = dict(zip([file.path for file in fresh], lint(fresh), strict=True))
        for file, read in zip(files, reads, strict=True):
            if file.path in linted:
                self._kept[file.path] = (file.settings, read, linted[file.path])
        return [self._kept[file.path][2] for file in files]

    def _knows(self, file: SourceFile, read: Digests) -> bool:
        known = self._kept.get(file.path)
        return known is not None and known[:2] == (file.settings, read)


def _reads(file: SourceFile, digests: dict[str, str]) -> Digests:
    paths = sorted({file.path, *leads(file.settings.backend_aliases).reached(file.path)})
    return tuple((path, digests.setdefault(path, _digest(path))) for path in paths)


def _digest(path: str) -> str:
    try:
        return hashlib.blake2b(read_bytes(path), digest_size=16).hexdigest()
    except Unreadable:
        return "unreadable"
