"""Words that are names in Python 2 and keywords in Python 3: async, await, nonlocal, and True, False, None where something is bound to them."""

from __future__ import annotations

import re

from scanlint.source.python2.tabs import OPAQUE

# Python 3 looks for keywords before it brings identifiers to their NFKC form, and these letters become plain ones there: the tree has the very name
# that the user wrote, and no column moves.
_LETTERS = {ord(letter): chr(0x1D41A + ord(letter) - ord("a")).encode() for letter in "an"} | {
    ord(letter): chr(0x1D400 + ord(letter) - ord("A")).encode() for letter in "NTF"
}
_WORD = re.compile(rb"(?P<opaque>" + OPAQUE.pattern + rb")|\b(?P<word>async|await|nonlocal|None|True|False)\b", re.DOTALL)
_MAY_BE_BOUND = re.compile(
    rb"\b(?:async|await|nonlocal)\b|(?:\.|\b(?:import|as|global|def|class|for))[ \t]*(?:None|True|False)\b"
    rb"|\b(?:None|True|False)[ \t]*=(?!=)"
    rb"|^[ \t(]*(?:[\w.]+[ \t]*,[ \t]*)*(?:None|True|False)[ \t]*[,)][\w., \t)]*=(?!=)",
    re.MULTILINE,
)
_ALWAYS = frozenset((b"async", b"await", b"nonlocal"))
_BEFORE = re.compile(rb"(?:\.|\b(?:import|as|global|def|class|for))[ \t]*\Z")
_AFTER = re.compile(rb"[ \t]*=(?!=)")
_TARGETS = re.compile(rb"[ \t(]*[\w.]+[ \t]*(?:,[ \t]*[\w.]+[ \t]*)*\)?[ \t]*=(?!=)")


def as_names(data: bytes) -> list[int]:
    """Where these words stand as names in a text of Python 2."""
    if _MAY_BE_BOUND.search(data) is None:
        return []
    found = (match for match in _WORD.finditer(data) if match["word"] is not None)
    return [match.start("word") for match in found if match["word"] in _ALWAYS or _is_bound(match.start("word"), match.end("word"), data)]


def letter(data: bytes, word: int) -> bytes:
    """Another first letter for the word at this offset, of the same width and meaning the same name."""
    return _LETTERS[data[word]]


def _is_bound(start: int, end: int, data: bytes) -> bool:
    """Whether something is bound to True, False or None here: an attribute, an import, a parameter, a keyword argument, a target."""
    begin = data.rfind(b"\n", 0, start) + 1
    last = data.find(b"\n", end)
    line = data[begin : last if last >= 0 else len(data)]
    if _BEFORE.search(line[: start - begin]) or _AFTER.match(line[end - begin :]):
        return True
    targets = _TARGETS.match(line)
    return targets is not None and end - begin < targets.end()
