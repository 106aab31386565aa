"""All that is known of a file, in words: every field of its facts that is not at its default, one a line, for snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace

from scanlint.finding import Location
from scanlint.scan.count import Count
from scanlint.scan.facts import Facts
from scanlint.scan.given import Entry
from scanlint.scan.naming import Naming
from scanlint.scan.values import ScanId

#: What is told elsewhere, or of no scan.
_LEFT = {"path", "calls", "uses", "target", "positions", "paths", "imports"}


def lines(facts: Facts, folder: str = "") -> Iterator[str]:
    """A call, a use and each of the other facts, in their order. Paths are told from ``folder`` on, where they are not that of the file itself."""

    def tell(value: object) -> str:
        match value:
            case Location():
                path = "" if value.path == facts.path else value.path.removeprefix(folder) + ":"
                return f"{path}{value.line}:{value.column}-{'' if value.end_line == value.line else f'{value.end_line}:'}{value.end_column}"
            case ScanId():
                return f"scan {tell(value.site)}{f' run {value.run}' if value.run else ''}"
            case Count():
                return str(value.exact) if value.exact is not None else f"{value.lo}..{'' if value.hi is None else value.hi}"
            case Entry() if value.main == value.given:
                return tell(replace(value, main=None)).replace("Entry(", "Entry(main ", 1)
            case Naming():
                return tell({**value.modules, **{name: times for name, times in value.bound.items() if times > 1}})
            case frozenset() | set():
                return "{" + ", ".join(sorted(map(tell, value))) + "}"
            case (int(), int(), int(), int()):
                return f"@{value[0]}:{value[1]}-{'' if value[2] == value[0] else f'{value[2]}:'}{value[3]}"
            case tuple() | list():
                return "(" + ", ".join(map(tell, value)) + ")"
            case Mapping():
                return "{" + ", ".join(f"{tell(key)}: {tell(value[key])}" for key in sorted(value, key=tell)) + "}"
            case str() | None | bool() | int() | float():
                return repr(value).replace(folder, "") if folder else repr(value)
            case _ if is_dataclass(value):
                return f"{type(value).__name__}({', '.join(_fields(value))})"
            case _:
                return repr(value)

    def _fields(value: object, *without: str) -> Iterator[str]:
        named = False
        for field in fields(value):  # type: ignore[arg-type]
            held = getattr(value, field.name)
            default = field.default_factory() if field.default_factory is not MISSING else field.default
            if field.name in without or held == default:
                named = True
            else:
                yield f"{field.name}={tell(held)}" if named else tell(held)

    for call in sorted(facts.calls.values(), key=lambda call: (call.at, call.id.site, call.id.run)):
        yield f"{tell(call.id)}"
        yield from (f"    {told}" for told in _fields(call, "id", "given"))
    for use in facts.uses:
        yield f"use {', '.join(_fields(use))}"
    yield from _fields(facts, *_LEFT)
