"""A misspelt key in an entry of outputs_info or sequences: scan ignores it, or has no initial state, no input."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting.calls import Site
from benchmarks.planting.edit import Edit, over, word
from benchmarks.planting.entries import Key, keys, parts, taps
from benchmarks.planting.evident import display, is_none, is_tensor
from benchmarks.planting.misuse import Misuse

SLIPS = {"initial": "inital", "taps": "tap", "input": "inputs"}


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """Each key once, an entry behind a name once for the first call that gets it."""
    seen: set[ast.AST] = set()
    for site in calls:
        for argument in ("outputs_info", "sequences"):
            for entry in parts(display(site.tree, site.argument(argument))):
                written = keys(site.tree, entry) or ()
                for key in written:
                    if key.node not in seen and _matters(site, argument, key, written):
                        seen.add(key.node)
                        yield Misuse("key", site.call, (_misspelt(site, key),), frozenset({"SCN202"}))


def _matters(site: Site, argument: str, key: Key, written: tuple[Key, ...]) -> bool:
    """Whether scan does something else without the key: taps that are the default anyway, or an initial state of None, change nothing."""
    if key.name == "taps":
        numbers = taps(key.value)
        return numbers is not None and numbers != ((-1,) if argument == "outputs_info" else (0,))
    if key.name == "input":
        return argument == "sequences"
    if key.name != "initial" or argument != "outputs_info" or is_none(key.value):
        return False
    return is_tensor(site.tree, key.value) or any(other.name == "taps" and taps(other.value) for other in written)


def _misspelt(site: Site, key: Key) -> Edit:
    if isinstance(key.node, ast.keyword):
        return word(key.node, len(key.name), SLIPS[key.name])
    return over(key.node, site.tree.source(key.node).replace(key.name, SLIPS[key.name]))
