"""SCN401: the updates of a scan that draws random numbers, or that updates shared variables, reach no function."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import updates
from scanlint.checks.updates import loss
from scanlint.finding import Edit, Finding, Fix
from scanlint.scan.facts import ARGUMENT, Facts, ScanCall, Use
from scanlint.scan.values import Output, Outs, members

RULE = updates.UPDATES_DROPPED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in loss.losers(facts, nested=False):
        yield _finding(facts, call)


def _finding(facts: Facts, call: ScanCall) -> Finding:
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
        _fix(facts, call),
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


def _fix(facts: Facts, call: ScanCall) -> Fix | None:
    """The updates handed to every function that computes the outputs, in the place where they have a name. Unsafe: other numbers are drawn then."""
    fate, bound = call.updates, facts.naming.bound
    if fate.name is None or fate.at is None or fate.taken_by is not None or fate.passed or fate.reads:
        return None
    name, edits = fate.name, list[Edit]()
    if name.startswith("_"):
        name = "updates"
        if name in bound:
            return None
        edits.append(Edit(fate.at, name))
    elif bound.get(name) != 1:
        return None
    functions = [use for use in facts.by_call.get(call.id, ()) if use.kind == ARGUMENT and _takes_outputs(use)]
    places = {use.added for use in functions}
    if not functions or any(use.added is None or use.scope != fate.scope or use.at < call.at for use in functions):
        return None
    edits.extend(Edit(at, text.format(f"updates={name}")) for at, text in sorted(place for place in places if place is not None))
    return Fix("unsafe", "hand the updates to the function", tuple(edits))


def _takes_outputs(use: Use) -> bool:
    outputs = all(isinstance(member, (Outs, Output)) for member in members(use.value))
    return outputs and (use.name or "").endswith(".function") and use.targets in ((None,), ("outputs",))
