"""One open document: what is found in it and what is known of its scans, without any notion of the protocol."""

from __future__ import annotations

from dataclasses import dataclass, field

from scanlint.engine.in_memory import lint_text, settings_of
from scanlint.engine.knowledge import Known, Scans, scans
from scanlint.finding import Finding
from scanlint.scan.leads import forget
from scanlint.settings import SettingsError
from scanlint.source.text import LINE_END


@dataclass(slots=True)
class Document:
    """A version of a document. ``trouble`` is a line for the user: a wrong configuration, or an error in scanlint.

    ``lines`` are split where Python's parser splits, without their ends: form feeds and U+2028 end no line, for the protocol neither.
    """

    path: str
    text: str
    lines: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    trouble: str | None = None
    _scans: Scans | None = field(default=None, repr=False)

    def known_at(self, line: int, column: int) -> Known | None:
        """What is known at a point (from 1, in code points). The scans are read when they are first asked for."""
        if self._scans is None:
            try:
                self._scans = scans(self.text, self.path, settings_of())
            except SettingsError:
                self._scans = Scans(None, None)
        return self._scans.at(line, column)


def check(text: str, path: str, anew: bool = True) -> Document:
    """What is found in ``text``, which the editor holds for the file ``path``. Never raises for what the text or a configuration holds.

    ``anew`` tells that the other files of the project may have changed since the last check.
    """
    if anew:
        forget()
    lines = tuple(LINE_END.split(text))
    try:
        result = lint_text(text, path, settings_of())
    except SettingsError as error:
        return Document(path, text, lines, trouble=str(error))
    return Document(path, text, lines, result.findings, result.failure)
