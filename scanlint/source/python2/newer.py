"""Syntax newer than the running interpreter's: which Python a file needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanlint.source.python2.statements import caught

if TYPE_CHECKING:
    from tree_sitter import Node

_CLASS = re.compile(rb"(?:[\w.]*\.)?[A-Z]\w*[a-z]\w*")
_BUILTIN = re.compile(rb"\w*(?:Error|Exception|Warning|Interrupt|Exit|Iteration)")


@dataclass(frozen=True, slots=True)
class Newer:
    """A construct, its first byte, and the first Python that reads it."""

    offset: int
    what: str
    version: tuple[int, int]


def newer(found: dict[str, list[Node]], data: bytes) -> list[Newer]:
    """Everything in a text that needs a Python newer than 3.11, the oldest that scanlint runs on."""
    every = [
        *(Newer(node.start_byte, "a type statement", (3, 12)) for node in found.get("type_alias", ()) if not node.has_error),
        *(_parameters(node) for node in found.get("type_parameters", ())),
        *(Newer(node.start_byte, "an f-string that only the newer grammar reads", (3, 12)) for node in found.get("interpolation", ()) if _free(node)),
        *(Newer(node.start_byte, "a t-string", (3, 14)) for node in found.get("templates", ())),
        *(Newer(node.start_byte, "except with several types and no parentheses", (3, 14)) for node in found.get("except", ()) if several(node)),
        *(Newer(node.start_byte, "unpacking in a comprehension", (3, 15)) for node in found.get("unpacking", ())),
        *_lazy(data),
    ]
    return sorted(every, key=lambda one: one.offset)


def several(clause: Node) -> bool:
    """Whether `except A, B:` names several exceptions, as Python 3.14 reads it.

    Python 2 has one comma, and behind it a name that the handler uses.
    """
    found = caught(clause)
    if found is None:
        return True
    target = found[1]
    name = target.text or b""
    if target.type not in ("identifier", "attribute") or _CLASS.fullmatch(name) is None:
        return False
    body = clause.children[-1].text or b""
    return _BUILTIN.fullmatch(name) is not None or re.search(rb"\b" + re.escape(name) + rb"\b", body) is None


def _parameters(node: Node) -> Newer:
    """Type parameters; a default for one came with PEP 696."""
    default = b"=" in (node.text or b"")
    return Newer(node.start_byte, "a type parameter with a default" if default else "type parameters", (3, 13) if default else (3, 12))


def _free(interpolation: Node) -> bool:
    """Whether an f-string holds what PEP 701 made possible: its own quotes, a backslash, or a line end in a replacement field."""
    string = interpolation.parent
    opening = string.child(0) if string is not None else None
    quote = (opening.text or b"").lstrip(b"fFrRtT") if opening is not None else b""
    inside = interpolation.text or b""
    return bool(quote) and (quote in inside or b"\\" in inside or (len(quote) == 1 and b"\n" in inside))


def _lazy(data: bytes) -> Iterator[Newer]:
    for match in re.finditer(rb"^[ \t]*(lazy)[ \t]+(?:import|from)[ \t]+\w", data, re.MULTILINE):
        yield Newer(match.start(1), "a lazy import", (3, 15))
