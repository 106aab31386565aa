"""IPython's own syntax in the code cells of notebooks: magics, shell lines and questions, taken out with every line and column left in its place.

After IPython 8 (IPython/core/inputtransformer2.py), on text alone: IPython need not be installed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: Cell magics whose cell is Python that runs in the notebook's own namespace. The body of any other may be anything.
OWN_NAMESPACE = frozenset(("capture", "debug", "heat", "ipytest", "lprun", "memit", "mprun", "prun", "snakeviz", "time", "timeit"))

_CELL_MAGIC = re.compile(r"%%(\w+)")
# No statement of Python begins with one of these: % magics, ! shell, ? help, and the automatic calls and quotes of , ; and /
_ESCAPED = re.compile(r"\s*[%!?,;/]")
# The statement after `%time` runs in the namespace of the notebook, so its bindings count.
_TIMED = re.compile(r"(\s*)(%time\s+)(?=\S)")
_QUESTION = re.compile(r"\s*(?:[\w.]+\s*=\s*)?%{0,2}[\w*]+(?:\.[\w*]+|\[[^\]]*\])*\?\??\s*;?\s*(?:#.*)?")
_ASSIGNED = re.compile(r"([\w\s.,*]+(?:\[[^\]]*\][\w\s.,*]*)*=)(\s*)([%!].*)")

_PART = re.compile(r"(?P<comment>\#.*)|(?P<quote>'''|\"\"\"|'|\")|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<plain>[^#'\"()\[\]{}]+)")
_STRING_END = {quote: re.compile(rf"(?:\\.|(?!{quote})[^\\])*(?P<end>{quote})?", re.DOTALL) for quote in ("'", '"', "'''", '"""')}


def cell_magic(lines: Sequence[str]) -> str | None:
    """The name of the cell magic that opens a cell, such as bash of ``%%bash``, or None."""
    first = next((line for line in lines if line.strip()), "")
    match = _CELL_MAGIC.match(first)
    return match[1] if match else None


def without_magics(lines: Sequence[str]) -> list[str]:
    """The lines of a cell with what only IPython reads replaced by what Python reads.

    A magic, shell line or question becomes ``pass`` at the same column, the value of an assignment from one a call that nothing is known of, and the
    word ``%time`` an expression of the same width. As many lines come out as go in, and what is left of them stands in its columns.
    """
    kept: list[str] = []
    statement = _Statement()
    escaped = False  # whether the last line was a magic that a backslash continues
    for line in lines:
        if escaped:
            escaped = line.endswith("\\")
            kept.append("")
            continue
        plain = line if statement.goes_on else _replaced(line)
        escaped = plain != line and line.endswith("\\") and not _TIMED.match(line)
        kept.append(plain)
        statement.read(plain)
    return kept


def _replaced(line: str) -> str:
    """The first line of a statement; the same object where it is Python already."""
    if timed := _TIMED.match(line):
        return f"{timed[1]}0;{' ' * (len(timed[2]) - 2)}{line[timed.end() :]}"
    if _ESCAPED.match(line) or _QUESTION.fullmatch(line):
        return line[: len(line) - len(line.lstrip())] + "pass"
    if assigned := _ASSIGNED.fullmatch(line):
        timed = _TIMED.match(assigned[3])
        blank = " " * len(timed[2]) if timed else ""
        return assigned[1] + assigned[2] + (blank + assigned[3][len(blank) :] if timed else "get_ipython()")
    return line


@dataclass(slots=True)
class _Statement:
    """How far a statement has been read: the string that is open at the end of the last line, the brackets, a backslash."""

    quote: str = ""
    depth: int = 0
    joined: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the next line belongs to the same statement."""
        return bool(self.quote) or self.depth > 0 or self.joined

    def read(self, line: str) -> None:
        """Take one more line."""
        position = 0
        comment = False
        while position < len(line):
            if self.quote:
                string = _STRING_END[self.quote].match(line, position)
                assert string is not None  # every part of the pattern may be empty
                if string["end"] is None:
                    break
                self.quote, position = "", string.end()
                continue
            part = _PART.match(line, position)
            assert part is not None  # the groups take every character
            position, comment = part.end(), part.lastgroup == "comment"
            if part.lastgroup == "quote":
                self.quote = part[0]
            elif part.lastgroup in ("open", "close"):
                self.depth = max(self.depth + (1 if part.lastgroup == "open" else -1), 0)
        self.joined = line.endswith("\\") and not comment
        if len(self.quote) == 1 and not self.joined:
            self.quote = ""  # a string of one line that is never closed: an error that the parser will name
