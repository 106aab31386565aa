"""SCN502: a written n_steps that is no number of steps, or the 1 that switches scan's checks off while they matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import ends_early, finding, judged
from scanlint.finding import Edit, Finding, Fix
from scanlint.impact import Impact
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import BOOL, NUMBER, Given

RULE = sequences.DEGENERATE_N_STEPS


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        argument = call.written.argument("n_steps")
        if argument is None or argument.given.const is None:
            continue
        given, number = argument.given, argument.given.const.value
        if given.form == BOOL:
            yield _bool(call, given)
        elif given.form == NUMBER and isinstance(number, float):
            found = _float(call, given, number)
            if found is not None:
                yield found
        elif given.form == NUMBER and isinstance(number, int):
            yield from _whole(call, given, number)


def _bool(call: ScanCall, given: Given) -> Finding:
    error = "TypeError" if call.dialects == ("pytensor",) else "AsTensorError"
    return finding(
        RULE,
        given.at,
        f"n_steps={given.text} is a truth value, not a number of steps",
        "a bool",
        f"The call raises {error}: Cannot cast True or False as a tensor variable.",
        "Write the number of steps.",
        impact=Impact.CRASH,
        question=asking.raising(asking.sketch(call), call.dialects, "no_bool", trial="run"),
    )


def _float(call: ScanCall, given: Given, number: float) -> Finding | None:
    """Theano, Theano-PyMC and Aesara refuse a float; PyTensor 3.3.8 cuts off what stands after the point."""
    integral = number == int(number)
    scan = asking.sketch(call)
    question = asking.raising(scan, call.dialects, "not_whole", trial="run")
    if call.dialects == ("pytensor",):
        question = asking.about(scan, call.dialects, "run", "steps", int(number))
        consequence, impact = f"No error in PyTensor: {int(number)} steps are run.", Impact.SILENT
        if integral:
            return None
    else:
        consequence = "It raises TypeError: Expected an integer (without sequences, Shape arguments to Alloc must be integers)."
        impact = Impact.CRASH
    fix = Fix("safe", f"write {int(number)}", (Edit(given.at, str(int(number))),)) if integral and _is_written(given) else None
    help_text = f"Write {int(number)}." if integral else "Write a whole number."
    return finding(
        RULE, given.at, f"n_steps={given.text} is a float", "not a whole number", consequence, help_text, fix=fix, impact=impact, question=question
    )


def _is_written(given: Given) -> bool:
    """Whether the number itself stands there, not a name for it."""
    return given.text[:1].isdigit() or given.text[:1] == "."


def _whole(call: ScanCall, given: Given, number: int) -> Iterator[Finding]:
    scan = asking.sketch(call)
    if number == 0:
        error = "NotImplementedError: We didn't implemented yet the case where scan do 0 iteration"
        empty = set(call.dialects) <= {"pytensor", "aesara"}
        steps, raises = asking.about(scan, call.dialects, "run", "steps", 0), asking.raising(scan, call.dialects, "no_loop", trial="run")
        yield finding(
            RULE,
            given.at,
            "n_steps=0 runs no step",
            "no step",
            "No error: the outputs have no rows, and `[-1]` on them fails when it runs." if empty else f"Running the function raises {error}.",
            "Write the number of steps, or leave the scan out.",
            impact=Impact.SILENT if empty else Impact.CRASH,
            question=steps if empty else raises,
        )
    elif number < 0:
        once = number == -1 and call.dialects != ("pytensor",)
        steps, raises = asking.about(scan, call.dialects, "run", "steps", 1), asking.raising(scan, call.dialects, "negative_steps", trial="run")
        if number == -1:
            # PyTensor 2.28.3 still runs one step, 2.36.1 raises.
            raises = replace(raises, since=(2, 36))
        yield finding(
            RULE,
            given.at,
            f"n_steps={number} is below 0: it neither reverses the loop nor stands for all steps",
            "below 0",
            "No error in Theano and Aesara: one step is run." if once else "It raises IndexError: Scan was asked to run for negative number of step.",
            "Write the number of steps; go_backwards=True runs over the sequences from their end.",
            impact=Impact.SILENT if once else Impact.CRASH,
            question=steps if once else raises,
        )
    elif number == 1:
        yield from _one(call, given)


def _one(call: ScanCall, given: Given) -> Iterator[Finding]:
    """One step is run without a loop (all four libraries); only what gets lost by that is reported."""
    backwards = call.written.argument("go_backwards")
    if backwards is not None and backwards.given.const is not None and backwards.given.const.value is True and call.written.sequences != ():
        yield finding(
            RULE,
            given.at,
            "n_steps=1 makes scan ignore go_backwards: the step gets the first element of the sequences",
            "go_backwards is ignored",
            "No error: x[0] is used, not x[-1] (all four libraries).",
            "Call the step yourself with x[-1], or slice the sequences: `x[-1:]`.",
            question=asking.about(asking.sketch(call), call.dialects, "without", "ignored", part="go_backwards"),
        )
    elif ends_early(call):
        yield finding(
            RULE,
            given.at,
            "n_steps=1 makes scan ignore the `until` that the step returns",
            "until is ignored",
            "No error: one step is run whatever the condition says.",
            "Write the largest number of steps there may be.",
            question=asking.about(asking.sketch(call), call.dialects, "without", "ignored", part="until"),
        )
    elif call.outputs.conflict:
        yield finding(
            RULE,
            given.at,
            "n_steps=1 switches scan's checks off, and outputs_info does not fit the outputs of the step",
            "checks are off",
            "No error for one step; with any other n_steps the call raises ValueError: Please provide None as outputs_info.",
            "Give outputs_info one entry for each output, None for one that does not feed back.",
            question=asking.about(asking.sketch(call, outputs=_outputs(call)), call.dialects, "without", "unchecked", part="once"),
        )


def _outputs(call: ScanCall) -> int:
    """How many outputs the step returns, whatever outputs_info says."""
    return next((claim.count.lo for claim in call.outputs.claims if claim.source == "step"), 1)
