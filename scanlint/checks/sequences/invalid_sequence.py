"""SCN505: something that scan cannot take steps of is given as a sequence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import sequences
from scanlint.checks.judged import finding, judged
from scanlint.finding import Edit, Finding, Fix
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import ARRAY, BOOL, LIST, NOTHING, NUMBER, RANGE, TENSOR, TEXT, TUPLE, Entry, Given

RULE = sequences.INVALID_SEQUENCE

_WHOLE = "Pass it as a non_sequence, or give a tensor with a first axis."


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        entries = call.written.sequences or ()
        whole = call.written.argument("sequences")
        numbers = [entry for entry in entries if entry.main is not None and entry.main.form in (NUMBER, BOOL)]
        if whole is not None and whole.given.form in (LIST, TUPLE) and len(numbers) == len(entries) > 0:
            yield _list_of_numbers(facts, call, whole.given, numbers[0].main)
            continue
        for entry in entries:
            found = _judge(facts, call, entry)
            if found is not None:
                yield found


def _list_of_numbers(facts: Facts, call: ScanCall, given: Given, first: Given | None) -> Finding:
    what = given.text or "the list"
    word = first.const.kind if first is not None and first.const is not None else "int"
    return finding(
        RULE,
        given.at,
        f"`{what}` is a list of sequences for scan, each of them a number",
        "numbers, not sequences",
        f"The call raises TypeError: '{word}' object is not subscriptable.",
        f"Make it one tensor: `T.as_tensor_variable({given.text or '..'})`.",
        fix=_wrapped(facts, call, given),
        question=asking.raising(asking.sketch(call), call.dialects, "not_subscriptable"),
    )


def _judge(facts: Facts, call: ScanCall, entry: Entry) -> Finding | None:
    main = entry.main
    if main is None:
        # None as a sequence; a dict without `input` is another matter (SCN202).
        none = entry.given.form == NOTHING
        return (
            _finding(call, entry.given, "is None", "TypeError: 'NoneType' object is not subscriptable", "Leave it out.", "not_subscriptable")
            if none
            else None
        )
    text = main.text or ".."
    if main.form in (NUMBER, BOOL):
        word = main.const.kind if main.const is not None else "int"
        return _finding(call, main, "is a number", f"TypeError: '{word}' object is not subscriptable", _WHOLE, "not_subscriptable")
    if main.form == TEXT:
        return _finding(call, main, "is text", "AsTensorError: Cannot convert it to a tensor", "Give a tensor.", "not_convertible")
    if main.form == RANGE:
        inside = text.removeprefix("xrange(").removeprefix("range(").removesuffix(")")
        error = "AttributeError: 'range' object has no attribute 'shape' (in Python 2 it is a list, and other words are used)"
        if call.dialects == ("aesara",):
            error = "NotImplementedError: Cannot convert range(..) to a tensor variable (2.9.4)"
        fix = _arange(facts, call, main)
        return _finding(call, main, "is a Python range", error, f"Write `T.arange({inside})`.", "no_shape", fix)
    if main.form in (LIST, TUPLE) and (entry.display is not None or main is not entry.given):
        kind = "list" if main.form == LIST else "tuple"
        help_text = f"Make it a tensor: `T.as_tensor_variable({text})`."
        return _finding(
            call,
            main,
            f"is a {kind} inside the list of sequences",
            f"AttributeError: '{kind}' object has no attribute 'shape'",
            help_text,
            "no_shape",
            _wrapped(facts, call, main),
        )
    if main.form == TENSOR and main.kind.dims == ():
        return _finding(call, main, "is a scalar", "IndexError: too many indices", _WHOLE, "no_axis")
    if main.form == ARRAY and not _alone(call):
        error = "TypeError: slice indices must be integers or None or have an __index__ method"
        beside = "is a NumPy array beside other sequences or n_steps"
        return _finding(
            call,
            main,
            beside,
            error,
            f"Make it symbolic: `T.as_tensor_variable({text})`, or theano.shared.",
            "array_slice",
            _wrapped(facts, call, main),
        )
    return None


def _alone(call: ScanCall) -> bool:
    """A single NumPy array works, unless n_steps is given (all four libraries)."""
    steps = call.written.argument("n_steps")
    return len(call.written.sequences or ()) == 1 and (steps is None or steps.given.form == NOTHING)


def _wrapped(facts: Facts, call: ScanCall, given: Given) -> Fix | None:
    """One tensor of what is given, where the file has the tensor module at hand. Safe, as the call raises today."""
    module = facts.naming.tensors(call.dialects)
    if module is None or not given.text:
        return None
    at = given.at
    start, end = replace(at, end_line=at.line, end_column=at.column), replace(at, line=at.end_line, column=at.end_column)
    return Fix("safe", "make it one tensor", (Edit(start, f"{module}.as_tensor_variable("), Edit(end, ")")))


def _arange(facts: Facts, call: ScanCall, given: Given) -> Fix | None:
    """`T.arange(5)` for `range(5)`; safe, as the call raises today."""
    module = facts.naming.tensors(call.dialects)
    word = next((word for word in ("range", "xrange") if given.text.startswith(f"{word}(")), None)
    if module is None or word is None:
        return None
    at = replace(given.at, end_line=given.at.line, end_column=given.at.column + len(word))
    return Fix("safe", "count with a symbolic range", (Edit(at, f"{module}.arange"),))


def _finding(call: ScanCall, given: Given, what: str, error: str, help_text: str, word: str, fix: Fix | None = None) -> Finding:
    question = asking.raising(asking.sketch(call), call.dialects, word)
    return finding(
        RULE, given.at, f"the sequence `{given.text or '..'}` {what}", what, f"The call raises {error}.", help_text, fix=fix, question=question
    )
