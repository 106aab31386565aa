"""SCN105: scan returns (outputs, updates); the pair is used as if it were the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import blame
from scanlint.checks.catalogue import results
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.question import CALLS, METHODS, Operation
from scanlint.scan.backends import ONLY_TENSORS, differentiates, tensor_function
from scanlint.scan.facts import ARGUMENT, ARITHMETIC, ATTRIBUTE, INDEX, Facts, ScanCall, Use
from scanlint.scan.values import Outs, Pair, Updates, Value, members

RULE = results.RESULT_NOT_UNPACKED

#: Arguments of the libraries' function() that take variables.
_FUNCTION_OUTPUTS = (None, "outputs")


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        judged = judge_tensor_use(use) if not use.prepared else None
        if judged is None:
            continue
        call = blame.culprit(facts, use, _is_pair)
        if call is not None:
            yield _finding(call, use, use, *judged)
            continue
        call = blame.culprit(facts, use, _is_picked_updates)
        if call is not None:
            yield _finding(call, use, _origin(facts, use) or use, *judged)


def _is_pair(value: Value, call: ScanCall) -> bool:
    return isinstance(value, Pair)


def _is_picked_updates(value: Value, call: ScanCall) -> bool:
    return isinstance(value, Updates) and value.how == "index"


def judge_tensor_use(use: Use) -> tuple[str, Operation] | None:
    """What a use says of its value if only a tensor can be used so: the words for it, and the operation; None for any other use."""
    if use.kind == ARITHMETIC:
        repeats = use.name in ("*", "*=", "+", "+=")
        known = use.other is not None and (blame.is_known_tensor(use.other) or all(isinstance(part, Outs) for part in members(use.other)))
        return (f"is used with `{use.name}`", Operation("arithmetic")) if known or not repeats else None
    if use.kind == ATTRIBUTE and use.name in ONLY_TENSORS:
        return f"is asked for .{use.name}", Operation("method", use.name if use.name in METHODS else "mean")
    if use.kind == INDEX and use.index is not None:
        return _index(use)
    if use.kind == ARGUMENT and use.name:
        function = tensor_function(use.name)
        derives = differentiates(use.name)
        if derives:
            function = use.name.rpartition(".")[2]
        if function is not None and use.targets == (None,):
            return f"is passed to {function}()", Operation("call", "grad" if derives else function if function in CALLS else "mean")
        if use.name.endswith(".function") and use.targets[0] in _FUNCTION_OUTPUTS:
            return "is passed to function()", Operation("function")
        if use.name == "scan" and use.targets[0] in ("sequences", "outputs_info"):
            return f"is passed on as {use.targets[0]}", Operation("as_sequence" if use.targets[0] == "sequences" else "as_state")
    return None


def _index(use: Use) -> tuple[str, Operation] | None:
    assert use.index is not None
    pair = any(isinstance(member, Pair) for member in members(use.value))
    if use.index.form == "axes":
        return "is indexed like a tensor", Operation("index_axes", -1)
    if pair and use.index.bounds is not None and any(bound is not None and abs(bound) > 2 for bound in use.index.bounds):
        return "is sliced like a tensor", Operation("slice", use.index.bounds)
    if use.index.reverses and pair and use.context.consumer != "unpack":
        return "is reversed like a tensor", Operation("slice", (None, None, -1))
    number = use.index.number
    if number is not None and (number not in (0, 1, -1, -2) or not pair):
        return f"is indexed with [{number}]", Operation("index", number)
    return None


def _origin(facts: Facts, use: Use) -> Use | None:
    """The `pair[-1]` that took the updates, where the use names what it was assigned to."""
    calls = [member.call for member in members(use.value) if isinstance(member, Updates)]
    uses = [other for call in calls for other in facts.by_call.get(call, ()) if other.kind == INDEX]
    picks = [other for other in uses if any(isinstance(member, Pair) for member in members(other.value))]
    return next((pick for pick in picks if pick.at == use.on or (use.text and pick.context.target == use.text)), None)


def _finding(call: ScanCall, use: Use, at: Use, words: str, operation: Operation) -> Finding:
    more = () if at is use else (Evidence(use.at, f"here it {words}"),)
    if at is use:
        message = f"{blame.text_of(use)} {words}, but it is the pair (outputs, updates) that {blame.called(call)} returns"
        path: tuple[Operation, ...] = (operation,)
        label = "the pair (outputs, updates)"
    else:
        message = (
            f"`{at.text}[{at.index.number if at.index else -1}]` is the updates dict of {blame.called(call)}, and it {words} as if it were an output"
        )
        path, label = (Operation("unpack", (2, 1)), operation), "the updates, not the last step"
    return Finding(
        blame.place(at),
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        message,
        label,
        "Building the graph raises, because a tuple or a dict is no tensor.",
        "Unpack the result where scan is called: `outputs, updates = scan(..)`.",
        (Evidence(call.at, f"{blame.called(call)} returns (outputs, updates)"), *more),
        _fix(call, use) if at is use else None,
        question=blame.question(call, "raises", None, *path, whole=True),
    )


def _fix(call: ScanCall, use: Use) -> Fix | None:
    """The outputs of the pair, where there is one: what is done to it then means the variable. Safe, as the code raises today."""
    if not call.single or use.kind == ARITHMETIC:
        return None
    end = replace(use.on, line=use.on.end_line, column=use.on.end_column)
    return Fix("safe", "take the outputs of the pair", (Edit(end, "[0]"),))
