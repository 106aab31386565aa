"""The statements and functions of a program, by the places that lie in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.finding import Location
from scanlint.source.text import SourceText
from scanlint.source.walking import children, kind
from scanlint.source.wording import length, on_one_line

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """A simple statement, or the head of a compound one. ``first`` and ``last`` are its lines; ``text`` is on one line, without comments.

    ``function`` is the dotted name of the functions and classes around it, such as "Model.layer"; a function's own head belongs to it.
    """

    first: int
    last: int
    text: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """The lines of a function: ``first`` is that of its first decorator, ``body`` that where its body begins."""

    first: int
    body: int
    last: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A statement's own part of the text. Columns count UTF-8 bytes from 0, as `ast` does."""

    start: _Place
    end: _Place
    function: str


class Statements:
    """Looks up what a place lies in. The tree is walked when the first question is asked."""

    def __init__(self, program: SourceText, tree: ast.Module) -> None:
        """Take a program and its tree."""
        self._program = program
        self._tree = tree
        self._known: dict[int, list[_Part]] | None = None
        self._told: dict[_Part, Statement] = {}

    def at(self, location: Location) -> Statement:
        """The statement that ``location`` begins in; between statements, as for a comment, the line itself."""
        place = (location.line, len(_bytes(self._line(location.line)[: location.column - 1])))
        parts = self._on(location.line)
        around = [part for part in parts if part.start <= place < part.end] or parts
        for part in sorted(around, key=lambda part: part.start, reverse=True):
            statement = self._statement(part)
            if location.line <= statement.last:
                return statement
        return Statement(location.line, location.line, self._line(location.line).strip(), self._function(location.line))

    def functions(self) -> Iterator[Function]:
        """Every function, methods and functions within functions included."""
        functions: tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]
        functions = (*kind(self._tree, ast.FunctionDef), *kind(self._tree, ast.AsyncFunctionDef))
        for node in functions:
            yield Function(_start(node)[0], node.body[0].lineno, node.end_lineno or node.lineno)

    def _function(self, line: int) -> str:
        """The dotted name of what is around a line that no statement lies on."""
        named: tuple[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, ...]
        named = (*kind(self._tree, ast.FunctionDef), *kind(self._tree, ast.AsyncFunctionDef), *kind(self._tree, ast.ClassDef))
        names = [(node.lineno, node.name) for node in named if _start(node)[0] <= line <= (node.end_lineno or node.lineno)]
        return ".".join(name for _, name in sorted(names))

    def _on(self, line: int) -> list[_Part]:
        """The parts that have a piece of a line."""
        if self._known is None:
            self._known = {}
            for part in _parts(self._tree):
                for number in range(part.start[0], part.end[0] + 1):
                    self._known.setdefault(number, []).append(part)
        return self._known.get(line, [])

    def _statement(self, part: _Part) -> Statement:
        """What a part is told as; kept, for one long statement may hold thousands of findings."""
        if part not in self._told:
            text = self._text(part)
            last = part.start[0] + text.count("\n", 0, length(text))
            self._told[part] = Statement(part.start[0], last, on_one_line(text), part.function)
        return self._told[part]

    def _text(self, part: _Part) -> str:
        lines = [self._line(number) for number in range(part.start[0], part.end[0] + 1)]
        lines[-1] = _cut(lines[-1], 0, part.end[1])
        lines[0] = _cut(lines[0], part.start[1], None)
        return "\n".join(lines)

    def _line(self, number: int) -> str:
        return self._program.lines[number - 1] if number <= len(self._program.lines) else ""


_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _parts(tree: ast.Module) -> Iterator[_Part]:
    pending: list[tuple[ast.AST, str]] = [(tree, "")]
    while pending:
        node, function = pending.pop()
        if isinstance(node, _NAMED):
            function = f"{function}.{node.name}" if function else node.name
        below = [child for child in children(node) if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case)]
        if isinstance(node, ast.stmt):
            first = next((child for child in below if isinstance(child, ast.stmt | ast.excepthandler)), None)
            inner = first or (below[0].body[0] if below and isinstance(below[0], ast.match_case) else None)
            end = _start(inner) if inner is not None else (node.end_lineno or node.lineno, node.end_col_offset or 0)
            yield _Part(_start(node), end, function)
        pending.extend((child, function) for child in below)


def _start(node: ast.stmt | ast.excepthandler) -> _Place:
    """Where a statement begins, its decorators included."""
    first = min((one.lineno for one in node.decorator_list), default=node.lineno) if isinstance(node, _NAMED) else node.lineno
    return (node.lineno, node.col_offset) if first == node.lineno else (first, 0)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _cut(line: str, start: int, end: int | None) -> str:
    """The part of a line between two columns in bytes."""
    return line[start:end] if line.isascii() else _bytes(line)[start:end].decode("utf-8", "ignore")
