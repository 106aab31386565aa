"""SCN207: a state is fed back into a step that never reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.steps import reading
from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.impact import Confidence
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import Parameter, Passed, StepFacts

RULE = states.UNUSED_RECURRENT_STATE

#: Names that say that a parameter is there for its place only.
_IDLE = re.compile(r"^_|^(dummy|unused|ignored?|ignore_.*|unused_.*|dummy_.*|placeholder)\d*$|_(dummy|unused|ignored)$", re.IGNORECASE)
#: What a name of a state adds to the name of the output: h_tm1, h_prev, prev_h.
_PAST = re.compile(r"^(prev|previous|old|last|new|next)_|_(tm1|tm|t_1|t1|t|prev|previous|old|last|new|next)$|_+$", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    seen: set[Location] = set()
    for call in reading.calls(facts):
        for body in call.bodies:
            for parameter, passed in _unread(call, body):
                if parameter.at not in seen:
                    seen.add(parameter.at)
                    yield _finding(call, body, parameter, passed)


def _unread(call: ScanCall, body: StepFacts) -> Iterator[tuple[Parameter, Passed]]:
    """The states of which the step reads no tap."""
    slots = list(zip(body.parameters, call.passing.first, strict=False))
    for parameter, passed in slots:
        if passed.role != "state" or parameter.optional:
            continue
        taps = [other for other, slot in slots if slot.role == "state" and slot.entry == passed.entry]
        unread = parameter is taps[0] and not any(tap.read for tap in taps) and not _IDLE.search(parameter.name)
        if unread and _is_missed(body, slots, passed):
            yield parameter, passed


def _is_missed(body: StepFacts, slots: list[tuple[Parameter, Passed]], passed: Passed) -> bool:
    """Whether anything tells that the state was meant to be read. A state left aside among others, or a loop that repeats one expression, may be
    meant: then the initial state must be read in its place, or an output bear its name."""
    if passed.text and passed.text in body.outer:
        return True
    if len(body.returns) == 1 and _stem(next(parameter.name for parameter, slot in slots if slot is passed)) in map(_stem, body.returns[0].texts):
        return True
    states = {slot.entry for _, slot in slots if slot.role == "state"}
    return len(states) == 1 and any(slot.role == "sequence" and parameter.read for parameter, slot in slots)


def _stem(name: str) -> str:
    """The name of a state without what says that it is the new or the old one; empty for anything but a name."""
    return _PAST.sub("", name).lower() if name.isidentifier() else ""


def _finding(call: ScanCall, body: StepFacts, parameter: Parameter, passed: Passed) -> Finding:
    instead = passed.text if passed.text and passed.text in body.outer else None
    entry = f"`{passed.text}`" if passed.text else f"entry {passed.entry} of outputs_info"
    if instead is not None:
        message = (
            f"{reading.named(body)} never reads its state `{parameter.name}`; it reads `{instead}` from outside, the initial state, at every step"
        )
        help_text = f"Write `{parameter.name}` where the step reads `{instead}`."
    else:
        message = f"{reading.named(body)} never reads its state `{parameter.name}`, so nothing is carried from one time step to the next"
        help_text = f"Use `{parameter.name}` in the step, or write None for {entry} in outputs_info and drop the parameter (`_` keeps it)."
    evidence = (
        Evidence(passed.at, f"{entry} is passed as `{parameter.name}`") if passed.at is not None else Evidence(call.at, "the state is passed here")
    )
    return Finding(
        parameter.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        Confidence.CERTAIN if instead is not None else RULE.confidence,
        message,
        "never read",
        "No error: every time step is computed as if it were the first.",
        help_text,
        (evidence,),
        _fix(body, parameter, instead),
        question=asking.about(asking.sketch(call, body=body), call.dialects, "reach", "state_unread", passed.entry),
    )


def _fix(body: StepFacts, parameter: Parameter, instead: str | None) -> Fix | None:
    """The state in the place of the initial one that is read from outside. Unsafe: it computes something else, on purpose."""
    edits = tuple(Edit(at, parameter.name) for name, at in body.outer_at if name == instead)
    return Fix("unsafe", f"read `{parameter.name}` instead of `{instead}`", edits) if edits else None
