"""SCN507: reduce passes (element, accumulator), Python's own reduce (accumulator, element)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, judged
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.question import Entry, Question, Sketch, Step
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import Parameter

RULE = sequences.REDUCE_ARGUMENT_ORDER

#: Names of what is carried along.
_CARRIED = re.compile(
    r"(acc|accum|accumulator|accumulated|agg|total|totals|tot|subtotal|sum|running|cumulative|prior|prior_result|prev|previous|memo|carry|carried|"
    r"so_far|result|res|state|old)(_?\w*)?|\w+_(acc|prev|previous|so_far|tm1)"
)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        if not call.reduces or call.symmetric is not False or len(call.bodies) != 1 or len(call.bodies[0].parameters) != 2:
            continue
        if [(passed.role, passed.entry) for passed in call.passing.first] != [("sequence", 0), ("state", 0)] or call.passing.exact != 2:
            continue
        first, second = call.bodies[0].parameters
        if _CARRIED.fullmatch(first.name.lower()) and not _CARRIED.fullmatch(second.name.lower()):
            yield _finding(call, first, second)


def _finding(call: ScanCall, first: Parameter, second: Parameter) -> Finding:
    element, state = (passed.text or passed.role for passed in call.passing.first)
    sized = all(parameter.at.end_column - parameter.at.column == len(parameter.name) for parameter in (first, second))
    fix = Fix("unsafe", "swap the two parameters", (Edit(first.at, second.name), Edit(second.at, first.name))) if sized else None
    return finding(
        RULE,
        first.at,
        f"`{first.name}` gets the element of `{element}` and `{second.name}` the accumulated value: {call.api} passes (element, accumulator)",
        "gets the element",
        "No error: the operation is applied with its operands swapped.",
        f"Write the parameters as ({second.name}, {first.name}); Python's own reduce has the other order.",
        evidence=(Evidence(call.at, f"this {call.api} passes an element of `{element}`, then what started as `{state}`"),),
        fix=fix,
        question=question(call, 0),
    )


def question(call: ScanCall, carried: int) -> Question:
    """Whether the result is another than that of a fold whose parameter ``carried`` is the accumulated value."""
    scan = Sketch(api=call.api, states=(Entry(),), step=Step(carried=carried, symmetric=bool(call.symmetric)))
    return asking.about(scan, call.dialects, "fold", "operands_swapped")
