"""What a reader sees and a parser does not: layout, comments, parentheses; and code that does nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
import tokenize
from random import Random

from tests.metamorphic.pieces import ONE, Edit, Piece, Shape, Span, edited
from tests.metamorphic.reading import Source

_LAYOUT = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.STRING, tokenize.ENDMARKER)
COMMENTS = ("# the time axis comes first", "# rval[0]", "# theano.scan(step)[0]", "#", "# h'é→漢")


def reformatted(source: Source, random: Random) -> Shape:
    """Laid out by ruff for lines of another width. A place is told by the tokens that no layout adds, drops or writes anew."""
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--stdin-filename", "model.py", "-"]
    command[4:4] = ["--config", f"line-length={random.choice((20, 40, 60, 320))}"]
    quotes = random.choice(("single", "double"))
    done = subprocess.run([*command, "--config", f"format.quote-style='{quotes}'"], input=source.text, capture_output=True, text=True, check=True)
    return {ONE: aligned(source, Source(done.stdout))}


def aligned(source: Source, other: Source) -> list[Piece]:
    """The text of ``other``, whose tokens are those of ``source`` in the same order."""
    before, after = _lasting(source), _lasting(other)
    assert [source.text[slice(*span)] for span in before] == [other.text[slice(*span)] for span in after]
    pieces: list[Piece] = []
    done = 0
    for (start, end), origin in zip(after, before, strict=True):
        pieces += [Piece(other.text[done:start]), Piece(other.text[start:end], origin)]
        done = end
    return [*pieces, Piece(other.text[done:])]


def _lasting(source: Source) -> list[Span]:
    return [span for token, span in source.tokens if token.type not in _LAYOUT and token.string not in (",", "(", ")", ";")]


def commented(source: Source, random: Random) -> Shape:
    """Comments and empty lines before statements, at the end of lines, and within brackets."""
    edits = [Edit(at, at, f"{blank}{random.choice(COMMENTS)}\n") for at, blank in source.beginnings() if random.random() < 0.4]
    taken = {token.start[0] for token, _ in source.tokens if token.type == tokenize.COMMENT}
    depth = 0
    for token, (start, end) in source.tokens:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.string, 0) if token.type == tokenize.OP else 0
        if token.start[0] in taken:
            continue
        if token.type == tokenize.NEWLINE and token.string and random.random() < 0.4:
            edits.append(Edit(start, start, f"  {random.choice(COMMENTS)}"))
        elif depth and token.type == tokenize.OP and token.string in ",([{" and random.random() < 0.4:
            edits.append(Edit(end, end, f"  {random.choice(COMMENTS)}\n "))
    return {ONE: edited(source.text, edits)}


def parenthesised(source: Source, random: Random) -> Shape:
    """Parentheses around expressions that need none."""
    edits: list[Edit] = []
    spans: set[Span] = set()
    for node in _values(source.tree):
        span = source.span(node)
        if span not in spans and random.random() < 0.4:
            spans.add(span)
            edits += [Edit(span[0], span[0], "("), Edit(span[1], span[1], ")")]
    return {ONE: edited(source.text, edits)}


def _values(node: ast.AST) -> list[ast.expr]:
    """The expressions in it that can stand in parentheses wherever they are."""
    found: list[ast.expr] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr | ast.FormattedValue | ast.AnnAssign):
            continue
        alone = isinstance(child, ast.Name | ast.Attribute | ast.Subscript | ast.Call | ast.List | ast.BinOp | ast.Lambda | ast.Compare | ast.IfExp)
        if alone and isinstance(child, ast.expr) and isinstance(getattr(child, "ctx", ast.Load()), ast.Load):
            found.append(child)
        found += _values(child)
    return found


DEAD = (
    "dead_{0} = 3",
    "def dead_{0}(first, second=None):\n    return first, second",
    "if False:\n    dead_{0} = [None]",
    "while False:\n    dead_{0} = None",
    "for dead_{0} in ():\n    pass",
    "class Dead{0}:\n    field = 0",
    "dead_{0} = lambda rval: rval[0]",
    "assert True",
    "import os as dead_{0}",
    "pass",
)


def with_dead_code(source: Source, random: Random) -> Shape:
    """Statements that do nothing before others, and after a return."""
    edits: list[Edit] = []
    for at, blank in source.beginnings():
        if random.random() < 0.5:
            edits.append(Edit(at, at, _indented(random.choice(DEAD).format(len(edits)), blank)))
    for function in source.functions():
        last = function.body[-1]
        if isinstance(last, ast.Return) and last.end_lineno is not None and random.random() < 0.7:
            at = source.line_start(last.end_lineno + 1)
            blank = source.text[source.line_start(last.lineno) : source.span(last)[0]]
            if not blank.strip():
                edits.append(Edit(at, at, _indented(random.choice((*DEAD, "return None, None")).format(len(edits)), blank)))
    return {ONE: edited(source.text, edits)}


def _indented(text: str, blank: str) -> str:
    return "".join(f"{blank}{line}\n" for line in text.split("\n"))
