"""SCN301: the step takes another number of arguments than scan passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import steps
from scanlint.checks.steps import reading
from scanlint.finding import Evidence, Finding, Location
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.step_facts import Passing, StepFacts

RULE = steps.STEP_ARITY


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    seen: set[tuple[Location, Location]] = set()
    for call in reading.built(facts):
        body = call.bodies[0]
        place = call.step_at or call.at
        if all(_clashes(one, call.passing) for one in call.bodies) and (place, body.at) not in seen:
            seen.add((place, body.at))
            yield _finding(call, body, place)


def _required(body: StepFacts) -> int:
    return sum(not parameter.optional for parameter in body.parameters)


def _clashes(body: StepFacts, passing: Passing) -> bool:
    """Whether no number of arguments that scan may pass fits."""
    too_few = passing.most is not None and passing.most < _required(body)
    too_many = not body.extra and passing.least > len(body.parameters)
    return too_few or too_many or bool(body.missing)


def _takes(body: StepFacts) -> str:
    least, most = _required(body), len(body.parameters)
    number = f"{least} or more" if body.extra else str(most) if least == most else f"{least} to {most}"
    return f"{number} argument{'' if number == '1' else 's'}"


def _passes(passing: Passing) -> str:
    if passing.exact is not None:
        return str(passing.exact)
    return f"at least {passing.least}" if passing.most is None else f"{passing.least} to {passing.most}"


def _finding(call: ScanCall, body: StepFacts, place: Location) -> Finding:
    passing = call.passing
    raised = f"The call raises TypeError: {_raised(body, passing)}."
    names = ", ".join(parameter.name for parameter in body.parameters)
    slots = [f"{number + 1}: {_slot(passed.role, passed.text, passed.tap)}" for number, passed in enumerate(passing.first)]
    order = "Scan passes the sequences, then the states of outputs_info, then the non_sequences"
    given = f"; here {', '.join(slots)}" if slots else ""
    lost = f" No argument reaches `{'`, `'.join(body.missing)}`." if body.missing else ""
    return Finding(
        place,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{reading.named(body)} takes {_takes(body)}{f' ({names})' if names else ''}, but {call.api} passes {_passes(passing)}",
        f"called with {_passes(passing)}",
        raised + lost,
        f"{order}{given}. Give the step one parameter for each, or pass what is missing.",
        (Evidence(body.at, f"takes {_takes(body)}"), *_entries(call)),
        question=_question(call, body),
    )


def _question(call: ScanCall, body: StepFacts) -> Question:
    asked = asking.raising(asking.sketch(call, body=body, counted=True), call.dialects, "arity")
    return replace(asked, lacking="the probe gives a step no parameters that take no position") if body.missing else asked


def _raised(body: StepFacts, passing: Passing) -> str:
    name = "<lambda>" if body.name == "lambda" else body.name
    if not body.extra and passing.least > len(body.parameters):
        were = f"{passing.least} {'was' if passing.least == 1 else 'were'} given"
        return f"{name}() takes {len(body.parameters)} positional argument{'' if len(body.parameters) == 1 else 's'} but {were}"
    return f"{name}() missing required arguments"


def _slot(role: str, text: str, tap: int | None) -> str:
    shown = f"{role} {text}".rstrip()
    return f"{shown} at t{tap:+d}" if tap else shown


def _entries(call: ScanCall) -> Iterator[Evidence]:
    """Where each argument comes from; taps of one entry together."""
    places: dict[Location, list[int]] = {}
    for number, passed in enumerate(call.passing.first, start=1):
        if passed.at is not None:
            places.setdefault(passed.at, []).append(number)
    for at, numbers in places.items():
        yield Evidence(at, f"argument {numbers[0]}" if len(numbers) == 1 else f"arguments {numbers[0]} to {numbers[-1]}")
