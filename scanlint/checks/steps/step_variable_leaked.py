"""SCN305: a variable of the step's own graph is used outside the step."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import Leak, StepFacts

RULE = steps.STEP_VARIABLE_LEAKED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file: the first use of each variable that left its step."""
    told: set[tuple[StepFacts, str]] = set()
    for leak in facts.leaks:
        readings = [(call, body) for call in reading.calls(facts) for body in call.bodies if any(site == body.site for site, _ in leak.roots)]
        # With n_steps=1 the step runs on the values themselves, so nothing is lost.
        if not readings or any(reading.once(call) for call, _ in readings):
            continue
        call, body = readings[0]
        if (body, leak.text) not in told and any(_is_slice(call, body, name) for site, name in leak.roots if site == body.site):
            told.add((body, leak.text))
            yield _finding(call, body, leak)


def _is_slice(call: ScanCall, body: StepFacts, name: str) -> bool:
    """Whether a parameter is a slice of a sequence or a state; a non_sequence may be a shared variable, which is the same inside and outside."""
    names = [parameter.name for parameter in body.parameters]
    if name not in names:
        # `*args` takes all that is left, of which the last may be non_sequences.
        rest = call.passing.first[len(names) :] if call.passing.most == len(call.passing.first) else ()
        return bool(rest) and all(passed.role != "non_sequence" for passed in rest)
    number = names.index(name)
    if number < len(call.passing.first):
        return call.passing.first[number].role != "non_sequence"
    return number == 0 and any(argument in ("sequences", "outputs_info") for argument, _ in call.given)


def _finding(call: ScanCall, body: StepFacts, leak: Leak) -> Finding:
    slices = ", ".join(f"`{name}`" for _, name in leak.roots)
    return Finding(
        leak.on,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{leak.text}` was computed inside {reading.named(body)} from {slices}, which have no value outside the step",
        "belongs to the step",
        "Compiling raises MissingInputError: Input 0 of the graph .. was not provided and not given a value; `x[t]` is its name there.",
        "Return it from the step as one more output, with None in outputs_info, and use what scan returns for it.",
        (Evidence(body.at, "stored by this step"), Evidence(call.at, f"this {call.api} calls the step once, to build its graph")),
        question=asking.raising(asking.doing(("leak", "slice")), call.dialects, "missing_input", trial="leak"),
    )
