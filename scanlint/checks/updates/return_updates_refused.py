"""SCN407: PyTensor, return_updates=False on a scan whose step makes updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import updates
from scanlint.checks.updates import loss
from scanlint.finding import Evidence, Finding, Location
from scanlint.scan.facts import Facts, ScanCall

RULE = updates.RETURN_UPDATES_REFUSED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one for each written call."""
    seen: set[Location] = set()
    for call in sorted(facts.calls.values(), key=lambda call: (call.at, call.id.run)):
        refused = call.dialects == ("pytensor",) and call.pair is False and loss.matters(call) and not call.prepared and not call.foreign
        if refused and call.at not in seen:
            seen.add(call.at)
            yield _finding(call)


def _finding(call: ScanCall) -> Finding:
    return Finding(
        next((at for name, at in call.given if name == "return_updates"), call.at),
        RULE.code,
        RULE.name,
        RULE.impact,
        loss.confidence(call),
        f"{loss.cause(call)}, and return_updates=False leaves no way for the updates",
        "updates are refused",
        "Building the graph raises ValueError: return_updates=False but Scan produced updates.",
        "Carry what is updated as a state: an entry of outputs_info and an output of the step, such as a generator and its next state.",
        tuple(Evidence(draw.at, f"the step draws from `{draw.rng}` here") for draw in loss.streams(call)),
        question=asking.raising(replace(loss.scan(call), arguments=(("return_updates", False),)), call.dialects, "updates_refused"),
    )
