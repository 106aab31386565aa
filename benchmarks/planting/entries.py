"""Entries of outputs_info and of sequences that are written as dicts."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from benchmarks.planting.evident import value_of
from benchmarks.planting.tree import Tree


@dataclass(frozen=True, slots=True)
class Key:
    """One key of an entry: the string of `{"taps": ..}` or the keyword of `dict(taps=..)`, and what stands under it."""

    name: str
    node: ast.Constant | ast.keyword
    value: ast.expr


def keys(tree: Tree, entry: ast.expr) -> tuple[Key, ...] | None:
    """The keys of an entry that is a dict, also behind a name; None for anything else and for a dict with keys that are not written out."""
    if isinstance(entry, ast.Name):
        held = value_of(tree, entry, entry.id)
        return keys(tree, held) if isinstance(held, ast.Dict | ast.Call) else None
    if isinstance(entry, ast.Dict):
        pairs = list(zip(entry.keys, entry.values, strict=True))
        found = [Key(key.value, key, value) for key, value in pairs if isinstance(key, ast.Constant) and isinstance(key.value, str)]
        return tuple(found) if len(found) == len(pairs) else None
    if isinstance(entry, ast.Call) and isinstance(entry.func, ast.Name) and entry.func.id == "dict" and not entry.args:
        named = [Key(keyword.arg, keyword, keyword.value) for keyword in entry.keywords if keyword.arg is not None]
        return tuple(named) if len(named) == len(entry.keywords) else None
    return None


def parts(argument: ast.expr | None) -> tuple[ast.expr, ...]:
    """The entries of an argument: those of a display, else the argument itself."""
    if argument is None:
        return ()
    return tuple(argument.elts) if isinstance(argument, ast.List | ast.Tuple) else (argument,)


def taps(value: ast.expr) -> tuple[int, ...] | None:
    """The numbers of written taps; None where they are not written out."""
    try:
        read = ast.literal_eval(value)
    except ValueError:
        return None
    numbers = tuple(read) if isinstance(read, list | tuple) else (read,)
    return numbers if all(type(number) is int for number in numbers) else None
