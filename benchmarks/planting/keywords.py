"""A keyword that scan does not have: TypeError when the graph is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.planting.calls import Site
from benchmarks.planting.edit import word
from benchmarks.planting.misuse import Misuse

#: What people write, for the parameters of scan and its views (all four libraries).
SLIPS = {
    "fn": "func",
    "sequences": "sequence",
    "outputs_info": "output_info",
    "non_sequences": "non_sequence",
    "n_steps": "nsteps",
    "go_backwards": "backwards",
    "truncate_gradient": "truncate_grad",
}


def misuses(calls: Iterable[Site]) -> Iterator[Misuse]:
    """One keyword of each call; which one, its line decides."""
    for site in calls:
        known = [keyword for keyword in site.call.keywords if keyword.arg in SLIPS]
        if known:
            keyword = known[site.call.lineno % len(known)]
            name = str(keyword.arg)
            yield Misuse("keyword", site.call, (word(keyword, len(name), SLIPS[name]),), frozenset({"SCN504"}))
