"""Places within a use that an edit needs and the tree does not keep: the brackets of a subscript, the targets of an unpacking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from astroid import nodes

from scanlint.finding import Location
from scanlint.scan.facts import Part
from scanlint.source.pieces import piece
from scanlint.source.text import SourceText
from scanlint.source.tree import span


def brackets(node: nodes.Subscript, source: SourceText) -> Location | None:
    """From the `[` of a subscript to behind its `]`, with the blanks before it."""
    whole, owner = span(node, source), span(node.value, source)
    line, column = owner.end_line, owner.end_column
    # Between the two stand at most closing parentheses, blanks, line ends and comments; a comment may hold a bracket.
    while line <= whole.end_line:
        between, bracket, _ = source.lines[line - 1][column - 1 :].partition("#")[0].partition("[")
        if bracket:
            kept = len(between.rstrip(" \t")) if column > 1 or between.strip() else len(between)
            return replace(whole, line=line, column=column + kept)
        line, column = line + 1, 1
    return None  # pragma: no cover: every subscript has its bracket, which types do not know


_CLOSING = re.compile(r"\s*,?\s*(#[^\n]*\n\s*)*\)")


def added(node: nodes.Call, source: SourceText, *arguments: str) -> tuple[Location, str] | None:
    """Where more arguments by keyword are written, and how: on lines of their own where the last one has its own. None where more than a comma and
    comments stands behind that."""
    given = written(node)
    if not given:
        return None
    values = [part.value if isinstance(part, nodes.Keyword) else part for part in given]
    last = max((span(part, source) for part in values), key=lambda at: (at.end_line, at.end_column))
    behind = replace(span(node, source), line=last.end_line, column=last.end_column)
    if _CLOSING.fullmatch(piece(source.lines, behind)) is None:
        return None
    line, first = source.lines[last.end_line - 1], span(max(given, key=lambda part: (part.lineno, part.col_offset)), source)
    indent = source.lines[first.line - 1][: first.column - 1]
    if not indent.strip() and behind.end_line > behind.line and re.match(r"[ \t]*,[ \t]*(#.*)?$", line[last.end_column - 1 :]):
        column = len(line) + 1
        return replace(behind, column=column, end_line=behind.line, end_column=column), "".join(f"\n{indent}{text}," for text in arguments)
    return replace(behind, end_line=behind.line, end_column=behind.column), "".join(f", {text}" for text in arguments)


def parts(node: nodes.Tuple | nodes.List, source: SourceText) -> tuple[Part, ...]:
    """The targets of an unpacking, in order."""
    spans = [span(element, source) for element in node.elts]
    return tuple(Part(at, piece(source.lines, at)) for at in spans)


def cut(part: nodes.NodeNG, siblings: Sequence[nodes.NodeNG], source: SourceText) -> Location:
    """One of several parts with the comma that goes with it: from the end of the one before, else up to the start of the one behind."""
    at, number = span(part, source), siblings.index(part)
    if number:
        before = span(siblings[number - 1], source)
        return replace(at, line=before.end_line, column=before.end_column)
    if len(siblings) > 1:
        behind = span(siblings[1], source)
        return replace(at, end_line=behind.line, end_column=behind.column)
    return at


def written(call: nodes.Call) -> list[nodes.NodeNG]:
    """The arguments of a call in the order of the text; a keyword counts with its name."""
    return sorted([*call.args, *call.keywords], key=lambda part: (part.lineno, part.col_offset))


def line_end(statement: nodes.NodeNG, source: SourceText) -> tuple[Location, str] | None:
    """Where a statement may follow, at the end of the line, and its indent; None where this one shares its lines with others."""
    at = span(statement, source)
    indent, last = source.lines[at.line - 1][: at.column - 1], source.lines[at.end_line - 1]
    if indent.strip() or not re.fullmatch(r"[ \t]*(#.*)?", last[at.end_column - 1 :]):
        return None
    end = len(last) + 1
    return replace(at, line=at.end_line, column=end, end_column=end), indent
