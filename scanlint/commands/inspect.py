"""``scanlint inspect FILE:LINE``"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from scanlint.checks.catalogue import RULES
from scanlint.commands.output import Exit, put, say
from scanlint.finding import Location
from scanlint.reports.summary import place
from scanlint.settings import Overrides, SettingsError, load
from scanlint.source.files import MissingPath, shown
from scanlint.source.text import SourceText, Unreadable

_PLACE = re.compile(r"(?P<path>.+?):(cell (?P<cell>\d+):)?(?P<line>\d+)(:\d+)?")


def inspect(arguments: Namespace) -> int:
    """Print what is known of the scan at a place. Raises SettingsError for a place of the wrong form, MissingPath."""
    match = _PLACE.fullmatch(arguments.place)
    if match is None or int(match["line"]) < 1:
        raise SettingsError(f"inspect: '{arguments.place}' is not of the form FILE:LINE, such as model.py:40 or 'demo.ipynb:cell 3:2'")
    path, line, cell = match["path"], int(match["line"]), int(match["cell"]) if match["cell"] else None
    if not os.path.isfile(path):
        raise MissingPath(f"{path}: no such file")
    settings = load(Path(path), Overrides(arguments.config, arguments.isolated), RULES)
    try:
        text = _describe(path, line, cell, settings.backend_aliases)
    except (Unreadable, RecursionError) as problem:
        say(_why(path, problem))
        return Exit.FINDINGS
    put(text if text.endswith("\n") else text + "\n")
    return Exit.CLEAN


def _describe(path: str, line: int, cell: int | None, aliases: tuple[tuple[str, str], ...]) -> str:
    from scanlint.scan.seeds import seeds_of
    from scanlint.source.loading import read
    from scanlint.source.program import read_program

    program, tree = read_program(read(path, shown(os.path.abspath(path))))
    where = _lines(program)
    if (line, cell) not in where:
        raise SettingsError(f"inspect: {program.path} has {_extent(where, cell)}")
    home = os.path.abspath(path)
    seeds = seeds_of(program, tree, aliases, home)
    if seeds is None:
        return f"{program.path}: no call of scan, map, reduce, foldl or foldr of a known library"
    from scanlint.scan.analyse import analyse
    from scanlint.scan.inspect import describe

    return describe(
        analyse(program, tree, aliases, None, home, seeds), where[line, cell], program.positions.locate if program.positions else lambda at: at
    )


def _lines(program: SourceText) -> dict[tuple[int, int | None], int]:
    """The lines of the user's file, each with its cell, and the lines of the program that they became."""
    found: dict[tuple[int, int | None], int] = {}
    for number in range(1, len(program.lines) + 1):
        at = Location(program.path, number, 1, number, 2)
        at = program.positions.locate(at) if program.positions else at
        found[at.line, at.cell] = number
    return found


def _extent(where: Iterable[tuple[int, int | None]], cell: int | None) -> str:
    """What a place that is not there is answered with: the lines that there are."""
    cells = {number for _, number in where}
    if cell in cells:
        of = "" if cell is None else f" in cell {cell}"
        return f"{max(line for line, number in where if number == cell)} lines{of}"
    if cells == {None}:
        return "no cells: it is no notebook; write FILE:LINE"
    return f"code cells {', '.join(str(number) for number in sorted(filter(None, cells)))}; write FILE:cell CELL:LINE"


def _why(path: str, problem: Unreadable | RecursionError) -> str:
    if isinstance(problem, RecursionError):
        return f"{path}: this file nests too deeply to be analysed"
    return f"{place(problem.location)}: {problem.message}"
