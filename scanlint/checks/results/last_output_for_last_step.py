"""SCN104: `[-1]` on a list of outputs is the last output with all its steps, not the last step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import results
from scanlint.finding import Finding
from scanlint.question import Operation
from scanlint.scan.backends import tensor_function
from scanlint.scan.facts import ARGUMENT, INDEX, Facts, ScanCall, Use
from scanlint.scan.values import Output, Outs, ScanId, Value, members

RULE = results.LAST_OUTPUT_FOR_LAST_STEP

#: Names of one step's state. "last_layer" and "last_output" are names of outputs.
_STATE = re.compile(r"^(last|final)_(step|state|h|hidden|hid|c|cell|memory)\w*$|^(h|c|s|state|hidden|memory)_(last|final|T|end)$", re.IGNORECASE)
#: Functions that take a matrix of samples and classes: a trace of all steps raises or gives another axis.
_OF_ONE_STEP = ("softmax", "nnet_softmax", "logsoftmax", "log_softmax")


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        if use.kind == INDEX and use.index is not None and use.index.number == -1:
            call = blame.culprit(facts, use, _wrong)
            why = _why(facts, use, call) if call is not None else None
            if call is not None and why is not None:
                yield _finding(call, use, why)


def _wrong(value: Value, call: ScanCall) -> bool:
    return blame.is_list(value, call) and call.outputs.count.lo >= 2 and not call.reduces


def _why(facts: Facts, use: Use, call: ScanCall) -> str | None:
    """What says that one step is meant; None where nothing does."""
    then = use.context.then
    known = call.outputs.known
    if then is not None and then.number is not None and known is not None and 0 <= then.number < known:
        return f"`[-1][{then.number}]` reads like the last step of output {then.number}"
    if use.context.target is not None and _STATE.search(use.context.target):
        return f"the name {use.context.target} speaks of one step"
    return next((why for why in (_fed_on(use, other) for other in facts.by_call.get(call.id, ())) if why is not None), None)


def _fed_on(use: Use, other: Use) -> str | None:
    """Whether the picked output is handed, as it stands, to something that takes one step."""
    if other.kind != ARGUMENT or not (isinstance(other.value, Output) and other.value.last and other.value.call in _calls(use)):
        return None
    if other.on != use.at and (not other.text or other.text != use.context.target):
        return None
    if other.name == "scan" and other.targets in (("state",), ("outputs_info",)):
        return "it is the initial state of another scan"
    function = tensor_function(other.name) if other.name else None
    return f"{function}() takes one step" if function in _OF_ONE_STEP else None


def _calls(use: Use) -> tuple[ScanId, ...]:
    return tuple(member.call for member in members(use.value) if isinstance(member, Outs))


def _finding(call: ScanCall, use: Use, why: str) -> Finding:
    known = call.outputs.known
    whole = f"`{use.text}[-1]`" if use.text else "`[-1]`"
    number = (use.context.then.number if use.context.then is not None else None) or 0
    asked = blame.question(call, "other_output", known - 1, Operation("index", -1)) if known is not None else None
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{whole} is the last output of {blame.called(call)} with all its time steps, but {why}",
        "the last output, not the last step",
        "An index on a list of outputs picks an output, and the time axis is still there: what takes one step raises, or computes over another axis.",
        f"Write `{use.text}[{number}][-1]` for the last step of output {number}.",
        blame.evidence(call),
        question=asked,
    )
