"""SCN203: taps of a recurrent state that scan refuses, misreads, or has no initial rows for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.judged import finding, judged, nearest
from scanlint.finding import Edit, Evidence, Finding, Fix, Location
from scanlint.impact import Confidence, Impact
from scanlint.question import Entry as Asked
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import NOTHING, NUMBER, TUPLE, Entry, Given, Taps

RULE = states.INVALID_TAPS

#: What may have given an initial value its axis for the taps.
_SHAPING = ("shape", "dims", "stack", "newaxis", "None")


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        for entry in call.written.states or ():
            if entry.taps is not None and entry.taps.form != NOTHING:
                found = _refused(call, entry, entry.taps) or _misread(call, entry, entry.taps)
                if found is not None:
                    yield found


@dataclass(frozen=True, slots=True)
class _Crash:
    """How a tap is refused: what the call raises, in words and as the companion knows it."""

    call: ScanCall
    taps: Taps

    def __call__(self, message: str, label: str, raised: str, error: str, help_text: str, fix: Fix | None = None) -> Finding:
        asked = asking.raising(asking.sketch(self.call), self.call.dialects, error)
        return finding(RULE, self.taps.at, message, label, f"The call raises {raised}.", help_text, fix=fix, impact=Impact.CRASH, question=asked)


def _refused(call: ScanCall, entry: Entry, taps: Taps) -> Finding | None:
    """What raises when scan is called (Theano 1.0.5 and PyTensor 3.3.8)."""
    what, numbers = f"taps={taps.text}" if taps.text else "the taps", taps.numbers
    crash = _Crash(call, taps)
    typo = any(nearest(key.name, ("initial",), {}) and key.name != "initial" for key in entry.keys)
    if (entry.main is None or entry.main.form == NOTHING) and entry.closed and not typo and numbers != ():
        error = "ValueError: If you are using slices of an output you need to provide a initial state for it"
        return crash(
            f"`{what}` of an output without initial state", "no `initial` beside it", error, "no_initial", "Add `initial`, or leave the taps out."
        )
    if numbers is None:
        return None
    if taps.form == NUMBER:
        fix = Fix("safe", f"make it the list [{taps.text}]", _bracketed(taps.at)) if taps.text and numbers[0] < 0 else None
        error = "TypeError: object of type 'int' has no len()"
        return crash(f"`{what}` of a state is a number: a list is needed", "not a list", error, "taps_number", f"Write `taps=[{taps.text}]`.", fix)
    if any(number >= 0 for number in numbers):
        error = "ValueError: All the tap values must be smaller than 0."
        message = f"`{what}`: the tap of a state counts the steps back, so it is below 0"
        return crash(message, "not in the past", error, "taps_future", "Write [-1] for the last step.")
    if len(set(numbers)) < len(numbers):
        error = "ValueError: All the taps must be different in `outputs_info`"
        return crash(f"`{what}` names a tap twice", "twice", error, "taps_twice", "Name each tap once.")
    if not numbers:
        message = f"`{what}`: a state without taps is none"
        return finding(
            RULE,
            taps.at,
            message,
            "no taps",
            "Theano and Theano-PyMC return None for the output; Aesara and PyTensor raise AssertionError.",
            "Leave the taps out for [-1], or give None for an output that does not feed back.",
            impact=Impact.CRASH,
            question=asking.about(asking.sketch(call), call.dialects, "build", "no_output"),
        )
    return None


def _bracketed(at: Location) -> tuple[Edit, ...]:
    start, end = replace(at, end_line=at.line, end_column=at.column), replace(at, line=at.end_line, column=at.end_column)
    return (Edit(start, "["), Edit(end, "]"))


def _misread(call: ScanCall, entry: Entry, taps: Taps) -> Finding | None:
    """What runs, with other rows than meant."""
    initial = entry.main
    if initial is None or not taps.numbers:
        return None
    dims = initial.kind.dims
    if taps.form == TUPLE and taps.numbers == (-1,):
        if dims == ():
            return _no_axis(call, taps, initial)
        return _tuple(call, entry, taps, initial) if _is_one_short(taps, initial) else None
    deepest = -min(taps.numbers)
    rows = dims[0] if dims else None
    return _too_few(call, taps, initial, rows, deepest) if not entry.one_state and rows is not None and 0 <= rows < deepest else None


def _is_one_short(taps: Taps, initial: Given) -> bool:
    """Whether the initial value has no axis for the taps: known not to be 1 long, or nothing is known and nothing was done to add one."""
    if initial.kind.dims is not None:
        return initial.kind.dims[:1] != (1,)
    return taps.text.startswith("(") and not any(word in initial.origin + initial.text for word in _SHAPING)


def _tuple(call: ScanCall, entry: Entry, taps: Taps, initial: Given) -> Finding:
    certain = initial.kind.dims is not None
    return finding(
        RULE,
        taps.at,
        f"`taps={taps.text}` is not the list [-1]: scan takes the first axis of `{initial.text or 'initial'}` for the taps",
        "a tuple",
        "The step gets one row of the initial state: without an error where the shapes broadcast, otherwise the call raises ValueError.",
        "Write `taps=[-1]`, or leave the taps out.",
        evidence=(Evidence(initial.at, "its first axis is taken for the taps"),),
        fix=Fix("unsafe", "make it the list [-1]", (Edit(taps.at, "[-1]"),)) if taps.text else None,
        confidence=Confidence.CERTAIN if certain else Confidence.LIKELY,
        question=_rows_lost(call, entry),
    )


def _no_axis(call: ScanCall, taps: Taps, initial: Given) -> Finding:
    name = initial.text or "initial"
    message = f"`taps={taps.text}` is not the list [-1]: scan takes the first axis of `{name}` for the taps, and a single number has none"
    fix = Fix("unsafe", "make it the list [-1]", (Edit(taps.at, "[-1]"),)) if taps.text else None
    raised = "TypeError for a number, IndexError for a scalar"
    return _Crash(call, taps)(message, "a tuple", raised, "taps_of_a_scalar", "Write `taps=[-1]`, or leave the taps out.", fix)


def _rows_lost(call: ScanCall, entry: Entry) -> Question:
    """Where the axes of the initial value are not known, it has those of one state, of which the first is no row for a tap."""
    scan = asking.sketch(call)
    entries = call.written.states or ()
    states = [replace(asked, dims=_usual(asked)) if one is entry else asked for one, asked in zip(entries, scan.states, strict=False)]
    return asking.about(replace(scan, states=tuple(states)), call.dialects, "run", "rows_lost")


def _usual(asked: Asked) -> tuple[int | None, ...]:
    """A first axis of three, as that of the samples; the free axes behind it stay."""
    known = asked.dims or (None, None)
    return (3 if known[0] is None else known[0], *known[1:])


def _too_few(call: ScanCall, taps: Taps, initial: Given, rows: int, deepest: int) -> Finding:
    return finding(
        RULE,
        taps.at,
        f"taps={taps.text} reach {deepest} steps back, but `{initial.text or 'initial'}` has {rows} row{'' if rows == 1 else 's'}",
        f"{deepest} rows needed",
        "No error: the missing rows are uninitialised memory, and the outputs are a step short.",
        f"Give `initial` {deepest} rows on its first axis, the oldest first.",
        evidence=(Evidence(initial.at, f"its first axis is {rows} long"),),
        question=asking.about(asking.sketch(call), call.dialects, "run", "step_short"),
    )
