"""SCN402: the updates of a scan inside a step are not returned by that step."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import updates
from scanlint.checks.updates import loss
from scanlint.finding import Finding
from scanlint.scan.facts import Facts, ScanCall

RULE = updates.NESTED_UPDATES_DROPPED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in loss.losers(facts, nested=True):
        yield _finding(call)


def _finding(call: ScanCall) -> Finding:
    name = call.updates.name
    kept = name if name is not None and not name.startswith("_") and call.updates.taken_by is None else "inner_updates"
    return Finding(
        loss.where(call),
        RULE.code,
        RULE.name,
        RULE.impact,
        loss.confidence(call),
        f"{loss.cause(call)}, and it runs inside the step of another scan, but {loss.loss(call)}",
        "updates not returned by the outer step",
        _consequence(call),
        f"Return them from the outer step beside its outputs, `return outputs, {kept}`, and hand the updates of the outer scan on.",
        loss.evidence(call),
        question=loss.question(call, nested=True),
    )


def _consequence(call: ScanCall) -> str:
    """Measured with three steps in four: of 12 numbers six are distinct on Theano 1.0.5, three on PyTensor 3.3.8."""
    if not loss.streams(call):
        return "No error: each step of the outer scan starts again from the values that the shared variables have."
    if blame.library(call) in ("Theano", "Theano-PyMC"):
        return "No error: each step of the outer scan moves the generator on by one draw only, and repeats nearly all numbers of the step before."
    return "No error: every step of the outer scan draws the same numbers."
