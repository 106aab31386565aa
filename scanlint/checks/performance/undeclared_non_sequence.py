"""SCN702: what the step captures was computed from shared variables; inside the loop it is computed again at every step."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.catalogue import performance
from scanlint.finding import Evidence, Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.time_facts import Captured

RULE = performance.UNDECLARED_NON_SEQUENCE


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one per name however many scans share the step."""
    seen = set()
    for call in facts.own_calls():
        once = call.n_steps is not None and call.n_steps.value == 1
        for captured in call.captured:
            if captured.at not in seen and not once and not call.foreign:
                seen.add(captured.at)
                yield _finding(call, captured)


def _finding(call: ScanCall, captured: Captured) -> Finding:
    named = [f"`{name}`" for name in captured.shared if name]
    source = f" ({', '.join(named)})" if named else ""
    step = call.step or "the step"
    return Finding(
        captured.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{captured.name}` is captured by {step}: what it was computed with moves into the loop",
        "not in non_sequences",
        f"It is computed from shared variables{source} once more at every time step.",
        f"Write `non_sequences=[{captured.name}]` (or add it there), and give {step} a parameter for it, after the states.",
        (Evidence(call.at, f"this {call.api} does not hand it over"),),
    )
