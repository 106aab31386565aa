"""What changed in a file, as a unified diff."""

from __future__ import annotations

import difflib
import os
import re

#: Tools that read diffs end lines at line feeds alone; a carriage return before one is part of the line.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ODD = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
_UNENDED = "\\ No newline at end of file\n"


def unified(shown: str, before: str, after: str) -> str:
    """The diff from ``before`` to ``after`` of the file ``shown``, as `patch -p0` and `git apply -p0` take it; empty where nothing changed."""
    name = _quoted(shown)
    lines = difflib.unified_diff(_LINE.findall(before), _LINE.findall(after), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n{_UNENDED}" for line in lines)


def _quoted(path: str) -> str:
    """``path`` as git writes it in a diff: as a string of C where a character could end the line or move the terminal's cursor."""
    if not _ODD.search(path):
        return path
    data = "".join(chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\{byte:03o}" for byte in os.fsencode(path))
    return f'"{data}"'
