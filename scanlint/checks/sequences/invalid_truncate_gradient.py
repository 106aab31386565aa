"""SCN509: a truncate_gradient that is no number of steps."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, judged
from scanlint.finding import Edit, Finding, Fix
from scanlint.impact import Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import BOOL, NOTHING, NUMBER, Given

RULE = sequences.INVALID_TRUNCATE_GRADIENT


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        argument = call.written.argument("truncate_gradient")
        if argument is not None:
            found = _judge(call, argument.given)
            if found is not None:
                yield found


def _judge(call: ScanCall, given: Given) -> Finding | None:
    """What the gradient does with it, measured on all four libraries; the forward pass runs in every case."""
    number = given.const.value if given.const is not None else None
    everything = "Write -1 for the gradient through all steps."
    if given.form == NOTHING:
        fix = Fix("safe", "write -1", (Edit(given.at, "-1"),)) if given.text == "None" else None
        return _crash(call, given, "is None", "Building the gradient raises: Cannot convert None to a tensor.", everything, fix, "no_tensor")
    if given.form == BOOL:
        text = "Building the gradient raises: Cannot cast True or False as a tensor variable."
        return _crash(call, given, "is a truth value", text, "Write the number of steps, or -1 for all of them.", None, "no_bool")
    if given.form != NUMBER or not isinstance(number, (int, float)):
        return None
    if isinstance(number, float):
        whole = str(int(number))
        fix = Fix("safe", f"write {whole}", (Edit(given.at, whole),)) if number == int(number) > 0 and given.text[:1].isdigit() else None
        return _crash(
            call,
            given,
            "is a float",
            "Building the gradient raises TypeError.",
            "Write a whole number of steps, or -1 for all of them.",
            fix,
            "no_float",
        )
    if number < -1:
        text = "Running the gradient raises IndexError or ValueError: a negative number of steps."
        return _crash(call, given, "is below -1", text, everything, None, "negative_steps")
    return _zero(call, given, everything) if number == 0 else None


def _crash(call: ScanCall, given: Given, what: str, consequence: str, help_text: str, fix: Fix | None, error: str) -> Finding:
    question = asking.raising(asking.sketch(call), call.dialects, error, trial="gradient")
    return finding(
        RULE, given.at, f"truncate_gradient={given.text} {what}", what, consequence, help_text, fix=fix, impact=Impact.CRASH, question=question
    )


def _zero(call: ScanCall, given: Given, help_text: str) -> Finding:
    silent = set(call.dialects) <= {"aesara", "pytensor"}
    theano = "Running the gradient raises NotImplementedError: We didn't implemented yet the case where scan do 0 iteration."
    return finding(
        RULE,
        given.at,
        "truncate_gradient=0 lets no gradient through any step",
        "no gradient",
        "No error: the gradient is 0 (that with respect to a sequence raises ValueError)." if silent else theano,
        help_text,
        impact=Impact.SILENT if silent else Impact.CRASH,
        question=_nothing(call, silent),
    )


def _nothing(call: ScanCall, silent: bool) -> Question:
    scan = asking.sketch(call)
    return (
        asking.about(scan, call.dialects, "gradient", "no_gradient") if silent else asking.raising(scan, call.dialects, "no_loop", trial="gradient")
    )
