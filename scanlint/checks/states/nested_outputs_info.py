"""SCN204: a list inside outputs_info is one state, stacked on a new axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.judged import finding, judged, plural
from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.impact import Confidence, Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import ARRAY, DICT, LIST, NOTHING, OTHER, TENSOR, TUPLE, Entry, Given

RULE = states.NESTED_OUTPUTS_INFO


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        entries = call.written.states or ()
        for entry in entries:
            if entry.given.form in (LIST, TUPLE) and entry.items and is_nested(call, entry):
                yield _finding(call, entry, entry.items)


def is_nested(call: ScanCall, entry: Entry) -> bool:
    """Whether the list is one list too many: of one state, or of as many states as the step has outputs more than outputs_info has entries.

    A list of numbers is an array, and a list of several scalars may be meant as a vector.
    """
    items = entry.items or ()
    if not items or not any(item.form in (TENSOR, ARRAY, NOTHING, DICT) for item in items):
        # What is not known may be a number; a display around a single name is hardly an array.
        return len(items) == 1 and items[0].form == OTHER and entry.display is not None and bool(items[0].text)
    if len(items) == 1 or any(item.form in (NOTHING, DICT) for item in items):
        return True
    if any(item.form not in (TENSOR, ARRAY, OTHER) for item in items):
        return False
    flat = sum(len(other.items or ()) if other.given.form in (LIST, TUPLE) else 1 for other in call.written.states or ())
    return any(claim.source == "step" and claim.count.exact == flat for claim in call.outputs.claims)


def _finding(call: ScanCall, entry: Entry, items: tuple[Given, ...]) -> Finding:
    what = entry.given.text or "a list"
    joined = ", ".join(item.text or "state" for item in items)
    loud = any(item.form in (NOTHING, DICT) for item in items)
    if loud:
        consequence = "The call raises: a list that holds None or a dict cannot be made a tensor."
    elif len(items) == 1:
        consequence = "No error: (sample, dim) becomes (1, sample, dim), and the outputs have an axis too many."
    else:
        consequence = f"The {len(items)} states are stacked into one: the step gets one parameter for them (TypeError where it has one for each)."
    return finding(
        RULE,
        entry.given.at,
        f"`{what}` inside outputs_info is one state, stacked on a new first axis",
        "a list in a list",
        consequence,
        f"Take the inner brackets away: `{joined}`.",
        evidence=(Evidence(call.at, f"its outputs_info has {plural(len(call.written.states or ()), 'entry')}"),),
        fix=_fix(entry),
        question=_question(call, loud, len(items)),
        impact=Impact.CRASH if loud or len(items) > 1 else Impact.SILENT,
        confidence=Confidence.CERTAIN if any(item.form != OTHER for item in items) else Confidence.LIKELY,
    )


def _question(call: ScanCall, loud: bool, items: int) -> Question:
    if loud:
        return asking.raising(asking.sketch(call), call.dialects, "no_conversion")
    if items > 1:
        return asking.raising(asking.sketch(call, counted=True), call.dialects, "arity")
    return asking.about(asking.sketch(call), call.dialects, "run", "axis_added")


def _fix(entry: Entry) -> Fix | None:
    """Take the brackets away where they stand in outputs_info itself."""
    at = entry.display
    if at is None or at != entry.given.at:
        return None
    return Fix("unsafe", "take the inner brackets away", (Edit(_first(at), ""), Edit(_last(at), "")))


def _first(at: Location) -> Location:
    return replace(at, end_line=at.line, end_column=at.column + 1)


def _last(at: Location) -> Location:
    return replace(at, line=at.end_line, column=at.end_column - 1)
