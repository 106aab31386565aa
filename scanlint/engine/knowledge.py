"""What is known of the scan at a place of a text that an editor holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanlint.engine.in_memory import SettingsOf, source_of
from scanlint.finding import Location

if TYPE_CHECKING:
    from scanlint.scan.facts import Facts
    from scanlint.scan.values import ScanId
    from scanlint.source.text import SourceText


@dataclass(frozen=True, slots=True)
class Known:
    """Lines about the scan that ``at`` is, or came from; ``held`` says what it is to that scan ("" for the call itself), ``because`` why."""

    at: Location
    held: str
    lines: tuple[str, ...]
    because: tuple[tuple[int, str], ...]


class Scans:
    """The scans of one text, found once and asked many times."""

    def __init__(self, facts: Facts | None, program: SourceText | None) -> None:
        self._facts, self._program = facts, program

    def at(self, line: int, column: int, cell: int | None = None) -> Known | None:
        """What is known at a point (from 1, in code points): of the smallest expression around it that is a scan or holds what one returned."""
        from scanlint.scan.glance import evidence, glance

        if self._facts is None:
            return None
        here = [(place, call, held) for place, call, held in self._places(self._facts) if place.cell == cell and _covers(place, line, column)]
        if not here:
            return None
        place, name, held = min(here, key=lambda each: (each[0].end_line - each[0].line, each[0].end_column - each[0].column, not each[2]))
        call = self._facts.of(name)
        because = tuple((self._user(Location(call.at.path, number, 1, number, 1)).line, why) for number, why in evidence(call))
        return Known(place, held, glance(call), because)

    def _places(self, facts: Facts) -> Iterator[tuple[Location, ScanId, str]]:
        from scanlint.scan.glance import held
        from scanlint.scan.values import TRACKED, members

        for call in facts.own_calls():
            yield self._user(call.at), call.id, ""
        for use in facts.uses:
            if use.on.path != facts.path:
                continue
            for call_id in sorted({member.call for member in members(use.value) if isinstance(member, TRACKED)}, key=str):
                yield self._user(use.on), call_id, held(use.value, call_id, facts)
                for part in use.parts:
                    yield self._user(part.at), call_id, f"taken from {held(use.value, call_id, facts)}"

    def _user(self, at: Location) -> Location:
        positions = self._program.positions if self._program is not None else None
        return positions.locate(at) if positions is not None else at


def scans(text: str, path: str, settings: SettingsOf) -> Scans:
    """The scans of ``text`` as the content of ``path``; none where it cannot be read or is left out. Raises SettingsError."""
    from scanlint.scan.seeds import seeds_of
    from scanlint.source.program import read_program
    from scanlint.source.text import Unreadable

    try:
        found = source_of(text, path, settings)
        if found is None:
            return Scans(None, None)
        source, file = found
        program, tree = read_program(source)
        aliases = file.settings.backend_aliases
        seeds = seeds_of(program, tree, aliases, file.path)
        if seeds is None:
            return Scans(None, None)
        from scanlint.scan.analyse import analyse  # loads astroid

        return Scans(analyse(program, tree, aliases, file.settings.target_version, file.path, seeds), program)
    except (Unreadable, RecursionError):
        return Scans(None, None)


def _covers(at: Location, line: int, column: int) -> bool:
    return (at.line, at.column) <= (line, column) < (at.end_line, at.end_column)
