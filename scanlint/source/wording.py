"""The words of a piece of Python, whatever its layout: to compare code that was reformatted, and to find where a comment may stand.

A scanner and no tokenizer: it takes Python 2 and every version of Python 3 alike, and gives the same on each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    (?P<string> [rbuft]{0,3} (?: \"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?''' | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*' ))
    | (?P<comment> \#[^\r\n]* )
    | (?P<gap> (?: \s | \\\r?\n | \\\r )+ )
    | (?P<number> 0[xob]\w+ | (?:\d[\d_]*(?:\.[\d_]*)? | \.\d[\d_]*) (?:e[+-]?\d+)? [jl]? )
    | (?P<word> \w+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r"([a-z]*)(\"\"\"|'''|[\"'])(.*)\2", re.DOTALL | re.IGNORECASE)
#: A point without digits on one of its sides: `1.`, `.5`
_BARE_POINT = re.compile(r"^([\d_]*)\.([\d_]*)")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The kind (string, comment, gap, number, word, sign) and the start and end of each token of ``text``; together they are the whole text."""
    for match in _TOKEN.finditer(text):
        yield str(match.lastgroup), match.start(), match.end()


def length(text: str) -> int:
    """How much of ``text`` there is before the gaps and comments at its end."""
    return max((end for kind, _, end in tokens(text) if kind not in ("comment", "gap")), default=0)


def on_one_line(text: str) -> str:
    """``text`` for people: on one line, without comments, one blank where there were several or a line end."""
    parts: list[str] = []
    blank = False
    for kind, start, end in tokens(text):
        if kind in ("comment", "gap"):
            blank = True
        else:
            word = text[start:end]
            if blank and parts and word not in _CLOSING and parts[-1] not in _OPENING:
                parts.append(" ")
            parts.append(word)
            blank = False
    return "".join(parts)


@lru_cache(maxsize=16)  # one long statement may have thousands of findings, each known by its words
def bare(text: str) -> str:
    """``text`` as its words alone: without what Black and `ruff format` change, which is layout, quotes, brackets and commas that add nothing.

    Code that differs may come out alike where only brackets tell it apart; code that a formatter changed always does.
    """
    words: list[str] = []
    string = False  # whether the last word is a plain string, which the next one is joined to
    for kind, start, end in tokens(text):
        if kind in ("gap", "comment"):
            continue
        word = text[start:end]
        while word in _CLOSING and words and words[-1] == ",":
            words.pop()
        if word in "()":
            continue
        if kind == "string":
            word = _string(word)
            if string and word.startswith('"') and words[-1].startswith('"'):
                word = words.pop()[:-1] + word[1:]
        elif kind == "number":
            word = _BARE_POINT.sub(lambda point: f"{point[1] or '0'}.{point[2] or '0'}", word.lower())
        string = kind == "string"
        words.append(word)
    while words and words[-1] == ",":
        words.pop()
    return " ".join(words)


def _string(text: str) -> str:
    """A string with double quotes, and without the prefix that says nothing; in which quotes a quote is escaped makes no difference."""
    match = _QUOTED.fullmatch(text)
    assert match is not None
    prefix, quotes, content = match.groups()
    prefix = prefix.lower().replace("u", "")
    if len(quotes) == 1 and "r" not in prefix:
        content = content.replace("\\'", "'").replace('\\"', '"')
    return f'{prefix}"{content}"'
