"""Patterns written as in a .gitignore, over pathspec, which is loaded when the first pattern must be matched."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

#: Takes a path relative to the patterns' folder, with / between its parts and at the end of a folder: True if the last pattern that matches
#: takes it in, False if that pattern begins with !, None if no pattern matches.
Matcher = Callable[[str], bool | None]


@lru_cache(maxsize=4096)
def matcher(patterns: tuple[str, ...]) -> Matcher:
    """A matcher for ``patterns``. Raises ValueError for a pattern that is malformed."""
    if not any(pattern.strip() and not pattern.lstrip().startswith("#") for pattern in patterns):
        return _never
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    return lambda path: spec.check_file(path).include


def lenient(patterns: tuple[str, ...]) -> Matcher:
    """As ``matcher``, with malformed patterns left out, as git does."""
    try:
        return matcher(patterns)
    except ValueError:
        return matcher(tuple(pattern for pattern in patterns if _is_valid(pattern)))


def _never(_path: str) -> bool | None:
    return None


def _is_valid(pattern: str) -> bool:
    try:
        matcher((pattern,))
    except ValueError:
        return False
    return True
