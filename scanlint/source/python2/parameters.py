"""Tuple parameters: one name in their place, and the names of the tuple for the model to bind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scanlint.source.python2.edits import Change, put

if TYPE_CHECKING:
    from tree_sitter import Node


class Placeholders:
    """Hands out names that a text does not hold, and remembers the tuple that each stands for."""

    def __init__(self, data: bytes) -> None:
        self.parts: list[tuple[str, tuple[str, ...]]] = []
        self._stem = "tuple_"
        while self._stem.encode() in data:
            self._stem += "_"

    def stand_for(self, pattern: Node) -> bytes:
        """A new name for a pattern; only the names directly bound count, not `self.x` or `a[0]`."""
        name = f"{self._stem}{len(self.parts) + 1}"
        self.parts.append((name, tuple(_names(pattern))))
        return name.encode()


def tuple_parameter(node: Node, data: bytes, names: Placeholders) -> Iterator[Change]:
    """`def f((a, b)=c)` becomes `def f(tuple_1=c)`. Parentheses around one name are blanked: that is no tuple."""
    pattern = node.child_by_field_name("name") if node.type == "default_parameter" else node
    if pattern is None:  # pragma: no cover: its type allows it, and the grammar gives each parameter with a default a name
        return
    inner = pattern
    while inner.named_child_count == 1 and not any(child.type == "," for child in inner.children):
        only = inner.named_child(0)
        if only is None:  # pragma: no cover: its type allows it, and the number of children was asked for
            return
        inner = only
    text = inner.text or b""
    if inner.type == "identifier" and b"\n" not in data[pattern.start_byte : pattern.end_byte]:
        yield Change(pattern.start_byte, inner.start_byte, b" " * (inner.start_byte - pattern.start_byte))
        yield Change(inner.end_byte, pattern.end_byte, b" " * (pattern.end_byte - inner.end_byte))
        return
    lead = b" " if data[pattern.start_byte - 1 : pattern.start_byte].isalpha() else b""  # `lambda(a, b): ..`
    yield from put(data, pattern.start_byte, pattern.end_byte, lead + (text if inner.type == "identifier" else names.stand_for(pattern)))


def _names(pattern: Node) -> Iterator[str]:
    for child in pattern.named_children:
        if child.type == "identifier":
            yield (child.text or b"").decode("utf-8", "replace")
        elif child.type in ("tuple_pattern", "tuple", "list", "list_pattern", "parenthesized_expression"):
            yield from _names(child)
