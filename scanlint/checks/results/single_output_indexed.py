"""SCN101: an integer index on a scan with one output takes a time step, not the first output."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.checks import blame, mending
from scanlint.checks.catalogue import results
from scanlint.finding import Finding, Fix
from scanlint.question import Operation
from scanlint.scan.facts import INDEX, Facts, ScanCall, Use
from scanlint.scan.values import Value

RULE = results.SINGLE_OUTPUT_INDEXED

#: Names that say that the first step is meant: the rule's page lists them.
_FIRST = re.compile(r"(^|_)(first|init|initial|start|x0|h0)(_|$)|_0$", re.IGNORECASE)
_PICKS = 3
#: Functions that replace the picked step and give the whole result back.
_REPLACES = ("set_subtensor", "inc_subtensor", "attribute set", "attribute inc")


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind == INDEX and use.index is not None and use.index.number is not None and use.index.number >= 0:
            call = blame.culprit(facts, use, _wrong)
            if call is not None and not _meant(use):
                yield _finding(call, use, use.index.number)


def _wrong(value: Value, call: ScanCall) -> bool:
    once = call.n_steps is not None and call.n_steps.value in (1, -1)
    return blame.is_single(value, call) and not call.reduces and not once


def _meant(use: Use) -> bool:
    named = use.context.target is not None and _FIRST.search(use.context.target) is not None
    replaced = use.context.consumer is not None and use.context.consumer.endswith(_REPLACES)
    return named or replaced or use.context.picks >= _PICKS


def _finding(call: ScanCall, use: Use, number: int) -> Finding:
    what = f"{use.text}[{number}]" if use.text else f"[{number}]"
    wanted = f"Write `{use.text}` instead of `{what}`" if use.text else f"Leave out the last `[{number}]`"
    kept = "the first time step" if number == 0 else f"time step {number}"
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{what}` takes {kept}: {blame.called(call)} has one output, so it returns the bare variable, not a list",
        f"takes {kept}, all others are lost",
        "No error: axis 0 is time, so (time, sample, ..) becomes (sample, ..), and a mask or a sum over time can broadcast the lost axis back.",
        f"{wanted}{blame.for_any_number(call, ', or')}.",
        blame.evidence(call),
        _fix(use, number),
        question=blame.question(call, "one_step", number, Operation("index", number)),
    )


def _fix(use: Use, number: int) -> Fix | None:
    """`[0]` was meant as "the output"; what another number was meant for is not known, nor which of two indices in a row is one too many."""
    then = use.context.then
    again = then is not None and then.number is not None and then.number >= 0
    return mending.without_index(use, number) if number == 0 and not again else None
