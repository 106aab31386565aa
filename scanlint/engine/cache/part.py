"""The results that are kept in one folder, for the files of one run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scanlint.engine.cache import folder as folders
from scanlint.engine.cache.holding import Holding
from scanlint.engine.cache.modules import Modules
from scanlint.engine.cache.store import MOST, Kept, dumps, loads, merge
from scanlint.engine.result import FileResult
from scanlint.scan.leads import Aliases, leads
from scanlint.scan.settled import asked
from scanlint.source import project
from scanlint.source.files import SourceFile, shown

if TYPE_CHECKING:
    from scanlint.finding import Finding


class Part:
    """The results that are kept in one folder."""

    def __init__(self, folder: str, name: str, files: Sequence[SourceFile]) -> None:
        self._folder, self._name = folder, name
        self._state = folders.state(folder, name)
        self._store = loads(folders.read(folder, name, MOST))
        self._words: dict[str, Aliases] = {asked(aliases): aliases for aliases in {file.settings.backend_aliases for file in files}}
        self._modules = Modules(self._store.modules)
        tops = frozenset(project.top(os.path.dirname(file.path)) for file in files)
        self.holding = Holding(self._store.stamps, self._store.modules, self._words, tops)
        self._new = False

    def known(self, file: SourceFile, variant: str) -> FileResult | None:
        """The result of an earlier run, if all still holds that it depends on."""
        kept = self._store.results.get(file.path, {}).get(variant)
        if kept is None or not any(kind == "bytes" and path == file.path for kind, path, _ in kept.looks):
            return None
        if not all(map(self.holding.holds, kept.looks)):
            return None
        if kept.result.keys() == {"skipped"} and isinstance(kept.result["skipped"], str):
            return FileResult(skipped=kept.result["skipped"])
        from scanlint.engine.cache.shapes import Place, unpacked

        try:
            return unpacked(kept.result, [Place(shown(path), self.holding.size(path)) for path in kept.read])
        except (ValueError, RecursionError):
            return None

    def keep(self, file: SourceFile, variant: str, result: FileResult, more: tuple[Finding, ...] = ()) -> None:
        """Take in a result, unless it is one of scanlint's own errors, of the clock, or of a file that cannot be read.

        It speaks of the files of ``more``, too.
        """
        trace = result.trace
        if trace is None or result.failure is not None or result.timed:
            return
        self._modules.take(asked(file.settings.backend_aliases), trace.modules)
        spoken_of = {os.path.abspath(at.path) for finding in more for at in (finding.location, *(evidence.location for evidence in finding.evidence))}
        kept = Kept(tuple(sorted(trace.looks | {self.holding.now("bytes", path) for path in spoken_of})), {"skipped": result.skipped})
        held = next((found for kind, path, found in kept.looks if kind == "bytes" and path == file.path), "")
        if not held:
            return
        if result != FileResult(skipped=result.skipped):
            from scanlint.engine.cache.shapes import packed

            try:
                kept = replace(kept, result=packed(result, [shown(path) for path in kept.read]))
            except ValueError:
                return
        self.holding.after(file.path, str(held))
        self._store.keep(file.path, variant, kept)
        self._new = True

    def save(self) -> None:
        """Write the store if there is anything new in it."""
        for word, aliases in self._words.items():
            self._modules.take(word, leads(aliases).settled())
        if not (self._new or self._modules.changed or self.holding.changed):
            return
        self._modules.settle()
        if (state := folders.state(self._folder, self._name)) is not None and state != self._state:
            merge(self._store, loads(folders.read(self._folder, self._name, MOST)))
        self._store.tidy()
        folders.write(self._folder, self._name, dumps(self._store))
