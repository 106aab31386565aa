"""What the rules on steps share: every reading of a step by a scan call, and how sentences speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.finding import Evidence, Location
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import BodyUse, StepFacts


def calls(facts: Facts) -> Iterator[ScanCall]:
    """The calls whose step was read, in the order of the file; those of a helper once per step that it is given."""
    return (call for call in built(facts) if not call.prepared)


def built(facts: Facts) -> Iterator[ScanCall]:
    """The same, with the calls whose result a test expects to fail: for what raises before there is a result."""
    calls = sorted(facts.calls.values(), key=lambda call: (call.at, call.id.run))
    return (call for call in calls if call.bodies and not call.foreign and not call.tried)


def uses(facts: Facts, *kinds: str) -> Iterator[tuple[ScanCall, StepFacts, BodyUse]]:
    """The uses of these kinds in the steps, each place once: a step that serves several scans is wrong in the same place in all of them."""
    seen: set[tuple[Location, str]] = set()
    for call in calls(facts):
        for body in call.bodies:
            for use in body.uses:
                if use.kind in kinds and (use.at, use.kind) not in seen:
                    seen.add((use.at, use.kind))
                    yield call, body, use


def once(call: ScanCall) -> bool:
    """Whether the step runs once only, on the values themselves: n_steps is written as 1 (or -1, all four libraries up to PyTensor 2.36)."""
    return call.n_steps is not None and call.n_steps.value in (1, -1)


def named(body: StepFacts) -> str:
    """How a message names the step."""
    return "the lambda" if body.name == "lambda" else f"`{body.name}`"


def symbolic(body: StepFacts, call: ScanCall) -> tuple[Evidence, ...]:
    """The evidence that the step's parameters are symbolic."""
    return (Evidence(call.step_at or call.at, f"{call.api} calls {named(body)} once, with symbolic variables, to build the graph"),)
