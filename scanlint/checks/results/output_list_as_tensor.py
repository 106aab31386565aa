"""SCN103: the list of a scan's outputs used as if it were one tensor."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import results
from scanlint.finding import Finding
from scanlint.impact import Impact
from scanlint.question import CALLS, Operation
from scanlint.scan.backends import ONLY_TENSORS, STACKING, tensor_function
from scanlint.scan.facts import ARGUMENT, ARITHMETIC, ATTRIBUTE, INDEX, Facts, ScanCall, Use
from scanlint.scan.values import Const, members

RULE = results.OUTPUT_LIST_AS_TENSOR

_STACKED = "No error: the outputs are stacked on a new leading axis, so axis 0 counts outputs instead of time steps."


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        judged = _judge(use)
        if judged is not None:
            call = blame.culprit(facts, use, blame.is_list)
            if call is not None and not (use.prepared and ": " in judged[0]):
                yield _finding(call, use, *judged)


def _judge(use: Use) -> tuple[str, str, Operation] | None:
    """What the use does to a list ("stacked", "reversed" or the error), what the message says, and the operation; None where lists allow it."""
    if use.kind == ARITHMETIC:
        return _arithmetic(use)
    if use.kind == ARGUMENT and use.name:
        function = tensor_function(use.name)
        if function in STACKING and use.targets == (None,):
            return "stacked", f"is passed to {function}()", Operation("call", function if function in CALLS else "mean")
    if use.kind == ATTRIBUTE and use.name in ONLY_TENSORS:
        return f"AttributeError: 'list' object has no attribute '{use.name}'", f"is asked for .{use.name}", Operation("method", use.name)
    if use.kind == INDEX and use.index is not None:
        return _index(use)
    return None


def _arithmetic(use: Use) -> tuple[str, str, Operation] | None:
    other = members(use.other) if use.other is not None else ()
    with_tensor = use.other is not None and blame.is_known_tensor(use.other)
    message = f"is used with `{use.name}`"
    if with_tensor:
        return "stacked", message, Operation("arithmetic")
    if use.name in ("*", "*=") and all(isinstance(part, Const) and part.kind == "int" for part in other) and other:
        return "repeated", message, Operation("arithmetic", "multiply_int")
    if (use.name or "").startswith("unary"):
        error = "TypeError: bad operand type for unary operator: 'list'"
        return error, f"is negated with `{(use.name or ' -')[-1]}`", Operation("arithmetic", "negative")
    return None


def _index(use: Use) -> tuple[str, str, Operation] | None:
    assert use.index is not None
    if use.index.form in ("axes", "symbolic"):
        return "TypeError: list indices must be integers or slices", "is indexed like a tensor", Operation("index_axes", -1)
    taken_apart = use.context.consumer in ("unpack", "iterate")
    if use.index.reverses and not taken_apart:
        return "reversed", "is reversed with `[::-1]`", Operation("slice", (None, None, -1))
    return None


def _finding(call: ScanCall, use: Use, effect: str, message: str, operation: Operation) -> Finding:
    raises = ": " in effect
    consequences = {
        "stacked": _STACKED,
        "reversed": "No error: the outputs change places, time is not reversed.",
        "repeated": "No error: a list times a number is the list repeated.",
    }
    claims = {"stacked": "stacked", "reversed": "outputs_reversed", "repeated": "repeated"}
    asked = blame.question(call, claims.get(effect, "raises"), None, operation)
    example = f", for example `{use.text}[0]`" if use.text else ""
    return Finding(
        blame.place(use),
        RULE.code,
        RULE.name,
        Impact.CRASH if raises else Impact.SILENT,
        RULE.confidence,
        f"{blame.text_of(use)} {message}, but it is the list of the outputs of {blame.called(call)}, not a tensor",
        "a list of outputs",
        consequences.get(effect, f"Building the graph raises {effect}."),
        f"Pick the output that is meant{example}, or unpack them: `(a, b), updates = scan(..)`.",
        blame.evidence(call),
        question=asked,
    )
