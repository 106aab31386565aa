"""What reading alone costs: run by path with "walk", "ast" or "astroid" and a folder. Every .py file below it is read, and parsed."""

from __future__ import annotations

import os
import sys


def main(how: str, folder: str) -> None:
    """Read all files, parse them, and print how many there were and how many are no Python 3."""
    files = broken = 0
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.endswith(".py"):
                continue
            with open(os.path.join(place, name), "rb") as file:
                data = file.read()
            files += 1
            broken += not _parsed(data, how)
    print(f"{files} files, {broken} that are no Python 3")


def _parsed(data: bytes, how: str) -> bool:
    if how == "walk":
        return True
    if how == "ast":
        import ast

        try:
            ast.parse(data)
        except (SyntaxError, ValueError):
            return False
        return True
    import astroid

    try:
        astroid.parse(data.decode("utf-8", "replace"))
    except astroid.AstroidError:
        return False
    return True


if __name__ == "__main__":
    main(*sys.argv[1:])
