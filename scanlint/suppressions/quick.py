"""The cheap test whether a file can hold a directive for scanlint: asked of the bytes of every file."""

from __future__ import annotations

import re
from functools import cache


def may_rot(data: bytes) -> bool:
    """Whether a file with these bytes may hold a directive for scanlint, which is unused if the file has no finding."""
    return b"#" in data and _mark().search(data) is not None


@cache
def _mark() -> re.Pattern[bytes]:
    return re.compile(rb"#\s*scanlint\s*:|#\s*noqa[^\r\n]*\bSCN", re.IGNORECASE)
