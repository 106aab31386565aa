"""All changes that make a Python 2 text one of Python 3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanlint.source.python2 import grammar, literals, statements, words
from scanlint.source.python2.edits import Change, apply
from scanlint.source.python2.newer import several
from scanlint.source.python2.parameters import Placeholders, tuple_parameter

if TYPE_CHECKING:
    from tree_sitter import Node

    from scanlint.source.positions import ColumnMap

# Captures that only Python 2 has. So has `except E, e`, but `except A, B` is Python 3.14.
_ONLY_PYTHON_2 = ("print", "raise", "number", "unequal", "ticked", "raw", "tuple", "loop")
_ESCAPE_LIKE = re.compile(rb"\\[uUN]")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A program: its text, the map back to the text before, and the names of its tuples.

    ``old`` tells that something in it was Python 2 alone, ``error`` is the offset, in the text before, of what could not be read.
    """

    text: bytes
    positions: ColumnMap | None
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    old: bool
    error: int | None


def shows_python2(found: dict[str, list[Node]], data: bytes) -> bool:
    """Whether something that the query found in ``data`` is Python 2 alone."""
    executed = statements.executing(found.get("exec_name", []), data)
    return bool(executed) or any(name in found for name in _ONLY_PYTHON_2) or any(not several(clause) for clause in found.get("except", ()))


def rewrite(root: Node, found: dict[str, list[Node]], data: bytes) -> Rewritten:
    """The program for a text with the tree ``root``, in which the query found ``found``.

    Backticks, exec and words are first changed to something of the same number of bytes that tree-sitter reads; nothing else moves.
    """
    ticked = found.get("ticked", [])
    executed = statements.executing(found.get("exec_name", []), data)
    named = words.as_names(data)
    late = [Change(node.start_byte, node.start_byte, b"repr") for node in ticked]
    late += [Change(word, word + 1, words.letter(data, word)) for word in named]
    early = [change for node in ticked for change in literals.ticks(node)]
    early += [Change(word, word + 1, b"_") for word in named]
    early += [Change(start, start + len(b"exec"), b"not ") for start in executed]
    if early:
        data, _ = apply(data, early)
        root = grammar.parse(data)
        found = grammar.captures(root, data)
    late += [change for start in executed for change in statements.exec_statement(root, start, data)]
    late += [change for node in grammar.strings(root) for change in literals.backslashes(node)] if _ESCAPE_LIKE.search(data) else []
    names = Placeholders(data)
    text, positions = apply(data, [*_changes(found, data, names), *late])
    old = bool(ticked or executed) or shows_python2(found, data)
    return Rewritten(text, positions, tuple(names.parts), old, grammar.first_error(root))


def _changes(found: dict[str, list[Node]], data: bytes, names: Placeholders) -> Iterator[Change]:
    def every(capture: str) -> list[Node]:
        return found.get(capture, [])

    for node in every("print"):
        yield from statements.print_statement(node, data)
    for word in every("print_name"):
        statement = statements.printing(word)
        if statement is not None:
            yield from statements.print_statement(statement, data)
    for node in every("raise"):
        yield from statements.raise_statement(node, data)
    for node in every("except"):
        yield from statements.except_clause(node, data, names)
    for node in every("loop"):
        yield from statements.loop_over_several(node, data)
    for node in every("number"):
        yield from literals.number(node)
    for node in every("unequal"):
        yield Change(node.start_byte, node.end_byte, b"!=")
    for node in every("raw"):
        yield from literals.raw_unicode(node)
    for node in every("bytes"):
        yield from literals.bytes_literal(node)
    for node in every("tuple"):
        yield from tuple_parameter(node, data, names)
