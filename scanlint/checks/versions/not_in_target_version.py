"""SCN602: parameters that scan does not have yet, or not at all, in the releases aimed at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import versions
from scanlint.checks.versions.wording import grouped, library_of, ordered
from scanlint.finding import Evidence, Finding, Location
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.versions import PARAMETERS, first_with, targets, written
from scanlint.settings.target import Target

RULE = versions.NOT_IN_TARGET_VERSION

_HELP = {
    "return_list": "Leave it out, and write `[rval]` where the list of one is wanted.",
    "return_updates": "Leave it out, and unpack (outputs, updates).",
    "strict": "Leave it out.",
    "allow_gc": "Leave it out.",
}


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in facts.own_calls():
        wanted = targets(call.dialects, facts.target)
        for parameter, at in call.given:
            if parameter in PARAMETERS and not call.prepared and all(_lacks(parameter, target) for target in wanted):
                yield _finding(call, parameter, at, wanted)


def _lacks(parameter: str, target: Target) -> bool:
    first = first_with(parameter, target)
    return first is None or target.before(first)


def _finding(call: ScanCall, parameter: str, at: Location, wanted: tuple[Target, ...]) -> Finding:
    since = grouped(_since(parameter, target) for target in wanted)
    aimed = next((f" (the target version is {target.text})" for target in wanted if target.text), "")
    return Finding(
        at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{parameter}` is no parameter of {call.api} here: {since}{aimed}",
        f"{call.api} does not take it",
        f"TypeError: {call.api}() got an unexpected keyword argument '{parameter}'.",
        _HELP[parameter],
        (Evidence(call.at, f"this {call.api} is of {ordered((library_of(target.library) for target in wanted), ' or ')}"),),
        question=_question(call, parameter, wanted),
    )


def _question(call: ScanCall, parameter: str, wanted: tuple[Target, ...]) -> Question:
    """About the releases before the first that has the parameter; any release, where none has it."""
    firsts = [first for target in wanted if (first := first_with(parameter, target)) is not None]
    asked = asking.raising(asking.sketch(call), tuple(target.library for target in wanted), "no_keyword")
    return replace(asked, until=min(firsts, default=()))


def _since(parameter: str, target: Target) -> tuple[str, str]:
    first = first_with(parameter, target)
    name = library_of(target.library)
    return (name, "never had it") if first is None else ("", f"it came with {name} {written(first)}")
