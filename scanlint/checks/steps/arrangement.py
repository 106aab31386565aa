"""How scan takes apart what a step returns.

After get_updates_and_outputs of Theano 1.0.5 (scan_module/scan_utils.py), which PyTensor 3.3.8 (scan/basic.py) still follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.scan.step_facts import ARRAY, INNER, NOTHING, NUMBER, OUTPUT, TEXT, UNKNOWN, UNTIL, UPDATES, Form

ONLY_VARIABLES = "The return value of your scan lambda expression may only be made of lists, tuples, or dictionaries containing"
_UNREADABLE = "ValueError: Scan cannot parse the return value of your lambda expression"
_RESTRICTED = "ValueError: The return value of the lambda function has been restricted. you have to always return first the outputs"
_NOT_SHARED = "TypeError: .. update target must be a SharedVariable"
_REFUSED = {NUMBER: "a Python number", ARRAY: "a NumPy array", NOTHING: "None", TEXT: "a string"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a return cannot be read: ``what`` it is in a message, a ``label``, what is ``raised`` and the companion's word for the ``error``,
    what to write ``instead`` ("": the usual form)."""

    what: str
    label: str
    raised: str
    error: str
    instead: str = ""


def fault_of(form: Form) -> Fault | None:
    """The fault of a return, None where scan takes it or where it cannot be told."""
    leaves = set(_leaves(form))
    refused = sorted(leaves & set(_REFUSED))
    if refused:
        what = _REFUSED[refused[0]]
        alone = not isinstance(form, tuple)
        instead = "Return it as a variable: T.constant(..)" if refused[0] in (NUMBER, ARRAY) else ""
        return Fault(what if alone else f"{what} among its outputs", "not a variable", f"ValueError: {ONLY_VARIABLES} ..", "not_variables", instead)
    if UNKNOWN in leaves or _is_outputs(form):
        return None
    if _is_updates(form):
        pairs = isinstance(form, tuple) and any(isinstance(pair, tuple) and pair[0] == INNER for pair in form)
        fault = Fault("pairs, which are read as updates", "read as (shared, new value)", _NOT_SHARED, "not_shared", "Return one flat list of outputs")
        return fault if pairs else None
    if not isinstance(form, tuple):
        return Fault("`until` without an output", "no output", _UNREADABLE, "unreadable")
    if len(form) == 2 and _is_updates(form[0]) and _is_outputs(form[1]):
        return Fault("the updates before the outputs", "outputs come first", _RESTRICTED, "restricted")
    return None if _is_arranged(form) else Fault(_described(form), "cannot be read", _UNREADABLE, "unreadable")


def _leaves(form: Form) -> Iterator[str]:
    if isinstance(form, str):
        yield form
    else:
        for part in form:
            yield from _leaves(part)


def _is_outputs(form: Form) -> bool:
    parts = form if isinstance(form, tuple) else (form,)
    return all(part in (OUTPUT, INNER) for part in parts)


def _is_updates(form: Form) -> bool:
    return form == UPDATES or (isinstance(form, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in form))


def _is_arranged(form: tuple[Form, ...]) -> bool:
    if len(form) == 2:
        return (_is_outputs(form[0]) and (_is_updates(form[1]) or form[1] == UNTIL)) or (_is_updates(form[0]) and form[1] == UNTIL)
    return len(form) == 3 and _is_outputs(form[0]) and _is_updates(form[1]) and form[2] == UNTIL


def _described(form: tuple[Form, ...]) -> str:
    outputs = sum(part in (OUTPUT, INNER) for part in form)
    if UNTIL in form and outputs > 1:
        return f"{outputs} outputs side by side with `until`"
    if UPDATES in form and outputs > 1:
        return f"{outputs} outputs side by side with updates"
    if UNTIL in form:
        return "`until` in a place where scan does not look for it"
    return "nested lists or tuples" if any(isinstance(part, tuple) for part in form) else "a list of something else than outputs"


def rearranged(form: tuple[Form, ...], texts: tuple[str, ...]) -> str | None:
    """The elements in the form that scan reads; None where that is not one certain form."""
    parts = list(zip(form, texts, strict=True))
    flat = [text for part, text in parts if part in (OUTPUT, INNER)]
    grouped = [text for part, text in parts if isinstance(part, tuple) and part and _is_outputs(part)]
    updates = [text for part, text in parts if part == UPDATES]
    until = [text for part, text in parts if part == UNTIL]
    counted = len(flat) + len(grouped) + len(updates) + len(until) == len(parts)
    if not counted or len(updates) > 1 or len(until) > 1 or len(grouped) > 1 or bool(flat) is bool(grouped) or not (updates or until):
        return None
    outputs = grouped[0] if grouped else flat[0] if len(flat) == 1 else f"[{', '.join(flat)}]"
    return ", ".join((outputs, *updates, *until))
