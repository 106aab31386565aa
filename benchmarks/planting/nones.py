"""An entry of outputs_info too few, a None where there is one: ValueError, or the step is called with too few arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from benchmarks.planting import truth
from benchmarks.planting.calls import Site
from benchmarks.planting.edit import behind, without
from benchmarks.planting.evident import display, is_none
from benchmarks.planting.misuse import Misuse
from benchmarks.planting.tree import span


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """One entry of each display whose length is that of what the step evidently returns."""
    for site in calls:
        given = site.argument("outputs_info")
        states = display(site.tree, given)
        if given is None or not isinstance(states, ast.List | ast.Tuple) or site.open or not site.checked:
            continue
        if (
            len(states.elts) < 2
            or any(isinstance(entry, ast.Starred) for entry in states.elts)
            or truth.returned(site.step, site.tree.names) != len(states.elts)
        ):
            continue
        number = next((at for at, entry in enumerate(states.elts) if is_none(entry)), len(states.elts) - 1)
        # One entry is left in front of where the other was, or behind it, with the comma that makes it a tuple.
        edits = [without(states.elts, number)]
        if isinstance(states, ast.Tuple) and len(states.elts) == 2:
            edits = [without(states.elts, 1, ",")] if number == 1 else [edits[0], behind(states.elts[1], ",")]
        if not site.tree.source(states).rstrip(")").rstrip().endswith(","):
            yield Misuse("none", site.call, tuple(edits), frozenset({"SCN201"}), span(given))
