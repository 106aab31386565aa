"""Indentation by tabs, as Python 2 counts it: a tab leads to the next multiple of eight columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.source.python2.edits import Change

_TAB = 8
_INDENT = re.compile(rb"^[ \f]*\t[ \t\f]*", re.MULTILINE)
#: Strings and comments as Python 2 delimits them; a string that is open at the end of its line is cut there.
OPAQUE = re.compile(rb"#[^\n]*|(?P<long>\"\"\"|''')(?:\\.|.)*?(?P=long)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


def to_blanks(data: bytes) -> Iterator[Change]:
    """Blanks for the tabs that begin lines, those inside of strings left alone."""
    if _INDENT.search(data) is None:
        return
    strings = [match.span() for match in OPAQUE.finditer(data) if data.count(b"\n", *match.span())]
    for match in _INDENT.finditer(data):
        if not any(start < match.start() < end for start, end in strings):
            yield Change(*match.span(), b" " * _width(match[0]))


def _width(indent: bytes) -> int:
    column = 0
    for character in indent.decode("ascii"):
        if character == "\t":
            column = (column // _TAB + 1) * _TAB
        elif character == "\f":
            column = 0  # as both Pythons count
        else:
            column += 1
    return column
