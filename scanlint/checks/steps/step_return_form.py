"""SCN302: what the step returns cannot be taken apart into outputs, updates and `until`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import arrangement, reading
from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import Returned, StepFacts

RULE = steps.STEP_RETURN_FORM

_FORM = "Return the outputs first (one variable or one list), then the updates if any, then until(..) if any"


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    seen: set[Location] = set()
    for call in reading.built(facts):
        for body in call.bodies:
            for finding in _of_body(call, body):
                if finding.location not in seen:
                    seen.add(finding.location)
                    yield finding


def _of_body(call: ScanCall, body: StepFacts) -> Iterator[Finding]:
    if body.ends in ("never", "yields"):
        what = "has no return" if body.ends == "never" else "yields, so that calling it gives a generator"
        raised = f"The call raises ValueError: {arrangement.ONLY_VARIABLES} .."
        scan = asking.sketch(call, body=body)
        asked = asking.raising(replace(scan, step=replace(scan.step, ends=body.ends)), call.dialects, "not_variables")
        yield _finding(call, body.at, f"{reading.named(body)} {what}", what, raised, f"{_FORM}.", None, asked)
    for returned in body.returns:
        fault = arrangement.fault_of(returned.form)
        # A return of None may be the way out for other callers, where another way returns outputs.
        if fault is None or (returned.form == "None" and len(body.returns) > 1):
            continue
        fix = _fix(returned)
        help_text = f"Write `return {fix.edits[0].text}`." if fix is not None else f"{fault.instead or _FORM}."
        message = f"{reading.named(body)} returns {fault.what}"
        asked = asking.raising(asking.sketch(call, body=body, form=returned.form), call.dialects, fault.error)
        yield _finding(call, returned.at, message, fault.label, f"The call raises {fault.raised}.", help_text, fix, asked)


def _finding(
    call: ScanCall, at: Location, message: str, label: str, consequence: str, help_text: str, fix: Fix | None, question: Question
) -> Finding:
    evidence = (Evidence(call.step_at or call.at, f"the step of this {call.api}"),)
    return Finding(at, RULE.code, RULE.name, RULE.impact, RULE.confidence, message, label, consequence, help_text, evidence, fix, question)


def _fix(returned: Returned) -> Fix | None:
    """The same elements in the order and grouping that scan reads. Safe: the call raises as it stands."""
    if returned.rewritable is None or not isinstance(returned.form, tuple):
        return None
    text = arrangement.rearranged(returned.form, returned.texts)
    if text is None:
        return None
    opening, closing = (returned.brackets[0], returned.brackets[1]) if returned.brackets else ("", "")
    return Fix("safe", "put what is returned into the form that scan reads", (Edit(returned.rewritable, f"{opening}{text}{closing}"),))
