"""What the rules on results share: who is to blame for a use, the evidence to show, and the question for the real library."""

from __future__ import annotations

from collections.abc import Callable

from scanlint.finding import Evidence, Location
from scanlint.question import Operation, Question, Structure
from scanlint.scan.facts import ARGUMENT, ITERATE, Facts, ScanCall, Use
from scanlint.scan.values import NONE, Output, Outs, ScanId, Step, Tensor, Value, members

Wrong = Callable[[Value, ScanCall], bool]

_DIALECT_NAMES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}


def culprit(facts: Facts, use: Use, wrong: Wrong) -> ScanCall | None:
    """The scan call behind a use that is wrong whatever the value turns out to be; None where one alternative is right or unknown.

    None as an alternative does not count: it can be neither indexed nor unpacked.
    """
    found: ScanCall | None = None
    for member in members(use.value):
        if member == NONE:
            continue
        identity = getattr(member, "call", None)
        if not isinstance(identity, ScanId):
            return None
        call = facts.of(identity)
        if call.foreign or not wrong(member, call):
            return None
        found = found or call
    return found


def is_single(value: Value, call: ScanCall) -> bool:
    """Whether the value is the bare variable of a scan with one output."""
    return isinstance(value, Outs) and value.form == "single" and call.single


def is_list(value: Value, call: ScanCall) -> bool:
    """Whether the value is the list of outputs of a scan: of two or more, or of any number under return_list=True."""
    return isinstance(value, Outs) and value.form == "list" and (call.outputs.count.lo >= 2 or call.listed is True)


def called(call: ScanCall) -> str:
    """How a sentence speaks of the call: "this scan", "this map"."""
    return f"this {call.api}"


def library(call: ScanCall) -> str:
    """The library that a sentence names: the first of the dialects."""
    return _DIALECT_NAMES[call.dialects[-1] if call.dialects == ("aesara", "pytensor") else call.dialects[0]]


def evidence(call: ScanCall, *more: Evidence) -> tuple[Evidence, ...]:
    """The scan call and what makes its number of outputs."""
    found = [*trail(call), Evidence(call.at, _introduced(call))]
    found.extend(Evidence(claim.at, claim.why) for claim in call.outputs.claims if claim.at is not None)
    return (*found, *more)


def trail(call: ScanCall) -> tuple[Evidence, ...]:
    """The way to the scan through calls of functions; a return that holds the whole scan says nothing more."""
    return tuple(Evidence(way.at, way.why) for way in call.trail if not _covers(way.at, call.at))


def _covers(place: Location, other: Location) -> bool:
    starts = (place.line, place.column) <= (other.line, other.column)
    return place.path == other.path and starts and (other.end_line, other.end_column) <= (place.end_line, place.end_column)


def _introduced(call: ScanCall) -> str:
    known = call.outputs.known
    if known == 1:
        returned = "returns a list of one output (return_list=True)" if call.listed else "returns the bare variable, because it has one output"
        return f"{called(call)} {returned}"
    count = f"its {known} outputs" if known is not None else "its outputs"
    return f"{called(call)} returns a list of {count}"


def place(use: Use) -> Location:
    """What to underline: the argument, not the whole call; the iterated expression, not the whole loop."""
    return use.on if use.kind in (ARGUMENT, ITERATE) else use.at


def for_any_number(call: ScanCall, lead: str) -> str:
    """The way out where the code must work for any number of outputs; the views have no return_list (TypeError, all four libraries)."""
    return f"{lead} pass return_list=True to scan where the code must work for any number of outputs" if call.api == "scan" else ""


def text_of(use: Use) -> str:
    """How a message names what was used."""
    return f"`{use.text}`" if use.text else "the result of scan"


def question(call: ScanCall, effect: str, arg: int | None, *path: Operation, whole: bool = False) -> Question:
    """What to ask the library: ``path`` starts at the outputs, or with ``whole`` at what the call itself returns."""
    start = () if whole or not call.pair else (Operation("unpack", (2, 0)),)
    return Question(structure(call), (*start, *path), effect, arg, call.dialects)


def structure(call: ScanCall) -> Structure:
    """The structure of a scan call as far as the rules on results need it."""
    count = call.outputs.known or max(call.outputs.count.lo, 1)
    flags = call.recurrent if call.recurrent is not None and len(call.recurrent) == count else (call.api != "map",) * count
    once = call.n_steps is not None and call.n_steps.value == 1
    return Structure(
        api=call.api,
        recurrent=flags,
        return_list=bool(call.listed),
        return_updates=call.pair is not False,
        go_backwards=call.go_backwards and call.api != "foldr",
        n_steps=1 if once else None,
    )


def is_known_tensor(value: Value) -> bool:
    """Whether every alternative is a tensor."""
    return all(isinstance(part, (Tensor, Output, Step)) or (isinstance(part, Outs) and part.form == "single") for part in members(value))
