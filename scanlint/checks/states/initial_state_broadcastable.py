"""SCN206: an initial state with a written axis of length 1, and a step whose result is longer there."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.judged import finding, judged, once
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import Entry, Given, Result

RULE = states.INITIAL_STATE_BROADCASTABLE


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        entries, results = call.written.states, call.results
        if entries is None or results is None or len(entries) != len(results) or once(call):
            continue
        for entry, result in zip(entries, results, strict=True):
            axis = _axis(entry, result)
            if axis is not None and entry.main is not None:
                yield _finding(call, entry.main, axis)


def _axis(entry: Entry, result: Result) -> int | None:
    """The first axis that is 1 at the start and certainly not afterwards; counted in the state of one step."""
    start, end = entry.main.kind.dims if entry.main is not None else None, result.kind.dims
    if start is None or end is None:
        return None
    if not entry.one_state:
        start = start[1:]
    if len(start) != len(end):
        return None
    return next((at for at, (one, other) in enumerate(zip(start, end, strict=True)) if one == 1 and other not in (1, None)), None)


def _finding(call: ScanCall, start: Given, axis: int) -> Finding:
    what = start.text or "the initial state"
    returns = call.bodies[0].returns if call.bodies else ()
    return finding(
        RULE,
        start.at,
        f"axis {axis} of the initial state `{what}` is written 1 long, so it is broadcastable, but the step's result is not",
        f"axis {axis} is 1",
        "function() raises TypeError: Inconsistency in the inner graph of scan: an input and an output are associated with the same recurrent state.",
        "Give the state the shape of the result, such as `T.zeros((x.shape[1], n))`; T.unbroadcast(h0, axis) (Theano) takes the mark away.",
        evidence=tuple(Evidence(returned.at, "the result is not broadcastable there") for returned in returns[:1]),
        question=asking.raising(asking.sketch(call), call.dialects, "inner_graph", trial="run"),
    )
