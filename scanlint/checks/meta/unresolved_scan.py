"""SCN903: a scan call that could not be analysed, and why; what the other rules say nothing about."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.catalogue import meta
from scanlint.finding import Finding
from scanlint.scan.facts import Facts, ScanCall

RULE = meta.UNRESOLVED_SCAN


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, at most one for a call."""
    for call in facts.own_calls():
        found = _why(call)
        if found is not None:
            yield _finding(call, *found)


def _why(call: ScanCall) -> tuple[str, str] | None:
    """What hid the call from the rules, and what would show it; None where it was analysed."""
    if call.foreign:
        return f"it has an argument that {call.api} does not have ({call.foreign[0]})", "Correct the argument."
    if call.pair is None:
        return "whether it returns updates is not known (return_updates)", "Write return_updates as a constant."
    if call.listed is None:
        return "whether it returns a list is not known (return_list)", "Write return_list as a constant."
    if call.outputs.conflict:
        return "outputs_info and the step contradict each other", "Give outputs_info one entry for each output of the step."
    if call.outputs.known is None:
        count = "the number of outputs is not known"
        hidden = "; ".join(call.why_unknown or (claim.why for claim in call.outputs.claims))
        return f"{count}: {hidden}" if hidden else count, "Write outputs_info as a list of its entries, or define the step in this file."
    return None


def _finding(call: ScanCall, why: str, help_text: str) -> Finding:
    return Finding(
        call.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"this {call.api} could not be analysed: {why}",
        "not analysed",
        "The rules say nothing, or little, about this call and its result.",
        f"{help_text} `scanlint inspect` says what is known of the call.",
    )
