"""What changed in a file, as a unified diff."""

from __future__ import annotations

import difflib
import re

#: Tools that read diffs end lines at line feeds alone; a carriage return before one is part of the line.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNENDED = "\\ No newline at end of file\n"


def unified(shown: str, before: str, after: str) -> str:
    """The diff from ``before`` to ``after`` of the file ``shown``, as `patch -p0` and `git apply -p0` take it; empty where nothing changed."""
    lines = difflib.unified_diff(_LINE.findall(before), _LINE.findall(after), shown, shown)
    return "".join(line if line.endswith("\n") else f"{line}\n{_UNENDED}" for line in lines)
