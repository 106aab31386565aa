"""One program in the forms that sources have (a notebook, other line ends, tabs, indented, Python 2), with the places moved along."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from scanlint.finding import Location
from tests.notebooks import format3, format4

#: Text of which no code point is one byte of UTF-8, some are two bytes, some three and four, and some two cells wide.
FOREIGN = "'é→𝛼漢\u2028'; "


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What the program became: the bytes of the file ``path``, and where the places of the program went."""

    data: bytes
    move: Callable[[Location], Location]
    path: str = "model.py"


#: Takes the text of a program.
Rewriting = Callable[[str], Rewritten]


def _text(text: str, lines: int = 0, columns: Callable[[int, int], int] = lambda line, column: column) -> Rewritten:
    """``text``, which begins with ``lines`` new lines; ``columns`` takes a line and a column of the program and gives the new column."""

    def move(at: Location) -> Location:
        return replace(
            at,
            line=at.line + lines,
            column=columns(at.line, at.column),
            end_line=at.end_line + lines,
            end_column=columns(at.end_line, at.end_column),
        )

    return Rewritten(text.encode(), move)


def _indented(text: str, head: str, tail: str = "", width: int = 4) -> Rewritten:
    body = re.sub(r"^(?=.)", " " * width, text, flags=re.MULTILINE)
    return _text(head + body + tail, head.count("\n"), lambda _, column: column + width)


def _tabs(text: str) -> Rewritten:
    blanks = [len(line) - len(line.lstrip(" ")) for line in text.split("\n")]
    lines = ["\t" * (width // 4) + " " * (width % 4) + line[width:] for width, line in zip(blanks, text.split("\n"), strict=True)]
    return _text("\n".join(lines), 0, lambda line, column: column - 3 * (blanks[line - 1] // 4) if column > blanks[line - 1] else column)


def _foreign(text: str) -> Rewritten:
    """A statement before every simple statement that begins a line."""
    lines = text.split("\n")
    starts: dict[int, int] = {}
    for node in _statements(text):
        if not isinstance(node, (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.FunctionDef, ast.ClassDef)):
            starts.setdefault(node.lineno, node.col_offset)
    starts = {line: column for line, column in starts.items() if not lines[line - 1][:column].strip()}
    for line, column in starts.items():
        lines[line - 1] = lines[line - 1][:column] + FOREIGN + lines[line - 1][column:]
    return _text("\n".join(lines), 0, lambda line, column: column + len(FOREIGN) * (line in starts))


def _statements(text: str) -> Iterable[ast.stmt]:
    try:
        return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
    except SyntaxError:
        return []


def _one_cell(text: str) -> Rewritten:
    notebook = format4(["x = 1", text], markdown_first=True)
    return Rewritten(json.dumps(notebook).encode(), lambda at: replace(at, cell=3), "model.ipynb")


def _cells(text: str) -> Rewritten:
    """A cell for each statement of the module, in format 3, with a magic above it."""
    try:
        body = ast.parse(text).body
    except SyntaxError:
        body = []
    starts = sorted({min([node.lineno, *(item.lineno for item in getattr(node, "decorator_list", ()))]) for node in body})
    starts = [1, *(start for start in starts if start > 1)]
    lines = text.split("\n")
    ends = [*(start - 1 for start in starts[1:]), len(lines)]
    cells = ["\n".join(["%matplotlib inline", *lines[start - 1 : end]]) for start, end in zip(starts, ends, strict=True)]

    def move(at: Location) -> Location:
        cell = max(number for number, start in enumerate(starts, start=1) if start <= at.line)
        shift = 2 - starts[cell - 1]
        return replace(at, line=at.line + shift, end_line=at.end_line + shift, cell=cell)

    return Rewritten(json.dumps(format3(cells)).encode(), move, "model.ipynb")


def _undecodable(text: str) -> Rewritten:
    """Bytes that Python 2 never decoded. What neither Python parses is left as it is: it would be refused for its bytes, not for its syntax."""
    if not _statements(text):
        return _text(text)
    return replace(_text(text, 1), data=b"print 'caf\xe9' # coding: utf-8\n" + text.replace("latin-1", "utf-8").encode("ascii", "replace"))


def _python2_lines(rewritten: Rewritten) -> Rewritten:
    """A print of the same width in place of the foreign text."""
    text = rewritten.data.decode()
    same = "print 'é→𝛼'; "
    assert len(same) > len(FOREIGN)
    shift = len(same) - len(FOREIGN)
    touched = {number for number, line in enumerate(text.split("\n"), start=1) if FOREIGN in line}

    def move(at: Location) -> Location:
        at = rewritten.move(at)
        return replace(at, column=at.column + shift * (at.line in touched), end_column=at.end_column + shift * (at.end_line in touched))

    return Rewritten(text.replace(FOREIGN, same).encode(), move)


def _appended(rewritten: Rewritten, cell: str) -> Rewritten:
    notebook = json.loads(rewritten.data)
    notebook["worksheets"].append(format3([cell])["worksheets"][0])
    return replace(rewritten, data=json.dumps(notebook).encode())


REWRITINGS: Mapping[str, Rewriting] = {
    "as it is": _text,
    "notebook of one cell": _one_cell,
    "notebook of a cell per statement": _cells,
    "CRLF": lambda text: replace(_text(text), data=text.replace("\n", "\r\n").encode()),
    "CR": lambda text: replace(_text(text), data=text.replace("\n", "\r").encode()),
    "form feeds": lambda text: _text("\f\n# -\f-\n" + text, 2),
    "tabs": _tabs,
    "BOM": lambda text: replace(_text(text), data=b"\xef\xbb\xbf" + text.replace("latin-1", "utf-8").encode()),
    "latin-1": lambda text: replace(_text(text, 1), data=b"# coding: latin-1 \xe9\n" + text.encode("latin-1", "replace")),
    "foreign text before it": _foreign,
    "inside a method": lambda text: _indented(text, "class Model:\n    def build(self, *data):\n", width=8),
    "inside an if": lambda text: _indented(text, "if ready:\n"),
}

#: Rewritings after which only Python 2 reads the program.
PYTHON_2: Mapping[str, Rewriting] = {
    "print": lambda text: _text('print "begin"\n' + text + '\nprint "end",\n', 1),
    "print and CRLF": lambda text: replace(_text(text, 1), data=('print "begin"\n' + text).replace("\n", "\r\n").encode()),
    "print on the line": lambda text: _python2_lines(_foreign(text)),
    "print in latin-1 that is said to be UTF-8": _undecodable,
    "tuple parameters": lambda text: _text("def pair((first, second), third):\n    return lambda (a, b), c: first + a\n" + text, 2),
    "old except": lambda text: _indented(text, "try:\n", "\nexcept KeyboardInterrupt, error:\n    raise SystemExit, error\n"),
    "print in a notebook": lambda text: _one_cell(text + '\nprint "end"'),
    "print in a notebook of a cell per statement": lambda text: _appended(_cells(text), 'print "end"'),
}
