"""What the planter writes into a small module."""

from __future__ import annotations

import ast
import textwrap

from benchmarks.planting.edit import Planted, apply
from benchmarks.planting.misuses import misuses
from benchmarks.planting.tree import Tree

HEAD = "import theano\nimport theano.tensor as T\n"


def planted(body: str) -> dict[str, list[Planted]]:
    """The planted texts per kind for a module that has theano and its tensor functions imported; each has to parse."""
    tree = Tree(HEAD + textwrap.dedent(body))
    found: dict[str, list[Planted]] = {}
    for misuse in misuses(tree):
        result = apply(misuse.edits, tree.text, "model.py", misuse.place)
        if result is not None:
            ast.parse(result.text)
            found.setdefault(misuse.kind, []).append(result)
    return found


def lines(texts: list[Planted]) -> list[str]:
    """The planted line of each."""
    return [result.text.splitlines()[result.at.line - 1].strip() for result in texts]


def changes(body: str, kind: str) -> list[str]:
    """Of each planted text the lines that are not in the module as it was, without their indentation, joined by a line feed."""
    before = (HEAD + textwrap.dedent(body)).splitlines()
    return ["\n".join(line.strip() for line in result.text.splitlines() if line not in before) for result in planted(body).get(kind, [])]


def places(body: str, kind: str) -> list[str]:
    """What stands at the place where each has to be reported, on its first line."""
    found = []
    for result in planted(body).get(kind, []):
        at, line = result.at, result.text.splitlines()[result.at.line - 1]
        found.append(line[at.column - 1 : at.end_column - 1 if at.end_line == at.line else None])
    return found
