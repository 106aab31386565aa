"""Statements that Python 3 writes otherwise: print, exec, raise with several parts, except with a comma; and `for x in 1, 2` in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scanlint.source.python2.edits import Change, put, wrap

if TYPE_CHECKING:
    from tree_sitter import Node

    from scanlint.source.python2.parameters import Placeholders

_BLANKS = re.compile(rb"[ \t]*")
_CALL = re.compile(rb"[ \t]*\(")


def print_statement(node: Node, data: bytes) -> Iterator[Change]:
    """`print >>f, a` becomes `print(  f, a)`: the call reads the same values. `print -x`, which tree-sitter takes for arithmetic, is one too."""
    word = node.start_byte + len(b"print")
    start = _BLANKS.match(data, word).end()  # type: ignore[union-attr]
    if start >= node.end_byte:
        return
    yield Change(word, start if data[word:start] == b" " else word, b"(")
    yield Change(node.end_byte, node.end_byte, b")")
    if data.startswith(b">>", start):
        yield Change(start, start + 2, b"  ")


def printing(word: Node) -> Node | None:
    """The statement that the name `print` begins, where that is not a plain call: a print statement of Python 2 all the same."""
    node = word
    while node.parent is not None and node.parent.start_byte == word.start_byte and node.type != "expression_statement":
        node = node.parent
    if node.type != "expression_statement" or node.start_byte != word.start_byte:
        return None
    first = node.child(0)
    called = node.child_count == 1 and first is not None and first.type == "call" and first.child(0) == word
    return None if called else node


def executing(words: list[Node], data: bytes) -> list[int]:
    """Where exec statements begin that are no call, which tree-sitter reads only where the code is a name or a string."""
    return [word.start_byte for word in words if _CALL.match(data, word.end_byte) is None and data[word.start_byte - 1 : word.start_byte] != b"."]


def exec_statement(root: Node, start: int, data: bytes) -> Iterator[Change]:
    """`exec code in a, b` becomes `exec(code ,  a, b)`.

    ``root`` is of a text that has `not` in the place of exec: tree-sitter reads any expression behind that one.
    """
    node = root.descendant_for_byte_range(start, start + 3)
    while node is not None and node.type != "expression_statement":
        node = node.parent
    if node is None or node.start_byte != start:
        return
    code = _BLANKS.match(data, start + len(b"exec")).end()  # type: ignore[union-attr]
    yield Change(start, start + len(b"exec"), b"exec")
    yield from wrap(code, node.end_byte, data)
    inner: Node | None = node
    while inner is not None:
        word = next((child for child in inner.children if child.type == "in"), None)
        if word is not None:
            yield Change(word.start_byte, word.end_byte, b", ")
            return
        inner = inner.child_by_field_name("argument") if inner.type == "not_operator" else next(iter(inner.children), None)


def raise_statement(parts: Node, data: bytes) -> Iterator[Change]:
    """`raise E, x, tb` becomes `raise(E, x, tb)`: it is read for what it mentions, and for leaving."""
    yield from wrap(parts.start_byte, parts.end_byte, data)


def caught(clause: Node) -> tuple[Node, Node] | None:
    """The comma and what follows it in `except E, e`; None where there are more parts than Python 2 allows."""
    commas = [child for child in clause.children if child.type == ","]
    after = commas[0].next_sibling if len(commas) == 1 else None
    return (commas[0], after) if after is not None else None


def except_clause(clause: Node, data: bytes, names: Placeholders) -> Iterator[Change]:
    """`except E, e` becomes `except E as e`; where `e` is more than a name, one of ``names`` stands for it."""
    found = caught(clause)
    if found is None:
        return
    comma, target = found
    blank = data[comma.end_byte : comma.end_byte + 1] in (b" ", b"\t", b"\\", b"\n")
    yield Change(comma.start_byte, comma.end_byte, b" as" if blank else b" as ")
    if target.type != "identifier":
        yield from put(data, target.start_byte, target.end_byte, names.stand_for(target))


def loop_over_several(clause: Node, data: bytes) -> Iterator[Change]:
    """`[x for x in 1, 2]` becomes `[x for x in(1, 2)]`."""
    start = next((child.end_byte for child in clause.children if child.type == "in"), None)
    after = next((child for child in clause.children if start is not None and child.start_byte >= start), None)
    if after is not None:  # pragma: no branch: a comma in the clause itself stands between what it goes through
        yield from wrap(after.start_byte, clause.end_byte, data)
