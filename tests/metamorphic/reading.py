"""A program read for rewriting: its tree, its tokens and where they are."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tests.metamorphic.pieces import Span

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Source:
    """The text of a program that parses. Raises SyntaxError otherwise."""

    text: str
    tree: ast.Module = field(init=False)

    def __post_init__(self) -> None:
        self.tree = ast.parse(self.text)

    @cached_property
    def _lines(self) -> list[tuple[int, str]]:
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append((start, line))
            start += len(line) + 1
        return found

    def place(self, line: int, column: int) -> int:
        """The number of characters before a place of the tree, whose columns count bytes."""
        start, text = self._lines[line - 1]
        return start + len(text.encode()[:column].decode())

    def line_start(self, line: int) -> int:
        return self._lines[line - 1][0]

    def span(self, node: ast.expr | ast.stmt | ast.arg | ast.keyword | ast.alias) -> Span:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.place(node.lineno, node.col_offset), self.place(node.end_lineno, node.end_col_offset)

    @cached_property
    def tokens(self) -> list[tuple[tokenize.TokenInfo, Span]]:
        found = []
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            start, end = (self._lines[min(line, len(self._lines)) - 1][0] + column for line, column in (token.start, token.end))
            found.append((token, (start, end)))
        return found

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The words in strings: one of them may be a name."""
        strings = (node for node in ast.walk(self.tree) if isinstance(node, ast.JoinedStr | ast.Constant))
        texts = (ast.get_source_segment(self.text, node) or "" for node in strings if isinstance(node, ast.JoinedStr) or isinstance(node.value, str))
        return frozenset(word for text in texts for word in re.findall(r"\w+", text))

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def beginnings(self) -> Iterator[tuple[int, str]]:
        """Where a statement of the module or of a function begins, on a line of its own, with its indentation."""
        for body in (self.tree.body, *(function.body for function in self.functions())):
            for number, node in enumerate(body):
                head = number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                line = min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", ()))])
                blank = self._lines[line - 1][1][: node.col_offset]
                if not head and not blank.strip() and not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
                    yield self.line_start(line), blank


def bound(node: ast.AST) -> set[str]:
    """The names that it binds, in whichever scope."""
    found: set[str] = set()
    for part in ast.walk(node):
        match part:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.alias(name=name, asname=alias):
                found.add(alias or name.split(".")[0])
            case ast.ExceptHandler(name=str() as name):
                found.add(name)
    return found


def mentioned(node: ast.AST) -> set[str]:
    """The names that it reads or binds."""
    return bound(node) | {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def simple(body: list[ast.stmt]) -> bool:
    """Whether nothing in it must stand at the top of a module, or speaks of the scope that it stands in."""
    kinds = (ast.Global, ast.Nonlocal)
    starred = any(isinstance(part, ast.alias) and part.name == "*" for node in body for part in ast.walk(node))
    future = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in body)
    return not starred and not future and not any(isinstance(part, kinds) for node in body for part in ast.walk(node))
