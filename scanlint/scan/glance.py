"""What a scan does, in a few lines: what an editor shows where the pointer rests on a scan or on what it returned."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.scan.count import ANY
from scanlint.scan.draws import STREAM
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import ARRAY, DICT, NOTHING, NUMBER, TENSOR, Result
from scanlint.scan.step_facts import INNER, OUTPUT, Parameter, Passed
from scanlint.scan.values import TRACKED, Output, Outs, Pair, ScanId, Step, Updates, Value, members

_LIBRARIES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}
#: Longer names of outputs are code that would not fit into a line.
_LONGEST = 30


def glance(call: ScanCall) -> tuple[str, ...]:
    """What the call returns, what its step is given, and what becomes of updates; a line each. ``unknown: reason`` where that is not known."""
    libraries = " or ".join(_LIBRARIES[dialect] for dialect in call.dialects)
    return (f"{call.api} ({libraries}): {_outputs(call)}", f"step receives {_received(call)}", f"updates: {_updates(call)}")


def evidence(call: ScanCall) -> tuple[tuple[int, str], ...]:
    """Why the number of outputs is believed: lines of the program, and what stands there."""
    return tuple((claim.at.line, claim.why) for claim in call.outputs.claims if claim.at is not None)


def held(value: Value, call: ScanId, facts: Facts) -> str:
    """What a value is to the scan that it came from; unknown where it may be one of several things."""
    found = {_part(member, facts) for member in members(value) if isinstance(member, TRACKED) and member.call == call}
    return found.pop() if len(found) == len(members(value)) == 1 else "unknown: one of several values"


def _part(value: Pair | Outs | Output | Step | Updates, facts: Facts) -> str:
    match value:
        case Pair():
            return "the pair (outputs, updates)"
        case Outs(form="single"):
            return "the only output, every step of it" if not facts.of(value.call).reduces else "the only output, its last step"
        case Outs(form="list"):
            return "the list of the outputs"
        case Outs():
            return "the outputs"
        case Output(number=int() as number):
            return f"output {number}, counted from 0"
        case Output():
            return "one of the outputs"
        case Step():
            return "one time step of an output"
    return "the updates"


def _outputs(call: ScanCall) -> str:
    known = call.outputs.known
    if call.outputs.conflict:
        return "outputs unknown: outputs_info and the step contradict each other"
    if known is None:
        number = "" if call.outputs.count == ANY else f"{call.outputs.count} outputs, the number is "
        return f"{number or 'outputs '}unknown: {call.why_unknown[0] if call.why_unknown else 'no single one follows from the code'}"
    if known == 0:
        return "no output"
    names = _names(call, known)
    results = call.results if call.results is not None and len(call.results) == known else (Result(),) * known
    told = ", ".join(f"{name} {_axes(call, number, result)}".strip() for number, (name, result) in enumerate(zip(names, results, strict=True)))
    form = "a list" if call.listed or known > 1 else "the bare variable" if call.single else "the bare variable or a list"
    return f"{known} {'output' if known == 1 else 'outputs'}, {form}: {told}"


def _axes(call: ScanCall, number: int, result: Result) -> str:
    """The axes: time first, where all steps are kept. Lengths that only the run knows are dots."""
    if not _is_traced(call, number, result):
        return "(..)"
    time = () if call.reduces else ("time, last step first",) if call.go_backwards else ("time",)
    if result.kind.dims is None:
        return f"({', '.join((*time, '..'))})"
    inner = tuple(str(length) if length is not None and length >= 0 else "." for length in result.kind.dims)
    return f"({', '.join((*time, *inner))})" if time or inner else "(scalar)"


def _is_traced(call: ScanCall, number: int, result: Result) -> bool:
    """Whether an output is certain to be kept for every step: PyTensor (2.36.0 to 3.3.8) gives only the last of a state without a shape (an rng)."""
    if "pytensor" not in call.dialects or result.kind.dims is not None:
        return True
    states = call.written.states
    if states == ():
        return True
    return states is not None and number < len(states) and states[number].given.form in (TENSOR, NUMBER, NOTHING, DICT, ARRAY)


def _names(call: ScanCall, known: int) -> list[str]:
    """How the step writes its outputs, where every return writes them alike and shortly."""
    numbered = [f"output {number}" for number in range(known)] if known > 1 else [""]
    written: set[tuple[str, ...]] = set()
    for body in call.bodies:
        for returned in body.returns:
            form = returned.form if isinstance(returned.form, tuple) else (returned.form,)
            if len(returned.texts) != known or any(part not in (OUTPUT, INNER) for part in form):
                return numbered
            written.add(returned.texts)
    names = written.pop() if len(written) == 1 else ()
    return list(names) if names and all(len(name) <= _LONGEST and "\n" not in name for name in names) else numbered


def _received(call: ScanCall) -> str:
    if not call.bodies:
        return f"unknown: {call.step + ' is not of this program' if call.step else 'the step was not found'}"
    if len(call.bodies) != 1:
        return "unknown: the step is one of several functions"
    parameters, passing = call.bodies[0].parameters, call.passing
    exact = passing.exact is not None and len(passing.first) == passing.exact
    if exact and len(parameters) != passing.exact:
        return f"{passing.exact} arguments, and has {len(parameters)} parameters"
    slots = [_slot(call, parameter, passed) for parameter, passed in zip(parameters, passing.first, strict=False)]
    if exact:
        return ", ".join(slots) or "nothing"
    why = "an argument of the call may be one entry or several" if passing.exact is None else "an entry of the call may be one of several"
    return ", ".join([*slots, f"{'then ' if slots else ''}unknown: {why}"])


def _slot(call: ScanCall, parameter: Parameter, passed: Passed) -> str:
    written = passed.text or f"{passed.role} number {passed.entry}"
    if passed.role == "sequence":
        return f"{parameter.name} (a step of {written}{f' at t{passed.tap:+d}' if passed.tap else ''})"
    if passed.role == "state":
        return f"{parameter.name} (the state before, at t{passed.tap or -1:+d}; at first {written})"
    return f"{parameter.name} ({written}, the same at every step)"


def _updates(call: ScanCall) -> str:
    if call.pair is False:
        return "not returned (return_updates=False)"
    return "; ".join(_what_updates(call)) or ("unknown: the step calls code that could not be followed" if _hidden(call) else "returned, but empty")


def _what_updates(call: ScanCall) -> Iterator[str]:
    drawn = [draw for draw in call.draws if draw.how == STREAM]
    if drawn:
        yield f"the next state of the generator of `{drawn[0].text}` (line {drawn[0].at.line})"
    if call.makes_updates is True:
        yield "those that the step returns"


def _hidden(call: ScanCall) -> bool:
    return call.makes_updates is None or call.opaque
