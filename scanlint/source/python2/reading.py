"""Whether a text that is no Python 3 is Python 2, and the program that it then becomes."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanlint.finding import Location
from scanlint.source.positions import Positions, chain
from scanlint.source.python2 import grammar, tabs
from scanlint.source.python2.edits import apply
from scanlint.source.python2.newer import Newer, newer
from scanlint.source.python2.rewriting import Rewritten, rewrite, shows_python2
from scanlint.source.text import NotPython3, SourceText, Unreadable
from scanlint.source.tree import parse

if TYPE_CHECKING:
    from tree_sitter import Node

_STATEMENT = re.compile(
    rb"(?P<opaque>" + tabs.OPAQUE.pattern + rb")|^[ \t]*(?P<old>print[ \t]+[\"'\w]|raise[ \t]+[\w.]+[ \t]*,)", re.DOTALL | re.MULTILINE
)


def read_evident(source: SourceText) -> tuple[SourceText, ast.Module] | None:
    """The program and its tree for a text with a statement, outside of its strings, that no Python 3 reads, if nothing is in the way; else None."""
    data = source.text.encode("utf-8", "surrogatepass")
    if not any(match["old"] for match in _STATEMENT.finditer(data)):
        return None
    text = _Text.of(source)
    # `print >>f, x` is a tuple to Python 3.
    evident = "raise" in text.found or any(node.children[1].type != "chevron" for node in text.found.get("print", ()))
    if "new" in text.found or not evident:
        return None
    rewritten = rewrite(text.root, text.found, text.data)
    if rewritten.error is not None:
        return None
    program = text.program(rewritten)
    try:
        return program, parse(program)
    except Unreadable:
        return None


def read_python2(source: SourceText, problem: NotPython3) -> tuple[SourceText, ast.Module]:
    """The program and its tree for a text that Python 3 refused with ``problem``.

    Nothing is guessed: what tree-sitter cannot read is no Python 2 either. Raises Unreadable, with the place in the user's file: ``problem`` for what
    shows nothing of Python 2, the version that a file needs which is newer than this interpreter, or the place where Python 2 ends too.
    """
    text = _Text.of(source)
    refusal = problem.through(source.positions)
    modern = newer(text.found, text.data)
    if modern and not shows_python2(text.found, text.data):
        needed = max(modern, key=lambda one: one.version)
        raise (_too_new(text, needed) if needed.version > sys.version_info[:2] else refusal)
    if "new" in text.found:
        raise refusal
    rewritten = rewrite(text.root, text.found, text.data)
    program = text.program(rewritten)
    if program.lines == source.lines:
        raise refusal
    try:
        tree = parse(program)
    except NotPython3 as second:
        raise (_neither(second).through(program.positions) if rewritten.old else refusal) from None
    if rewritten.error is not None:
        # tree-sitter went on behind an error, and the changes happened to make sense of it: `lambda a, (b: a)`.
        raise _neither(NotPython3(text.place(rewritten.error), "this file is not valid Python 3: invalid syntax", problem.help)).through(text.outer)
    return program, tree


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with tree-sitter's tree of it. Line ends and tabs that begin lines are evened out in ``data``, and ``outer`` leads back from there."""

    source: SourceText
    data: bytes
    outer: Positions | None
    root: Node
    found: dict[str, list[Node]]

    @classmethod
    def of(cls, source: SourceText) -> _Text:
        original = "\n".join(source.lines).encode("utf-8", "surrogatepass")
        data, untabbed = apply(original, tabs.to_blanks(original))
        root = grammar.parse(data)
        return cls(source, data, chain(untabbed, source.positions), root, grammar.captures(root, data))

    def program(self, rewritten: Rewritten) -> SourceText:
        text = rewritten.text.decode("utf-8", "surrogatepass")
        positions = chain(rewritten.positions, self.outer)
        return replace(self.source, text=text, lines=tuple(text.split("\n")), python2=True, positions=positions, parts=rewritten.parts)

    def place(self, offset: int) -> Location:
        line = self.data.count(b"\n", 0, offset) + 1
        column = len(self.data[self.data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "surrogatepass")) + 1
        return Location(self.source.path, line, column, line, column + 1)


def _neither(problem: NotPython3) -> NotPython3:
    return NotPython3(problem.location, problem.message.replace("valid Python 3", "valid Python 3, and no valid Python 2", 1), problem.help)


def _too_new(text: _Text, one: Newer) -> Unreadable:
    needed, running = (".".join(map(str, version)) for version in (one.version, sys.version_info[:2]))
    message = f"this file needs Python {needed}: it has {one.what}, and Python {running} runs scanlint"
    return Unreadable(text.place(one.offset), message, f"Run scanlint with Python {needed} or newer, or exclude the file.").through(text.outer)
