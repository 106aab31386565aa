"""Patterns written as in a .gitignore, over pathspec, which is loaded when the first pattern must be matched."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

#: Takes a path relative to the patterns' folder, with / between its parts and at the end of a folder: True if the last pattern that matches
#: takes it in, False if that pattern begins with !, None if no pattern matches.
Matcher = Callable[[str], bool | None]

#: A pattern that could take longer for a path is not asked about it: a stranger's .gitignore must not hold up a run.
MOST_STEPS = 10**7


@lru_cache(maxsize=4096)
def matcher(patterns: tuple[str, ...]) -> Matcher:
    """A matcher for ``patterns``. Raises ValueError for a pattern that is malformed."""
    if not any(pattern.strip() and not pattern.lstrip().startswith("#") for pattern in patterns):
        return _never
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    starred = [pattern for pattern in patterns if pattern.count("*") > 3]

    def match(path: str) -> bool | None:
        costly = {pattern for pattern in starred if _steps(pattern, path) > MOST_STEPS}
        if costly:
            return matcher(tuple(pattern for pattern in patterns if pattern not in costly))(path)
        return spec.check_file(path).include

    return match


def lenient(patterns: tuple[str, ...]) -> Matcher:
    """As ``matcher``, with malformed patterns left out, as git does."""
    try:
        return matcher(patterns)
    except ValueError:
        return matcher(tuple(pattern for pattern in patterns if _is_valid(pattern)))


def _steps(pattern: str, path: str) -> int:
    """About how many ways there are to lay the stars of a pattern over a path, all of which a regular expression may try.

    A star ends where the character behind it stands; k stars in a row have about n * n * .. / k! places, where each such character stands n times.
    """
    from math import comb

    depth = path.count("/") + 2
    # Beginnings of the pattern count too: they are tried whether or not the rest can follow.
    folders = len(path) * comb(depth, min(pattern.count("**") + 1, depth // 2))
    names = path.split("/")
    return folders * max(_places(part, name) for part in pattern.replace("**", "").split("/") for name in names)


def _places(part: str, name: str) -> int:
    from math import factorial, prod

    heads = [piece[0] for piece in part.split("*")[1:] if piece]
    ways = [max(1, len(name) if head in "[?\\" else name.count(head)) for head in heads]
    return max(prod(ways[:count]) // factorial(count) for count in range(len(ways) + 1))


def _never(_path: str) -> bool | None:
    return None


def _is_valid(pattern: str) -> bool:
    try:
        matcher((pattern,))
    except ValueError:
        return False
    return True
