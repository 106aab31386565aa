"""``scanlint inspect FILE:LINE``"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from pathlib import Path

from scanlint.checks.registry import RULES
from scanlint.commands.output import Exit, put, say
from scanlint.settings import Overrides, SettingsError, load
from scanlint.source.files import MissingPath, shown
from scanlint.source.text import Unreadable, read

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(:\d+)?")


def inspect(arguments: Namespace) -> int:
    """Print what is known of the scan at a place. Raises SettingsError for a place of the wrong form, MissingPath."""
    place = _PLACE.fullmatch(arguments.place)
    if place is None or int(place["line"]) < 1:
        raise SettingsError(f"inspect: '{arguments.place}' is not of the form FILE:LINE, such as model.py:40")
    path, line = place["path"], int(place["line"])
    if not os.path.isfile(path):
        raise MissingPath(f"{path}: no such file")
    settings = load(Path(path), Overrides(arguments.config, arguments.isolated), RULES)
    try:
        text = _describe(path, line, settings.backend_aliases)
    except (Unreadable, RecursionError) as problem:
        say(_why(path, problem))
        return Exit.FINDINGS
    put(text if text.endswith("\n") else text + "\n")
    return Exit.CLEAN


def _describe(path: str, line: int, aliases: tuple[tuple[str, str], ...]) -> str:
    from scanlint.scan.prefilter import has_scan
    from scanlint.source.tree import parse

    source = read(path, shown(os.path.abspath(path)))
    if line > len(source.lines):
        raise SettingsError(f"inspect: {source.path} has {len(source.lines)} lines")
    tree = parse(source)
    if not has_scan(tree, aliases):
        return f"{source.path}: no call of scan, map, reduce, foldl or foldr of a known library"
    from scanlint.scan.analyse import analyse
    from scanlint.scan.inspect import describe

    return describe(analyse(source, tree, aliases), line)


def _why(path: str, problem: Unreadable | RecursionError) -> str:
    if isinstance(problem, RecursionError):
        return f"{path}: this file nests too deeply to be analysed"
    at = problem.location
    return f"{at.path}:{at.line}:{at.column}: {problem.message}"
