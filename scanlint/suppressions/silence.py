"""What a directive silences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scanlint.finding import Finding, Location, Suppressed


@dataclass(frozen=True, slots=True)
class Silence:
    """One word of a directive. ``line`` is the line that it speaks of, None for a whole file; for a function ``line`` to ``until`` are its lines.

    ``codes`` None stands for every rule (a blanket noqa, which is never unused). ``flaw`` says what is wrong with a word that can silence nothing.
    ``removal`` is what goes if the word goes: the word with a comma, the directive with its reason where it is the only word, the whole line where
    there is nothing else on it. ``directive`` is the place of the whole, ``text`` the whole, ``reason`` what stands
    behind it.
    """

    at: Location
    word: str
    line: int | None
    codes: frozenset[str] | None
    flaw: str = ""
    removal: Location | None = None
    until: int | None = None
    directive: Location | None = None
    text: str = ""
    reason: str = ""

    def covers(self, code: str, lines: frozenset[int]) -> bool:
        """Whether it silences the rule ``code`` on one of ``lines``."""
        if self.codes is not None and code not in self.codes:
            return False
        return self.line is None or any(self.line <= line <= (self.until or self.line) for line in lines)


@dataclass(frozen=True, slots=True)
class Silenced:
    """The findings that remain, those that were silenced, and the words that silenced none."""

    kept: tuple[Finding, ...]
    silenced: tuple[Suppressed, ...]
    unused: tuple[Silence, ...]

    @property
    def count(self) -> int:
        """How many were silenced."""
        return len(self.silenced)


def apply(findings: Sequence[Finding], silences: Sequence[Silence], lines_of: Callable[[Finding], Iterable[int]]) -> Silenced:
    """``findings`` without the silenced ones. ``lines_of`` gives the lines on which a comment speaks of a finding.

    A comment for a function speaks only of what lies in the function itself, not of what is done elsewhere with a scan that is called there.
    """
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    used: set[Silence] = set()
    # By line: a file may have thousands of findings, and as many comments.
    of_line: dict[int, list[int]] = {}
    for number, silence in enumerate(silences):
        if silence.line is not None and silence.until is None:
            of_line.setdefault(silence.line, []).append(number)
    wide = [number for number, silence in enumerate(silences) if silence.line is None or silence.until is not None]
    for finding in findings:
        lines = frozenset(lines_of(finding)) if silences else frozenset()
        own = frozenset([finding.location.line])
        near = sorted({*wide, *(number for line in lines for number in of_line.get(line, ()))})
        by = [silence for silence in map(silences.__getitem__, near) if silence.covers(finding.code, lines if silence.until is None else own)]
        used.update(by)
        if by:
            silenced.append(Suppressed(finding, "comment", next((silence.reason for silence in by if silence.reason), "")))
        else:
            kept.append(finding)
    unused = tuple(silence for silence in silences if silence not in used and silence.codes is not None)
    return Silenced(tuple(kept), tuple(silenced), unused)
