"""New comments for findings, in the text that the user has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scanlint.source.text import LINE_END
from scanlint.source.wording import tokens

#: A directive for a line, whose list takes one more code.
_OPEN = re.compile(r"(#\s*scanlint\s*:\s*ignore\s*\[)([^\]]*)(\])", re.IGNORECASE)


class Places:
    """Which lines of a text can end in a comment: all but those that end within a string, or whose end a backslash hides."""

    def __init__(self, text: str) -> None:
        """Look at every token of ``text``."""
        self._closed: set[int] = set()
        self._comments: dict[int, str] = {}
        line = 1
        for kind, start, end in tokens(text):
            piece = text[start:end]
            ends = list(LINE_END.finditer(piece))
            if kind == "string":
                self._closed.update(range(line, line + len(ends)))
            elif kind == "gap":
                self._closed.update(line + number for number, found in enumerate(ends) if piece[: found.start()].endswith("\\"))
            elif kind == "comment":
                self._comments[line] = piece
            line += len(ends)

    def choose(self, lines: Sequence[int]) -> int | None:
        """The first of ``lines`` that can end in a comment; one that already has a directive goes before the others."""
        free = [line for line in lines if line not in self._closed]
        return next((line for line in free if _OPEN.search(self._comments.get(line, ""))), next(iter(free), None))


def commented(text: str, codes: Mapping[int, Sequence[str]], reason: str) -> str:
    """``text`` with a directive for the codes of each line, or with the codes in the directive that the line already has.

    The lines must be such as ``Places.choose`` gives. No other byte changes.
    """
    pieces: list[str] = []
    place = 0
    ends = [*LINE_END.finditer(text), None]
    for number, end in enumerate(ends, start=1):
        stop = len(text) if end is None else end.start()
        line = text[place:stop]
        pieces.append(_with(line, codes[number], reason) if number in codes else line)
        pieces.append("" if end is None else end[0])
        place = stop if end is None else end.end()
    return "".join(pieces)


def _with(line: str, codes: Sequence[str], reason: str) -> str:
    comment = max((start for kind, start, _ in tokens(line) if kind == "comment"), default=len(line))
    known = _OPEN.search(line, comment)
    if known is not None:
        listed = ", ".join(word for word in (known[2].strip(), *codes) if word)
        return f"{line[: known.start()]}{known[1]}{listed}{known[3]}{line[known.end() :]}"
    why = f" -- {reason}" if reason else ""
    gap = "" if line.endswith(("  ", "\t")) else "  "
    return f"{line}{gap}# scanlint: ignore[{', '.join(codes)}]{why}"
