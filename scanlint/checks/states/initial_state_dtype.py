"""SCN205: a state that starts from a written number has that number's own dtype, int8 for 0 and float32 for 0.; the step's result has another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking
from scanlint.checks.catalogue import states
from scanlint.checks.judged import finding, judged, once
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.impact import Confidence, Impact
from scanlint.question import Sketch
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import NUMBER, Given, Result

RULE = states.INITIAL_STATE_DTYPE

_INTEGERS = ("int8", "int16", "int32", "int64")
#: So many steps of a sum are taken to stay within a byte.
_FEW = 100
_MANY = 200
_MOST = {"int8": 127, "int16": 32767}
_REFUSED = "The call raises ValueError: The initial state has dtype {start}, while the result of the inner function has dtype {end}."


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in judged(facts):
        entries, results = call.written.states, call.results
        if entries is None or results is None or len(entries) != len(results) or once(call):
            continue
        for number, (entry, result) in enumerate(zip(entries, results, strict=True)):
            start = entry.main
            if start is not None and entry.one_state and start.kind.written is not None and result.kind.dtype is not None:
                found = _judge(facts, call, number, start, result)
                if found is not None:
                    yield found


def _judge(facts: Facts, call: ScanCall, number: int, start: Given, result: Result) -> Finding | None:
    dtype, end = start.kind.dtype or "", (result.kind.dtype or "").rstrip("+")
    least = (result.kind.dtype or "").endswith("+")
    if dtype in _INTEGERS:
        if end in ("bool", dtype) or (least and end in _INTEGERS and _INTEGERS.index(end) <= _INTEGERS.index(dtype)):
            return _narrow(facts, call, start, dtype, least) if _grows(call, number, result) else None
        return _other(facts, call, start, dtype, "a float" if least and end == "float16" else end, Confidence.CERTAIN)
    if end == "floatX" and dtype == "float32":
        return _other(facts, call, start, dtype, end, Confidence.LIKELY)
    if end == "float64" and dtype == "float32":
        return _other(facts, call, start, dtype, end, Confidence.CERTAIN)
    return _other(facts, call, start, dtype, end, Confidence.CERTAIN) if end in _INTEGERS and not least else None


def _grows(call: ScanCall, number: int, result: Result) -> bool:
    """Whether the result is the old state changed by arithmetic, over more steps than a byte can count."""
    position = next((at for at, passed in enumerate(call.passing.first) if passed.role == "state" and passed.entry == number), None)
    if result.operator not in ("+", "-", "*", "**") or position is None or len(call.bodies) != 1 or position >= len(call.bodies[0].parameters):
        return False
    if call.bodies[0].parameters[position].name not in result.of:
        return False
    steps = call.n_steps.value if call.n_steps is not None else None
    return not isinstance(steps, int) or steps > _FEW or result.operator in ("*", "**")


def _narrow(facts: Facts, call: ScanCall, start: Given, dtype: str, least: bool) -> Finding:
    most = _MOST.get(dtype)
    consequence = f"No error: past {most} it wraps round to {-most - 1}." if most else "No error: it wraps round."
    if least:
        consequence = f"{consequence[:-1]}; if the step adds anything wider than {dtype}, the call raises ValueError."
    return finding(
        RULE,
        start.at,
        f"the state started from `{start.text}` is {dtype}, and the step calculates with it",
        f"{dtype}",
        consequence,
        f"Give the number a dtype: `np.int64({start.kind.written})`, or for floats `np.asarray({start.kind.written}, dtype=config.floatX)`.",
        evidence=_evidence(call),
        fix=_fix(facts, start, f"int64({start.text})", "unsafe"),
        confidence=Confidence.LIKELY,
        question=asking.about(_long(call), call.dialects, "count", "wraps"),
    )


def _long(call: ScanCall) -> Sketch:
    """The scan over more steps than a byte can count, where their number is not written."""
    scan = asking.sketch(call)
    if call.n_steps is not None:
        return scan
    return replace(scan, arguments=tuple((name, _MANY if name == "n_steps" and value is not None else value) for name, value in scan.arguments))


def _other(facts: Facts, call: ScanCall, start: Given, dtype: str, end: str, confidence: Confidence) -> Finding:
    under = " Only under floatX=float32 it runs." if confidence is Confidence.LIKELY else ""
    shown = "float64 (floatX)" if end == "floatX" else end
    return finding(
        RULE,
        start.at,
        f"the state started from `{start.text}` is {dtype}, but the step returns {shown} for it",
        f"{dtype}, not {shown}",
        _REFUSED.format(start=dtype, end="float64" if end in ("floatX", "a float") else end) + under,
        f"Give the number the dtype of the result: `np.asarray({start.kind.written}, dtype={'config.floatX' if 'float' in end else repr(end)})`.",
        fix=_fix(facts, start, _array(facts, call, start, end), "safe"),
        impact=Impact.CRASH,
        confidence=confidence,
        question=asking.raising(asking.sketch(call), call.dialects, "state_dtype"),
    )


def _evidence(call: ScanCall) -> tuple[Evidence, ...]:
    returns = call.bodies[0].returns if call.bodies else ()
    return (Evidence(returns[0].at, "the step returns it here"),) if returns else ()


def _array(facts: Facts, call: ScanCall, start: Given, end: str) -> str | None:
    """What NumPy makes of the number for a result of that dtype; for floats it follows floatX, where the file can name it."""
    root = facts.naming.root(call.dialects)
    dtype = repr(end).replace("'", '"') if end in _INTEGERS else f"{root}.config.floatX" if root is not None and "float" in end else None
    return None if dtype is None else f"asarray({start.text}, dtype={dtype})"


def _fix(facts: Facts, start: Given, text: str | None, kind: str) -> Fix | None:
    """A written number gets a dtype. Safe where the call raises as it stands; under floatX=float32, where it may not, the dtype stays the same."""
    numpy = facts.naming.modules.get("numpy")
    if numpy is None or text is None or start.form != NUMBER:
        return None
    return Fix(kind, "give the number a dtype", (Edit(start.at, f"{numpy}.{text}"),))
