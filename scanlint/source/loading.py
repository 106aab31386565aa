"""From the bytes of a file, a Python file or a notebook, to its text."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from scanlint.source import text
from scanlint.source.names import is_notebook
from scanlint.source.text import LINE_END, NotUtf8, SourceText, Unreadable, read_bytes


def may_matter(data: bytes, shown: str, aliases: tuple[tuple[str, str], ...] = ()) -> bool:
    """Whether a file with these bytes can hold a scan call."""
    # In a notebook a line end is written as a backslash and an n, which would hide the beginning of the word after it.
    return text.may_matter(data.replace(b"\\n", b"\n ").replace(b"\\t", b"\t ") if is_notebook(shown) else data, aliases)


def load(data: bytes, shown: str) -> SourceText:
    """The text of the file ``shown``, which holds ``data``: that of a notebook if it is named so. Raises Unreadable."""
    if is_notebook(shown):
        from scanlint.source.notebook import program

        return program(data, shown)
    try:
        return text.decode(data, shown)
    except NotUtf8 as problem:
        source = _as_python2_decodes(data, shown)
        if source is None:
            raise problem from None
        return source


def read(path: str, shown: str) -> SourceText:
    """The text of the file at ``path``, shown to the user as ``shown``. Raises Unreadable."""
    return load(read_bytes(path, shown), shown)


def lines(data: bytes, shown: str, cell: int | None) -> Sequence[str]:
    """The lines that the user sees in the file, or in a cell of the notebook, ``shown``. Raises Unreadable."""
    if is_notebook(shown):
        from scanlint.source.cells import read_cells

        if cell is not None:
            return next((code.lines for code in read_cells(data, shown).cells if code.number == cell), ())
        return LINE_END.split(data.decode("utf-8", "replace"))
    return load(data, shown).lines


def _as_python2_decodes(data: bytes, shown: str) -> SourceText | None:
    """Bytes that are no UTF-8 as latin-1, each one column wide; None where the text is not Python 2.

    Python 2 never decoded comments and strings where UTF-8 was declared, and up to 2.4 took undeclared bytes as latin-1. Python 3 refuses the file.
    """
    from scanlint.source.program import read_program

    if b"\0" in data:
        return None
    source = SourceText.of(shown, data.removeprefix(codecs.BOM_UTF8).decode("latin-1"))
    try:
        program, _ = read_program(source)
    except Unreadable:
        return None
    return source if program.python2 else None
