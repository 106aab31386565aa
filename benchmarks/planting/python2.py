"""Trees of Python 2 files, so that misuses can be planted there too: scanlint's rewritten program, its nodes put where the user has them.

The nodes are found in the rewritten program, as plain `ast` reads no Python 2. The edits are then made to the file as it is, which is read anew: a
column that was led back wrongly would plant garbage, and be missed.
"""

from __future__ import annotations

import ast

from benchmarks.planting.tree import Tree
from scanlint.finding import Location
from scanlint.source.program import read_program
from scanlint.source.text import LINE_END, SourceText, Unreadable


def old_tree(text: str, path: str) -> Tree | None:
    """The tree of a file that only Python 2 reads, its nodes at their lines and UTF-8 columns in ``text``; None for any other."""
    source = SourceText.of(path, text)
    try:
        program, module = read_program(source)
    except Unreadable:
        return None
    if not program.python2:
        return None
    lines = LINE_END.split(text)
    for node in ast.walk(module):
        if isinstance(node, ast.expr | ast.stmt | ast.keyword | ast.arg | ast.alias | ast.excepthandler) and program.positions is not None:
            _move(node, program, lines)
    return Tree(text, module)


def _move(node: ast.expr | ast.stmt | ast.keyword | ast.arg | ast.alias | ast.excepthandler, program: SourceText, lines: list[str]) -> None:
    end_line = node.end_lineno or node.lineno
    ends = ((node.lineno, node.col_offset), (end_line, node.end_col_offset or 0))
    start, end = (len(program.lines[line - 1].encode()[:column].decode()) + 1 for line, column in ends)
    at = Location(program.path, node.lineno, start, end_line, end)
    if program.positions is not None:
        at = program.positions.locate(at)
    node.col_offset = len(lines[at.line - 1][: at.column - 1].encode())
    node.end_col_offset = len(lines[at.end_line - 1][: at.end_column - 1].encode())
