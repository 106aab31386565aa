"""SCN201: outputs_info has another number of entries than the step has outputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.judged import built, finding, once, plural
from scanlint.checks.states.nested_outputs_info import is_nested
from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.question import Entry, Question
from scanlint.scan.facts import Claim, Facts, ScanCall
from scanlint.scan.given import LIST, TUPLE

RULE = states.OUTPUTS_INFO_COUNT

#: What a name of a state adds to the name of the output: h_tm1, h_prev, prev_h, h_, h0, old_h.
_PAST = re.compile(r"^(prev|previous|old|last)_?|_?(tm1|tm|t_1|t1|t|prev|previous|old|last|init|[01])$|_+$", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in built(facts):
        if not call.outputs.conflict or once(call):
            continue
        declared = next((claim for claim in call.outputs.claims if claim.source == "outputs_info"), None)
        returned = next((claim for claim in call.outputs.claims if claim.source == "step"), None)
        nested = any(entry.given.form in (LIST, TUPLE) and is_nested(call, entry) for entry in call.written.states or ())
        if declared is not None and returned is not None and declared.count.meet(returned.count) is None and not nested:
            yield _finding(call, declared, returned)


def _finding(call: ScanCall, declared: Claim, returned: Claim) -> Finding:
    entries, outputs = declared.count, returned.count
    fewer = entries.hi is not None and entries.hi < outputs.lo
    has = "is one state" if declared.why == "outputs_info is one state" else f"has {entries} entr{'y' if entries.exact == 1 else 'ies'}"
    values = plural(outputs.exact, "output") if outputs.exact is not None else f"{outputs} outputs"
    place = _places(call)
    shown = ", ".join(place) if place is not None else None
    if fewer:
        help_text = "Give one entry for each output, None for one that does not feed back"
        help_text += f": `outputs_info=[{shown}]`." if shown else "."
    else:
        help_text = "Return every output that outputs_info has an entry for, or take the entry away."
    at = declared.at or call.at
    return finding(
        RULE,
        at,
        f"outputs_info {has}, but the step{f' `{call.step}`' if call.step and call.step != 'lambda' else ''} returns {values}",
        f"{entries} for {values}",
        "The call raises ValueError: Please provide None as outputs_info for any output that does not feed back into scan.",
        help_text,
        evidence=(Evidence(returned.at, returned.why),) if returned.at is not None else (),
        fix=_fix(call, place),
        question=_question(call, entries.lo, outputs.lo if fewer else outputs.hi or outputs.lo),
    )


def _question(call: ScanCall, entries: int, outputs: int) -> Question:
    """The entries that are known, else as many states as there are entries."""
    scan = asking.sketch(call, outputs=outputs)
    if len(scan.states) != entries:
        scan = replace(scan, states=(Entry(),) * entries)
    return asking.raising(scan, call.dialects, "states_count")


def _places(call: ScanCall) -> tuple[str, ...] | None:
    """The entries as they should be, where the names tell which outputs feed back: h is the new value of h_tm1. None where they do not."""
    states, bodies = call.written.states, call.bodies
    if not states or len(bodies) != 1 or len(bodies[0].returns) != 1 or any(not entry.given.text for entry in states):
        return None
    texts = bodies[0].returns[0].texts
    stems = [_stem(text) for text in texts]
    if bodies[0].name == "lambda" and any(parameter.name in texts for parameter in bodies[0].parameters):
        # It hands on what it was given: the name is that of the old value.
        return None
    if len(set(stems)) != len(stems) or call.passing.exact != len(bodies[0].parameters):
        return None
    wanted: list[str] = ["None"] * len(texts)
    for at, passed in enumerate(call.passing.first):
        if passed.role != "state":
            continue
        stem = _stem(bodies[0].parameters[at].name)
        if not stem or stem not in stems or passed.tap not in (None, -1):
            return None
        wanted[stems.index(stem)] = states[passed.entry].given.text
    return tuple(wanted) if sum(word != "None" for word in wanted) == len(states) else None


def _stem(name: str) -> str:
    """The name of a value without what says that it is the new or the old one; empty for anything but a name."""
    before = ""
    while name != before:
        before, name = name, _PAST.sub("", name)
    return name.lower() if name.replace("_", "").isalnum() and not name.isdigit() else ""


def _fix(call: ScanCall, wanted: tuple[str, ...] | None) -> Fix | None:
    """Put None where the names say that an output does not feed back; the entries that are there stay as they are written."""
    argument, states = call.written.argument("outputs_info"), call.written.states
    if wanted is None or argument is None or not states:
        return None
    whole, bare = argument.given.at, argument.given.form not in (LIST, TUPLE)
    here = all(whole <= entry.given.at and entry.given.at.end_line <= whole.end_line for entry in states)
    if not here or [word for word in wanted if word != "None"] != [entry.given.text for entry in states]:
        return None
    # Between the entries stand the gaps: that of a None before the first, and so on.
    gaps, number = [0] * (len(states) + 1), 0
    for word in wanted:
        number += word != "None"
        gaps[number] += word == "None"
    starts = [_point(entry.given.at.line, entry.given.at.column, whole) for entry in states]
    before = [("[" if bare and not at else "") + "None, " * gap for at, gap in enumerate(gaps[:-1])]
    last = states[-1].given.at
    end = Edit(_point(last.end_line, last.end_column, whole), ", None" * gaps[-1] + "]" * bare)
    edits = [*(Edit(start, text) for start, text in zip(starts, before, strict=True)), end]
    return Fix("safe", f"write outputs_info=[{', '.join(wanted)}]", tuple(edit for edit in edits if edit.text))


def _point(line: int, column: int, file: Location) -> Location:
    return replace(file, line=line, column=column, end_line=line, end_column=column)
