"""Makes an input with a defect small: lines are left out, then tokens, as long as the defect is of the same kind."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

from tests.fuzz.inputs import Input
from tests.fuzz.judge import Defect, judge

_TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")
#: Seconds after which what has been found is small enough.
PATIENCE = 60.0


def shrunk(one: Input, judged: Callable[[Input], Defect | None] = judge) -> Input:
    """The smallest input found with a defect of the kind that ``one`` has."""
    defect, end = judged(one), time.monotonic() + PATIENCE

    def same(parts: list[bytes]) -> bool:
        if time.monotonic() > end:
            return False
        found = judged(replace(one, data=b"".join(parts)))
        return found is not None and defect is not None and found.kind == defect.kind

    lines = _fewer(one.data.splitlines(keepends=True), same)
    return replace(one, data=b"".join(_fewer(_TOKEN.findall(b"".join(lines)), same)))


def _fewer(parts: list[bytes], same: Callable[[list[bytes]], bool]) -> list[bytes]:
    """Without the parts that are not needed: halves are tried first, then smaller and smaller pieces, single ones until none can go."""
    size = max(len(parts) // 2, 1)
    while True:
        before, at = len(parts), 0
        while at < len(parts):
            without = parts[:at] + parts[at + size :]
            if same(without):
                parts = without
            else:
                at += size
        if size == 1 and len(parts) in (0, before):
            return parts
        size = max(size // 2, 1)
