"""The comments of a file, if one of them can be a directive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.source.text import SourceText

# The words that a file must hold before its comments are looked for, which costs more than parsing it.
_MAY_SILENCE = re.compile(r"#\s*(?:scanlint\s*:|noqa\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its number sign to the end of its line; ``line`` and ``column`` from 1. ``alone`` says that no code stands before it."""

    line: int
    column: int
    text: str
    alone: bool


def comments(source: SourceText) -> Iterator[Comment]:
    """The comments of ``source``, up to the place where the text stops being Python; none if no directive can be among them."""
    if _MAY_SILENCE.search(source.text) is None:
        return
    import tokenize

    # Lines as the parser counts them, not as io.StringIO would break them.
    lines = iter([line + "\n" for line in source.lines])
    try:
        for token in tokenize.generate_tokens(lambda: next(lines, "")):
            if token.type == tokenize.COMMENT:
                line, column = token.start
                yield Comment(line, column + 1, token.string, not source.lines[line - 1][:column].strip())
    except (tokenize.TokenError, SyntaxError):
        return
