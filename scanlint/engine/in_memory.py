"""Text that an editor or another linter holds, linted as the file that it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from scanlint.checks.catalogue import RULES
from scanlint.engine.one_file import may_concern
from scanlint.engine.result import FileResult
from scanlint.settings import Loader, Overrides, Settings, SettingsError
from scanlint.source.files import SourceFile, stand_in
from scanlint.source.loading import load
from scanlint.source.names import is_notebook
from scanlint.source.text import SourceText, Unreadable
from scanlint.suppressions.quick import may_rot

#: Settings of a folder.
SettingsOf = Callable[[str], Settings]


def settings_of(overrides: Overrides | None = None) -> SettingsOf:
    """The settings per folder. Configuration files are read once, and anew for each call of this. Raises SettingsError where they are wrong."""
    return Loader(overrides or Overrides(), RULES).for_folder


def lint_text(text: str, path: str, settings: SettingsOf) -> FileResult:
    """Lint ``text`` as the content of the file ``path``, which need not exist: not at all where the configuration leaves it out.

    The text of a notebook is its JSON. Raises SettingsError and no other Exception: what goes wrong in scanlint becomes the result's ``failure``, so
    that the host goes on.
    """
    for file, data in _files(text, path, settings):
        from scanlint.engine.in_depth import lint_source, unread

        try:
            return lint_source(_source(text, data, file), file.settings, file.path)
        except Unreadable as problem:
            return unread(problem, file.settings)
        except SettingsError:
            raise
        except Exception as error:
            from scanlint.engine.failure import failure

            return FileResult(failure=failure(file.shown, error))
    return FileResult()


def source_of(text: str, path: str, settings: SettingsOf) -> tuple[SourceText, SourceFile] | None:
    """``text`` as source, with its file; None where that is left out, or cannot hold a scan. Raises SettingsError and Unreadable."""
    for file, data in _files(text, path, settings):
        return _source(text, data, file), file
    return None


def _source(text: str, data: bytes, file: SourceFile) -> SourceText:
    return load(data, file.shown) if is_notebook(file.shown) else SourceText.of(file.shown, text)


def _files(text: str, path: str, settings: SettingsOf) -> list[tuple[SourceFile, bytes]]:
    """The file that ``path`` stands for, with its bytes; none where it is left out, or cannot matter."""
    data = text.encode("utf-8", "surrogatepass")
    files = stand_in(path, settings).files
    return [(file, data) for file in files if may_concern(data, file.shown, file.settings.backend_aliases, file.path) or may_rot(data)]
