"""SCN401: the updates of a scan that draws random numbers, or that updates shared variables, reach no function."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.rule import Rule
from scanlint.checks.updates import loss
from scanlint.finding import Confidence, Finding, Impact
from scanlint.scan.facts import Facts, ScanCall

RULE = Rule(
    "SCN401",
    "updates-dropped",
    Impact.SILENT,
    Confidence.CERTAIN,
    True,
    "the step draws random numbers or makes updates, and scan's updates reach no function",
)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in loss.losers(facts, nested=False):
        yield _finding(call)


def _finding(call: ScanCall) -> Finding:
    name = call.updates.name
    kept = name if name is not None and not name.startswith("_") and call.updates.taken_by is None else "updates"
    return Finding(
        loss.where(call),
        RULE.code,
        RULE.name,
        RULE.impact,
        loss.confidence(call),
        f"{loss.cause(call)}, but {loss.loss(call)}",
        "updates dropped",
        _consequence(call),
        f"Hand them to the function that computes the outputs, `function(.., updates={kept})`, or return them to where it is made.",
        loss.evidence(call),
        question=loss.question(call, nested=False),
    )


def _consequence(call: ScanCall) -> str:
    """Measured with four steps: Theano 1.0.5 repeats three of four draws (both kinds of streams), PyTensor 3.3.8 all of them."""
    if not loss.streams(call):
        return "No error: the shared variables keep the values they have, and every call of the function starts from them again."
    if blame.library(call) in ("Theano", "Theano-PyMC"):
        return (
            "No error: a call of the compiled function moves the generator on by one draw, whatever the number of steps, so that the next call "
            "repeats nearly all numbers of this one (MissingInputError where a draw needs a variable of the step)."
        )
    return "No error: the generator is never moved on, and every call of the compiled function draws the same numbers again."
