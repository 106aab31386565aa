"""Reads and checks one [tool.scanlint] table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from scanlint import disk
from scanlint.settings.model import Layer, SettingsError
from scanlint.settings.selection import UNEXPLAINED, nearest
from scanlint.settings.target import Target, parse

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")

#: Each key of the table and the form its value must have, in the words of the error message.
KEYS = {
    "select": "a list of strings",
    "extend-select": "a list of strings",
    "ignore": "a list of strings",
    "exclude": "a list of strings",
    "per-file-ignores": "a table of pattern = list of strings",
    "target-version": 'a string such as "pytensor>=3.0"',
    "backend-aliases": 'a table such as {"mylib.tt" = "theano.tensor"}',
    "python": "a string",
    "baseline": "a string, the path of a file",
    "require-reason": "true or false",
    "cache-dir": "a string, a folder below that of this file",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The values of one table, checked for form; selectors and patterns are still as written."""

    layer: Layer
    exclude: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    target_version: Target | None = None
    backend_aliases: tuple[tuple[str, str], ...] = ()
    python: str | None = None
    baseline: str | None = None
    require_reason: bool = False
    cache_dir: str | None = None


def read(path: Path) -> Table | None:
    """The [tool.scanlint] table of ``path``, None if it has none.

    Raises SettingsError for a file that cannot be read, that is no TOML, or whose table has an unknown key or a value of the wrong form.
    """
    try:
        data = disk.read(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    if b"scanlint" not in data:  # a broken file that does not concern us is no business of ours
        return None
    import tomllib

    try:
        text = data.decode()
        tool = tomllib.loads(text).get("tool", {})
    except (ValueError, RecursionError) as error:  # a number of more than 4300 digits is no TOMLDecodeError
        raise SettingsError(f"{path}: is not valid TOML: {error}") from None
    table = tool.get("scanlint") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: tool.scanlint: is not a table")
    return _checked(table, path, text)


def _checked(table: dict[str, object], path: Path, text: str) -> Table:
    layer = Layer(origin=path, places=tuple((key, line) for key in table if (line := _line(text, key)) is not None))
    for key, value in table.items():
        if key not in KEYS:
            raise SettingsError(f"{layer.where(key)}: unknown key{nearest(key, KEYS)} (known keys: {', '.join(KEYS)})")
        if not _fits(key, value):
            raise SettingsError(f"{layer.where(key)}: must be {KEYS[key]}, is {value!r}")
    get = table.get
    return Table(
        layer=Layer(
            select=_strings(get("select")) if "select" in table else None,
            extend_select=(*_strings(get("extend-select")), *((UNEXPLAINED,) if get("require-reason") is True else ())),
            ignore=_strings(get("ignore")),
            origin=path,
            places=layer.places,
        ),
        exclude=_strings(get("exclude")),
        per_file_ignores=tuple((pattern, _strings(codes)) for pattern, codes in _items(get("per-file-ignores"))),
        target_version=_target(layer, _string(get("target-version"))),
        backend_aliases=tuple((name, str(meant)) for name, meant in _items(get("backend-aliases"))),
        python=_string(get("python")),
        baseline=_string(get("baseline")),
        require_reason=get("require-reason") is True,
        cache_dir=_string(get("cache-dir")),
    )


def _target(layer: Layer, text: str | None) -> Target | None:
    try:
        return None if text is None else parse(text)
    except ValueError as error:
        raise SettingsError(f"{layer.where('target-version')}: {error}") from None


def _fits(key: str, value: object) -> bool:
    match key:
        case "target-version":
            return isinstance(value, str)
        case "require-reason":
            return isinstance(value, bool)
        case "python" | "baseline":
            return isinstance(value, str) and value != "" and "\0" not in value
        case "cache-dir":
            # A stranger's configuration must not have files written elsewhere.
            inner = PurePath(value) if isinstance(value, str) and value != "" and "\0" not in value else None
            return inner is not None and not inner.is_absolute() and not inner.drive and ".." not in inner.parts
        case "per-file-ignores":
            return isinstance(value, dict) and all(_is_strings(codes) for codes in value.values())
        case "backend-aliases":
            return isinstance(value, dict) and all(isinstance(name, str) and _DOTTED.fullmatch(name) for pair in value.items() for name in pair)
        case _:
            return _is_strings(value)


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item != "" for item in value)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _items(value: object) -> list[tuple[str, object]]:
    return sorted(value.items()) if isinstance(value, dict) else []


def _line(text: str, key: str) -> int | None:
    """The line of ``key`` below the table's header. tomllib keeps no positions; a key that this misses is named without its line."""
    header = re.search(r"^\s*\[\s*tool\s*\.\s*scanlint\b", text, re.MULTILINE)
    start = header.start() if header else 0
    found = re.compile(rf"^[^#\n]*?\b[\"']?{re.escape(key)}[\"']?\s*[=.\]]", re.MULTILINE).search(text, start)
    return None if found is None else text.count("\n", 0, found.end()) + 1
