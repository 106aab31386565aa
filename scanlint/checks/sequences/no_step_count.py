"""SCN501: neither n_steps nor sequences: nothing says how often to run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking, blame
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import ends_early, finding, judged
from scanlint.finding import Evidence, Finding
from scanlint.question import Sketch
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import NOTHING

RULE = sequences.NO_STEP_COUNT


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        steps, sequences = call.written.argument("n_steps"), call.written.argument("sequences")
        missing = call.api != "scan" and sequences is None
        if call.written.closed and call.written.sequences == () and (steps is None or steps.given.form == NOTHING) and not missing:
            yield _finding(call)


def _finding(call: ScanCall) -> Finding:
    empty = [argument for argument in call.written.arguments if argument.name in ("n_steps", "sequences")]
    also = ", also with `until`," if ends_early(call) else ""
    return finding(
        RULE,
        call.at,
        f"{blame.called(call)} has neither sequences nor n_steps: nothing says how many steps to run",
        "how many steps?",
        "The call raises ValueError: No information about the number of steps provided.",
        f"Pass n_steps{also} or a sequence." if call.api == "scan" else "Pass a sequence.",
        evidence=[Evidence(argument.given.at, f"{argument.name} is {argument.given.text}") for argument in empty],
        question=asking.raising(_sketch(call), call.dialects, "no_steps"),
    )


def _sketch(call: ScanCall) -> Sketch:
    """Without the states, in which something else may be wrong."""
    scan = asking.sketch(call)
    return replace(scan, states=(), arguments=tuple(argument for argument in scan.arguments if argument[0] != "n_steps"))
