"""From the text that is parsed back to the file the user has, where the two differ."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from scanlint.finding import Edit, Evidence, Finding, Fix, Location


class Positions(Protocol):
    """Where each place of the program, the text that is parsed, stands in the user's file. Implementations are frozen and can be pickled."""

    def locate(self, location: Location) -> Location:
        """A span of the program as a span of the user's file."""

    def original(self, location: Location) -> bool:
        """Whether the user's file has the very text that the program has in this span, so that an edit made for the program fits it."""


@dataclass(frozen=True, slots=True, order=True)
class Replaced:
    """Within one line: the program's columns from ``start`` to ``end`` stand for the user's from ``user_start`` to ``user_end``.

    Columns count code points from 1, ends are exclusive. One span of the two may be empty.
    """

    start: int
    end: int
    user_start: int
    user_end: int


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Positions where lines stay lines, and only parts of lines were replaced. ``lines`` holds (line, its replacements in order), sorted by line."""

    lines: tuple[tuple[int, tuple[Replaced, ...]], ...] = ()

    def locate(self, location: Location) -> Location:
        """The user's span; it begins and ends around the whole of any replaced text that it begins or ends in."""
        column = self._column(location.line, location.column, begins=True)
        end = self._column(location.end_line, location.end_column, begins=False)
        if location.line == location.end_line:
            end = max(end, column)
        return replace(location, column=column, end_column=end)

    def original(self, location: Location) -> bool:
        """Whether no replaced text lies in the span."""
        for line in range(location.line, location.end_line + 1):
            first = location.column if line == location.line else 1
            last = location.end_column if line == location.end_line else None
            if any(part.end >= first and (last is None or part.start <= last) for part in self._of(line)):
                return False
        return True

    def _of(self, line: int) -> tuple[Replaced, ...]:
        found = bisect_right(self.lines, line, key=lambda entry: entry[0])
        return self.lines[found - 1][1] if found and self.lines[found - 1][0] == line else ()

    def _column(self, line: int, column: int, begins: bool) -> int:
        shift = 0
        for part in self._of(line):
            if column < part.start or (column == part.start and not begins):
                break
            if column < part.end:
                return part.user_start if begins else part.user_end
            shift = part.user_end - part.end
        return column + shift


@dataclass(frozen=True, slots=True)
class Chain:
    """One map after another: ``inner`` leads from the program to a text between, ``outer`` from there to the user's file."""

    inner: Positions
    outer: Positions

    def locate(self, location: Location) -> Location:
        """Through both."""
        return self.outer.locate(self.inner.locate(location))

    def original(self, location: Location) -> bool:
        """Whether neither changed the text."""
        return self.inner.original(location) and self.outer.original(self.inner.locate(location))


def chain(inner: Positions | None, outer: Positions | None) -> Positions | None:
    """Both maps as one; None where neither changes anything."""
    if inner is None or outer is None:
        return inner or outer
    return Chain(inner, outer)


def in_users_file(finding: Finding, positions: Mapping[str, Positions]) -> Finding:
    """A finding about programs as one about the user's files, ``positions`` being those of the files, by path, that are not their own programs.

    A fix that would write over replaced text is left out.
    """
    if not positions:
        return finding

    def locate(at: Location) -> Location:
        return positions[at.path].locate(at) if at.path in positions else at

    evidence = tuple(Evidence(locate(item.location), item.message) for item in finding.evidence)
    fix = finding.fix
    if fix is not None and not all(positions[edit.location.path].original(edit.location) for edit in fix.edits if edit.location.path in positions):
        fix = None
    if fix is not None:
        fix = Fix(fix.applicability, fix.message, tuple(Edit(locate(edit.location), edit.text) for edit in fix.edits))
    return replace(finding, location=locate(finding.location), evidence=evidence, fix=fix)
