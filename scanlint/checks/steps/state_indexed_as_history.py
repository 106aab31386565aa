"""SCN308: inside the step a recurrent state is one time step, not the history."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts
from scanlint.scan.step_facts import INDEX

RULE = steps.STATE_INDEXED_AS_HISTORY


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call, body, use in reading.uses(facts, INDEX):
        names = [parameter.name for parameter in body.parameters]
        number = names.index(use.parameter) if use.parameter in names else None
        if number is None or use.number is None or use.number >= 0 or number >= len(call.passing.first):
            continue
        passed = call.passing.first[number]
        if passed.role != "state":
            continue
        yield Finding(
            use.at,
            RULE.code,
            RULE.name,
            RULE.impact,
            RULE.confidence,
            f"`{use.text}[{use.number}]` takes the last sample, not the last time step: `{use.text}` is the state of one time step",
            "takes the last sample",
            "No error: the time axis is not there inside the step, so the first axis of the state is lost.",
            f"Write `{use.text}` for the previous state, or ask for more of them with dict(initial=.., taps=[-2, -1]).",
            (Evidence(passed.at or call.at, f"passed to {reading.named(body)} as `{use.text}`, one time step at a time"),),
        )
