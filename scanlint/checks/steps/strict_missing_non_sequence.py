"""SCN307: under strict=True every shared variable that the step uses must be handed over as a non_sequence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Evidence, Finding
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import SharedRead, StepFacts

RULE = steps.STRICT_MISSING_NON_SEQUENCE


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in reading.calls(facts):
        if call.strict is not True or call.declared is None or len(call.bodies) != 1 or reading.once(call) or call.id.run:
            continue
        missing = undeclared(call)
        if missing:
            yield _finding(call, call.bodies[0], missing)


def undeclared(call: ScanCall) -> list[SharedRead]:
    """The shared variables that the step reads and that are not handed over."""
    passed = {shared.site for shared in call.declared or ()}
    return [shared for body in call.bodies[:1] for shared in body.shared if shared.site not in passed]


def question(call: ScanCall) -> Question:
    """Whether the library misses what is not handed over."""
    scan = asking.sketch(call)
    return asking.raising(replace(scan, step=replace(scan.step, shared=bool(undeclared(call)))), call.dialects, "missing_input")


def _finding(call: ScanCall, body: StepFacts, missing: list[SharedRead]) -> Finding:
    names = [f"`{shared.name}`" if shared.name else f"the shared variable of line {shared.site[0]}" for shared in missing]
    listed = " and ".join(names)
    several = len(names) > 1
    place = next((at for name, at in call.given if name == "strict"), call.at)
    error = "ScanOp is missing an input" if call.dialects != ("pytensor",) else "Inner graph implicitly depends on shared variable .."
    return Finding(
        place,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"strict=True, but {listed}, which the step reads, {'are' if several else 'is'} not among the non_sequences",
        f"{listed} missing",
        f"The call raises MissingInputError: {error}.",
        f"Add {listed} to non_sequences and a parameter of the step for {'each' if several else 'it'}, at the end.",
        (Evidence(body.at, f"computes its outputs from {listed}"),),
        question=question(call),
    )
