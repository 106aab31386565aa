"""SCN109: a symbolic result has no truth value; Python takes it for true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import blame
from scanlint.checks.catalogue import results
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.impact import Impact
from scanlint.question import Operation
from scanlint.scan.facts import OPERAND, TRUTH, Facts, ScanCall, Use
from scanlint.scan.values import NONE, Output, Step, Value, members

RULE = results.RESULT_TRUTH_TESTED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        # A result that may also be None is rightly asked whether it is there.
        if use.kind == TRUTH and NONE not in members(use.value):
            call = blame.culprit(facts, use, _wrong)
            if call is not None:
                yield _finding(call, use)


def _wrong(value: Value, call: ScanCall) -> bool:
    return blame.is_single(value, call) or isinstance(value, (Output, Step))


def _finding(call: ScanCall, use: Use) -> Finding:
    raises = call.dialects == ("pytensor",)
    after = "Building the graph raises TypeError: TensorVariable cannot be converted to Python boolean (PyTensor 2.28.0)."
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        Impact.CRASH if raises else Impact.SILENT,
        RULE.confidence,
        f"{blame.text_of(use)} is symbolic and has no truth value yet: the condition is decided while the graph is built",
        "has no truth value" if raises else "always true",
        after if raises else "No error: every symbolic variable counts as true, so one branch is never taken.",
        "Ask `is not None` to learn whether it is there; use switch() or ifelse() to decide on its value.",
        (Evidence(call.at, f"{blame.called(call)} returns a symbolic result"),),
        _fix(use),
        question=blame.question(call, "raises" if raises else "always_true", None, Operation("truth")) if call.single else None,
    )


def _fix(use: Use) -> Fix | None:
    """`if rval is not None:`. Safe: it is as true as before, or raises today. Not for `rval or x`, whose value is one of the two."""
    if use.at != use.on or use.name == OPERAND:
        return None
    end = replace(use.at, line=use.at.end_line, column=use.at.end_column)
    return Fix("safe", "ask whether it is there", (Edit(end, " is not None"),))
