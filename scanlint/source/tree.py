"""From text to trees: `ast` for every file that may matter, astroid for those with a scan, and positions as the user counts them."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from scanlint.finding import Location
from scanlint.source.fileset import STRIDE
from scanlint.source.text import NotPython3, SourceText, Unreadable, beginning
from scanlint.source.walking import nodes_of

if TYPE_CHECKING:
    from astroid import nodes

#: Nodes of the `ast` tree above which no astroid tree is built, which would take half a minute and more. A text has more characters than nodes.
MOST_NODES = 1_000_000

_TOO_LARGE = "Move its data into a data file, or exclude the file."


def parse(source: SourceText) -> ast.Module:
    """The `ast` tree of a file.

    Raises Unreadable with the place where the text stops being Python 3.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source.text)
    except SyntaxError as error:
        line = min(max(error.lineno or 1, 1), max(len(source.lines), 1))
        column = max(error.offset or 1, 1)
        place = Location(source.path, line, column, line, column + 1)
        raise NotPython3(place, f"this file is not valid Python 3: {error.msg}", "Correct the syntax, or exclude the file.") from None
    except (RecursionError, MemoryError):
        raise _too_deep(source) from None
    except ValueError as error:
        raise Unreadable(beginning(source.path), f"this file cannot be parsed: {error}", "Correct it, or exclude the file.") from None


def build(source: SourceText, tree: ast.Module, base: int = 0) -> nodes.Module:
    """The astroid tree, made from the `ast` tree that is already there, whose line numbers are raised by ``base`` (scanlint.source.fileset).

    astroid's transforms and its delayed inference of attributes are left out: they cost most of its time and depend on what is installed.
    Raises Unreadable where the nesting is too deep, or the tree would fill the memory.
    """
    if len(source.text) > MOST_NODES and sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise Unreadable(beginning(source.path), f"this file is too large to be analysed: it has more than {MOST_NODES} expressions", _TOO_LARGE)
    from scanlint.source.later import Rebuilder  # loads astroid

    if base:
        raise_lines(nodes_of(tree), base)
    try:
        module = Rebuilder(source if base else None).visit_module(tree, "", source.path, False)
        module.lineno = base
        return module
    except RecursionError:
        raise _too_deep(source) from None


def raise_lines(parts: Iterable[ast.AST], by: int) -> None:
    """Count the lines of some nodes from another number on."""
    for node in parts:
        place = vars(node)
        if "lineno" in place:
            place["lineno"] += by
            place["end_lineno"] += by


def span(node: nodes.NodeNG, source: SourceText) -> Location:
    """Where a node stands, lines and columns from 1, columns in code points (the tree counts UTF-8 bytes)."""
    line = (node.lineno or 1) % STRIDE or 1
    end_line = (node.end_lineno or line) % STRIDE
    column = _code_points(source, line, node.col_offset or 0)
    end = _code_points(source, end_line, node.end_col_offset or 0)
    return Location(source.path, line, column + 1, end_line, max(end, column if end_line == line else 0) + 1)


def _code_points(source: SourceText, line: int, offset: int) -> int:
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return offset if text.isascii() else len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))


def _too_deep(source: SourceText) -> Unreadable:
    return Unreadable(beginning(source.path), "this file nests too deeply to be analysed", "Split the expression, or exclude the file.")
