"""The file that a baseline is kept in: JSON, one entry to a line, in a fixed order, so that a diff shows what came and went."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from scanlint import disk
from scanlint.settings import SettingsError

#: The version of the form; a later scanlint may write another one and reads this one.
FORM = 1

_MARK = "scanlint-baseline"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """``count`` findings that are alike. ``path`` counts from the folder of the baseline, with / between its parts."""

    path: str
    code: str
    function: str
    statement: str
    count: int = 1


def load(path: str) -> tuple[Entry, ...]:
    """The entries of the file ``path``, read again only if it changed. Raises SettingsError, which names the file, for anything but a baseline."""
    try:
        state = os.stat(path)
        return _read(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such baseline; `--write-baseline {path}` writes it") from None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror or error}") from None


def write(path: str, entries: Iterable[Entry]) -> None:
    """Let the file ``path`` hold ``entries``, all of them or, where that fails, what it held before.

    Raises SettingsError where it cannot be written, or holds something else than a baseline, which is not written over.
    """
    aside = disk.leads_out(path)
    if aside is not None:
        raise SettingsError(f"{path}: leads to {aside}; name that file if it is meant")
    path = os.path.realpath(path)
    if os.path.lexists(path) and not (os.path.isfile(path) and os.path.getsize(path) == 0):
        load(path)
    lines = ",\n".join("    " + json.dumps(asdict(entry)) for entry in sorted(entries))
    text = f'{{\n  "{_MARK}": {FORM},\n  "findings": [' + (f"\n{lines}\n  ]\n" if lines else "]\n") + "}\n"
    try:
        disk.replace(path, text.encode("ascii"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror or error}") from None


@lru_cache(maxsize=64)
def _read(path: str, _changed: int, _size: int) -> tuple[Entry, ...]:
    data = disk.read(path)
    try:
        table = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: is no baseline, which is JSON: {error}") from None
    if not isinstance(table, dict) or _MARK not in table:
        raise SettingsError(f"{path}: is no baseline: it has no key {_MARK}")
    if table[_MARK] != FORM:
        raise SettingsError(f"{path}: is of the form {table[_MARK]!r}, which this scanlint cannot read; write it again with --write-baseline")
    found = table.get("findings")
    if not isinstance(found, list):
        raise SettingsError(f"{path}: findings: must be a list")
    return tuple(_entry(item, f"{path}: findings[{number}]") for number, item in enumerate(found))


def _entry(item: object, where: str) -> Entry:
    if not isinstance(item, dict):
        raise SettingsError(f"{where}: must be an object")
    for name in ("path", "code", "function", "statement"):
        if not isinstance(item.get(name), str):
            raise SettingsError(f"{where}: {name}: must be a string, is {item.get(name)!r}")
    count = item.get("count", 1)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise SettingsError(f"{where}: count: must be a number from 1, is {count!r}")
    return Entry(item["path"], item["code"], item["function"], item["statement"], count)
