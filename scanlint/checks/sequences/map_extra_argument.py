"""SCN506: the third argument of map is a non_sequence, not a second sequence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, judged
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.question import Entry, Question, Step
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import OTHER, TENSOR, Argument

RULE = sequences.MAP_EXTRA_ARGUMENT


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        first, second = call.written.argument("sequences"), call.written.argument("non_sequences")
        if call.api != "map" or first is None or second is None or second.keyword is not None or first.given.text == second.given.text:
            continue
        plain = {first.given.form, second.given.form} <= {TENSOR, OTHER} and not second.given.origin.endswith("shared")
        if plain and _alike(call, first, second) and (_outer(call, first, second) or _named_as_elements(call, first, second)):
            yield _finding(call, first, second)


def _names(call: ScanCall) -> tuple[str, str] | None:
    parameters = call.bodies[0].parameters if len(call.bodies) == 1 else ()
    return (parameters[0].name, parameters[1].name) if len(parameters) == 2 else None


def _alike(call: ScanCall, first: Argument, second: Argument) -> bool:
    """Whether the step's parameters are named in the same manner after both: (x_i, y) for (x, y) tells of an element and a whole."""
    names = _names(call)
    return names is not None and (names[0] == first.given.text) == (names[1] == second.given.text)


def _outer(call: ScanCall, first: Argument, second: Argument) -> bool:
    """Whether the step combines an element with all of the second tensor axis by axis, so that as many axes come out as either argument has."""
    one, two, results = first.given.kind.dims, second.given.kind.dims, call.results
    if not one or not two or len(one) != len(two) or results is None or len(results) != 1:
        return False
    end = results[0].kind.dims
    return end is not None and len(end) == len(two)


def _named_as_elements(call: ScanCall, first: Argument, second: Argument) -> bool:
    """Whether the parameters are named as elements of the arguments: x of xs and y of ys, x_t of x and y_t of y."""
    names = _names(call)
    return names is not None and all(_is_element(name, argument.given.text) for name, argument in zip(names, (first, second), strict=True))


def _is_element(name: str, whole: str) -> bool:
    return whole in (f"{name}s", f"{name}es", f"{name}_seq", f"all_{name}") or name in (f"{whole}_t", f"{whole}_i", f"{whole}_k", f"{whole}t")


def _finding(call: ScanCall, first: Argument, second: Argument) -> Finding:
    one, two = first.given, second.given
    return finding(
        RULE,
        two.at,
        f"`{two.text}` is passed whole at every step: the third argument of map is non_sequences",
        "not a sequence",
        f"No error: each element of `{one.text}` meets all of `{two.text}`, and the result has an axis more where they broadcast.",
        f"Write `map(.., [{one.text}, {two.text}])`; if it is meant whole, write `non_sequences=[{two.text}]`.",
        evidence=(Evidence(one.at, "the only sequence"),),
        fix=_fix(first, second),
        question=question(call),
    )


def question(call: ScanCall) -> Question:
    """Whether an element of what is handed over whole is met at every step."""
    scan = asking.sketch(call)
    handed = call.written.argument("non_sequences") is not None and bool(scan.sequences)
    alike = (Entry(dims=scan.sequences[0].dims),) if handed else ()
    return asking.about(replace(scan, non_sequences=alike, step=Step()), call.dialects, "reach", "whole_each_step")


def _fix(first: Argument, second: Argument) -> Fix | None:
    """`a, b` becomes `[a, b]` where both stand side by side."""
    one, two = first.given.at, second.given.at
    if first.keyword is not None or one.line != one.end_line or (one.end_line, one.end_column + 2) != (two.line, two.column):
        return None
    start, end = replace(one, end_line=one.line, end_column=one.column), replace(two, line=two.end_line, column=two.end_column)
    return Fix("unsafe", f"make both sequences: [{first.given.text}, {second.given.text}]", (Edit(start, "["), Edit(end, "]")))
