"""Looks in the cache before a file is linted, and puts there what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scanlint.engine.one_file import lint_file
from scanlint.engine.result import FileResult, Trace
from scanlint.scan.leads import leads
from scanlint.settings import Settings
from scanlint.source.files import SourceFile
from scanlint.source.import_lines import imports
from scanlint.source.loading import may_matter
from scanlint.source.looks import digest, written_down
from scanlint.source.text import Unreadable, read_bytes
from scanlint.suppressions.quick import may_rot

if TYPE_CHECKING:
    from scanlint.engine.cache.part import Part
    from scanlint.finding import Finding

#: Lints files, in their order, by some work.
Lint = Callable[[Sequence[SourceFile], Callable[[SourceFile], FileResult]], list[FileResult]]

#: So many files are looked at themselves before the cache is: to read what is kept of a whole project would take longer.
FEW = 8


def _is_plain(file: SourceFile) -> bool:
    """Whether a file is done in no time, for it names nothing, and imports nothing of the project."""
    try:
        data = read_bytes(file.path, file.shown)
    except Unreadable:
        return False
    plain = not may_matter(data, file.shown, file.settings.backend_aliases) and not may_rot(data)
    return plain and next(imports(data, file.path), None) is None


def watched(file: SourceFile, more: tuple[Finding, ...] = ()) -> FileResult:
    """Lint a file, and write down what was looked up for it."""
    with written_down() as looks:
        result = lint_file(file, more=more)
    return replace(result, trace=Trace(frozenset(looks), leads(file.settings.backend_aliases).settled()))


class Cache:
    """What is known of ``files`` from earlier runs. ``folder`` is where it is kept, whatever the settings say; None leaves that to them."""

    def __init__(self, files: Iterable[SourceFile], folder: str | None = None) -> None:
        self._files = [file for file in files if file.trouble is None]
        self._folder = folder
        self._places: dict[int, str] = {}
        self._variants: dict[int, str] = {}
        self._parts: dict[str, Part] = {}
        self._key = ""

    @property
    def folder(self) -> str | None:
        """A folder for what is no result of one file, but of the run; None where nothing is kept."""
        return min((place for file in self._files if (place := self._place(file.settings))), default=None)

    def results(self, files: Sequence[SourceFile], lint: Lint) -> list[FileResult]:
        """The results in the order of ``files``; ``lint`` is asked for those that are not known, and by which work."""
        few = len(files) <= FEW
        known = [lint_file(file) if few and _is_plain(file) else self._known(file) for file in files]
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
        return result

    def _part(self, file: SourceFile) -> Part | None:
        """What is kept where the results of ``file`` are; None where nothing is."""
        place = self._place(file.settings) if file.trouble is None else ""
        if place and place not in self._parts:
            from scanlint.engine.cache import key
            from scanlint.engine.cache.part import Part

            self._key = self._key or key.of_scanlint()
            self._parts[place] = Part(place, self._key, [file for file in self._files if self._place(file.settings) == place])
        return self._parts.get(place)

    def _variant(self, file: SourceFile, more: tuple[Finding, ...]) -> str:
        from scanlint.engine.cache import key

        settings = file.settings
        if id(settings) not in self._variants:
            self._variants[id(settings)] = key.of_settings(settings)
        own = self._variants[id(settings)]
        return digest(f"{own} {more!r}".encode("utf-8", "surrogatepass")) if more else own

    def _place(self, settings: Settings) -> str:
        """The folder of the cache for files with these settings, "" for none."""
        from scanlint.engine.cache import folder as folders

        # By identity: files of a folder share their settings, and to compare those takes time.
        if id(settings) not in self._places:
            self._places[id(settings)] = self._folder or folders.of(settings)
        return self._places[id(settings)]
