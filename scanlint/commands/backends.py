"""``scanlint backends``"""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from scanlint.checks.catalogue import RULES
from scanlint.commands.output import Exit, put
from scanlint.companion.confirm import MEMORY, TIMEOUT
from scanlint.companion.interpreters import Interpreter, candidates, named
from scanlint.companion.survey import Surveyed, survey
from scanlint.reports.visible import visible
from scanlint.settings import Overrides, load
from scanlint.source.files import MissingPath


def backends(arguments: Namespace) -> int:
    """Print which interpreters are asked for code at a path, what they have, and why something of it cannot be used.

    Raises SettingsError and MissingPath.
    """
    path = Path(arguments.path)
    if not os.path.exists(path):
        raise MissingPath(f"{path}: no such file or folder")
    place = path.absolute()
    settings = load(place, Overrides(arguments.config, arguments.isolated, python=arguments.python), RULES)
    if settings.python is not None:
        interpreters: tuple[Interpreter, ...] = (named(settings.python, "--python" if arguments.python else "[tool.scanlint] python"),)
    else:
        interpreters = candidates(place if os.path.isdir(place) else place.parent)
    found = survey(interpreters, TIMEOUT, MEMORY)
    put(_json(found) if arguments.format == "json" else _text(found))
    return Exit.CLEAN


def _json(found: Sequence[Surveyed]) -> str:
    data = [
        {
            "interpreter": one.interpreter.path,
            "origin": one.interpreter.origin,
            "python": one.version,
            "problem": one.problem,
            "libraries": [asdict(library) for library in one.libraries],
        }
        for one in found
    ]
    return json.dumps({"interpreters": data}, indent=2, ensure_ascii=False) + "\n"


def _text(found: Sequence[Surveyed]) -> str:
    lines = []
    for one in found:
        version = "" if one.version is None else f", Python {one.version}"
        lines.append(f"{one.interpreter.path} ({one.interpreter.origin}{version})")
        for library in one.libraries:
            lines.append(f"  {library.problem or f'{library.name} {library.version}: runs scans'}")
        if not one.libraries:
            lines.append(f"  {one.problem or 'no scan library'}")
    if not any(library.problem is None for one in found for library in one.libraries):
        lines.append("Nothing to confirm findings with: pip install 'scanlint[runtime]' brings a library, --python names another interpreter.")
    return "".join(f"{visible(line)}\n" for line in lines)
