"""From the text of a file to the program that is analysed: the text itself where it is Python 3, else rewritten from Python 2."""

from __future__ import annotations

import ast
import re

from scanlint.source.text import NotPython3, SourceText
from scanlint.source.tree import parse

_LOOKS_OLD = re.compile(r"^[ \t]*(?:print[ \t]+[\"'\w]|raise[ \t]+[\w.]+[ \t]*,)", re.MULTILINE)


def read_program(source: SourceText) -> tuple[SourceText, ast.Module]:
    """The program and its `ast` tree. What parses as Python 3 is Python 3, whatever else it might be.

    Raises Unreadable, with the place in the user's file, for text that is neither Python 3 nor Python 2.
    """
    if _LOOKS_OLD.search(source.text) is not None:
        # Python takes twice as long to refuse a text as to read it, so that what is evident is looked at first.
        from scanlint.source.python2 import read_evident

        evident = read_evident(source)
        if evident is not None:
            return evident
    try:
        return source, parse(source)
    except NotPython3 as problem:
        from scanlint.source.python2 import read_python2  # loads tree-sitter

        return read_python2(source, problem)
