"""The program elsewhere: inside a function, in two modules, in another order."""

from __future__ import annotations

import ast
from itertools import pairwise
from random import Random

from tests.metamorphic.pieces import ONE, Edit, Piece, Shape, edited, kept
from tests.metamorphic.reading import Source, bound, mentioned, simple

WRAPPINGS = (
    ("def build():\n", "\n\nbuild()\n"),
    ("def build():\n    def inner():\n", "\n    return inner()\n\n\nbuild()\n"),
    ("class Holder:\n    @staticmethod\n    def build():\n", "\n\nHolder.build()\n"),
    ('if __name__ == "__main__":\n', "\n"),
    ("try:\n", "\nfinally:\n    print()\n"),
    ("with open('log') as log:\n", "\n"),
    ("async def build():\n", "\n"),
)


def wrapped(source: Source, random: Random) -> Shape:
    """The whole program inside something that runs it once."""
    if not simple(source.tree.body):
        return {ONE: edited(source.text, ())}
    head, tail = random.choice(WRAPPINGS)
    blank = " " * (len(head.rstrip("\n").rpartition("\n")[2]) - len(head.rstrip("\n").rpartition("\n")[2].lstrip()) + 4)
    starts = [source.line_start(number) for number, line in enumerate(source.text.split("\n"), start=1) if line.strip()]
    return {ONE: [Piece(head), *edited(source.text, (Edit(at, at, blank) for at in starts)), Piece(tail)]}


def split(source: Source, random: Random) -> Shape:
    """The first statements in a module of their own, of which the rest imports what it uses: libraries among it, or those are imported anew."""
    cuts = [number for number in range(1, len(source.tree.body)) if _can_cut(source, number)]
    if not cuts:
        return {ONE: edited(source.text, ())}
    number = random.choice(cuts)
    body = source.tree.body
    end = body[number - 1].end_lineno
    assert end is not None
    at = source.line_start(end + 1)
    wanted = {name for node in body[number:] for name in mentioned(node)}
    kinds = random.choice(((ast.Import, ast.ImportFrom), (ast.Import,), ()))
    again = [node for node in body[:number] if isinstance(node, kinds)]
    head = "".join(f"{ast.unparse(node)}\n" for node in again)
    had = {name for node in again for name in bound(node)}
    names = sorted(_module_names(body[:number]) & wanted - had)
    head += f"from first import {', '.join(names)}\n" if names else ""
    return {"first.py": [kept(source.text, 0, at)], "second.py": [Piece(head), kept(source.text, at, len(source.text))]}


def _can_cut(source: Source, number: int) -> bool:
    """Whether each part ends with a line, and the second binds no name that the first speaks of, and fills no list that the first leaves empty: any
    file may have filled it before."""
    before, after = source.tree.body[:number], source.tree.body[number:]
    said = {name for node in before for name in mentioned(node)}
    apart = before[-1].end_lineno != after[0].lineno
    empty = {name for node in before if isinstance(node, ast.Assign) and ast.unparse(node.value) == "[]" for name in bound(node)}
    used = {name for node in after for name in mentioned(node)}
    return apart and simple(source.tree.body) and not said & _module_names(after) and not empty & used


def _module_names(body: list[ast.stmt]) -> set[str]:
    """What statements of the module bind there."""
    found: set[str] = set()
    for node in body:
        found |= {node.name} if isinstance(node, ast.FunctionDef | ast.ClassDef) else bound(node)
    return found


def reordered(source: Source, random: Random) -> Shape:
    """Neighbours that do not know of each other change places."""
    body = source.tree.body
    ends = [0, *(source.line_start((node.end_lineno or 0) + 1) for node in body[:-1]), len(source.text)]
    order = list(range(len(body)))
    own = {name for function in source.functions() for name in bound(function)}
    number = 0
    while number + 1 < len(body):
        if (
            not _acts(body[number], own)
            and not _acts(body[number + 1], own)
            and _independent(body[number], body[number + 1])
            and random.random() < 0.7
        ):
            order[number], order[number + 1] = order[number + 1], order[number]
            number += 1
        number += 1
    if any(first >= second for first, second in pairwise(ends)):
        return {ONE: edited(source.text, ())}
    return {ONE: [kept(source.text, ends[number], ends[number + 1]) for number in order]}


def _acts(node: ast.stmt, own: set[str]) -> bool:
    """Whether it may run code of the program, which may change what other statements read."""
    return isinstance(node, ast.Assign) and bool(mentioned(node.value) & own or any(isinstance(part, ast.Lambda) for part in ast.walk(node)))


def _independent(first: ast.stmt, second: ast.stmt) -> bool:
    kinds = (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign)
    if not isinstance(first, kinds) or not isinstance(second, kinds):
        return False
    return not _module_names([first]) & mentioned(second) and not _module_names([second]) & mentioned(first)
