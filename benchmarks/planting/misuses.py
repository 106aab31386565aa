"""All kinds of misuse, each in a module of its own."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.planting import across, backward, dropped, keys, keywords, nones, parameters, results, untils
from benchmarks.planting.calls import sites
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.sites import bindings
from benchmarks.planting.tree import Tree


def misuses(tree: Tree) -> Iterator[Misuse]:
    """Every misuse that a file has room for, kind by kind in the order of the file."""
    for binding in bindings(tree):
        yield from results.misuses(tree, binding)
        yield from across.misuses(tree, binding)
    calls = tuple(sites(tree))
    for kind in (keywords, keys, nones, parameters, untils, dropped, backward):
        yield from kind.misuses(calls)
