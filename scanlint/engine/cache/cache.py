"""Looks in the cache before a file is linted, and puts there what was found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanlint.engine.cache import folder as folders
from scanlint.engine.cache import key
from scanlint.engine.cache.holding import Holding
from scanlint.engine.cache.modules import Modules
from scanlint.engine.cache.store import MOST, Kept, Store, dumps, loads, merge
from scanlint.engine.one_file import lint_file
from scanlint.engine.result import FileResult, Trace
from scanlint.scan.leads import Aliases, leads
from scanlint.scan.settled import asked
from scanlint.settings import Settings
from scanlint.source import project
from scanlint.source.files import SourceFile, shown
from scanlint.source.looks import digest, written_down

if TYPE_CHECKING:
    from scanlint.finding import Finding

#: Lints files, in their order, by some work.
Lint = Callable[[Sequence[SourceFile], Callable[[SourceFile], FileResult]], list[FileResult]]


def watched(file: SourceFile, more: tuple[Finding, ...] = ()) -> FileResult:
    """Lint a file, and write down what was looked up for it."""
    with written_down() as looks:
        result = lint_file(file, more=more)
    return replace(result, trace=Trace(frozenset(looks), leads(file.settings.backend_aliases).settled()))


class Cache:
    """What is known of ``files`` from earlier runs. ``folder`` is where it is kept, whatever the settings say; None leaves that to them."""

    def __init__(self, files: Iterable[SourceFile], folder: str | None = None) -> None:
        self._key = key.of_scanlint()
        self._settings: dict[Settings, tuple[str, str]] = {}
        self._folder = folder
        places: dict[str, list[SourceFile]] = {}
        for file in files:
            if file.trouble is None and (place := self._of(file.settings)[1]):
                places.setdefault(place, []).append(file)
        self._parts = {place: _Part(place, self._key, own) for place, own in places.items()}

    @property
    def folder(self) -> str | None:
        """A folder for what is no result of one file, but of the run; None where nothing is kept."""
        return min(self._parts, default=None)

    def results(self, files: Sequence[SourceFile], lint: Lint) -> list[FileResult]:
        """The results in the order of ``files``; ``lint`` is asked for those that are not known, and by which work."""
        known = [self._known(file) for file in files]
        fresh = [file for file, result in zip(files, known, strict=True) if result is None]
        for file in fresh:
            if (part := self._part(file)) is not None:
                part.holding.before(file.path)
        linted = iter(lint(fresh, watched))
        return [self._kept(file, next(linted)) if result is None else result for file, result in zip(files, known, strict=True)]

    def again(self, file: SourceFile, more: tuple[Finding, ...]) -> FileResult:
        """The result of a file of which others brought ``more`` to light."""
        known = self._known(file, more)
        return self._kept(file, watched(file, more), more) if known is None else known

    def save(self) -> None:
        """Write what is new. Where that cannot be done, the next run does without."""
        for part in self._parts.values():
            part.save()

    def _known(self, file: SourceFile, more: tuple[Finding, ...] = ()) -> FileResult | None:
        part = self._part(file)
        return None if part is None else part.known(file, self._variant(file, more))

    def _kept(self, file: SourceFile, result: FileResult, more: tuple[Finding, ...] = ()) -> FileResult:
        part = self._part(file)
        if part is not None:
            part.keep(file, self._variant(file, more), result, more)
        return replace(result, trace=None)

    def _part(self, file: SourceFile) -> _Part | None:
        return None if file.trouble is not None else self._parts.get(self._of(file.settings)[1])

    def _variant(self, file: SourceFile, more: tuple[Finding, ...]) -> str:
        own = self._of(file.settings)[0]
        return digest(f"{own} {more!r}".encode("utf-8", "surrogatepass")) if more else own

    def _of(self, settings: Settings) -> tuple[str, str]:
        """The digest of settings, and the folder of the cache for files that have them, "" for none."""
        if settings not in self._settings:
            self._settings[settings] = (key.of_settings(settings), self._folder or folders.of(settings))
        return self._settings[settings]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a run found in the folder."""

    state: tuple[int, int, int] | None
    store: Store


class _Part:
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
        """Take in a result, unless it is one of scanlint's own errors, or of a file that cannot be read. It speaks of the files of ``more``, too."""
        trace = result.trace
        if trace is None or result.failure is not None:
            return
        self._modules.take(asked(file.settings.backend_aliases), trace.modules)
        spoken_of = {os.path.abspath(at.path) for finding in more for at in (finding.location, *(evidence.location for evidence in finding.evidence))}
        kept = Kept(tuple(sorted(trace.looks | {self.holding.now("bytes", path) for path in spoken_of})), {})
        held = next((found for kind, path, found in kept.looks if kind == "bytes" and path == file.path), "")
        if not held:
            return
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
