"""What is known of the scans at a line, in words: for `scanlint inspect`."""

from __future__ import annotations

from collections.abc import Callable

from scanlint.finding import Location
from scanlint.scan.facts import Facts, ScanCall, Use
from scanlint.scan.values import ScanId, members

_NAMES = {"theano": "Theano", "theano-pymc": "Theano-PyMC", "aesara": "Aesara", "pytensor": "PyTensor"}


def describe(facts: Facts, line: int, locate: Callable[[Location], Location] = lambda at: at) -> str:
    """The scan calls that cover a line (from 1), else those whose result is used there; a sentence that says so where there is none.

    ``line`` is one of the program; ``locate`` leads from there to the user's file, whose places are printed.
    """
    calls = [call for call in facts.own_calls() if call.at.line <= line <= call.at.end_line]
    if not calls:
        named = {
            member.call for use in facts.uses if use.at.line <= line <= use.at.end_line for member in members(use.value) if hasattr(member, "call")
        }
        calls = [call for call in facts.own_calls() if call.id in named]
    if not calls:
        others = ", ".join(dict.fromkeys(_line(locate(call.at)) for call in sorted(facts.own_calls(), key=lambda call: call.at)))
        asked = locate(Location(facts.path, line, 1, line, 1))
        return f"no scan at {facts.path}, {_line(asked)}" + (f"; there are scans on {others}" if others else "") + "\n"
    return "\n".join(_describe(facts, call, locate) for call in calls)


def _line(at: Location) -> str:
    return f"line {at.line}" if at.cell is None else f"line {at.line} of cell {at.cell}"


def _describe(facts: Facts, call: ScanCall, locate: Callable[[Location], Location]) -> str:
    at = locate(call.at)
    cell = "" if at.cell is None else f"cell {at.cell}:"
    rows = [f"{at.path}:{cell}{at.line}:{at.column} {call.api} ({' or '.join(_NAMES[dialect] for dialect in call.dialects)})"]
    rows.append(f"  step     {call.step or 'unknown'}{'' if call.step_known else ', its body was not found'}")
    rows.append(f"  outputs  {_outputs(call)}")
    rows.extend(f"           because {claim.why}{f' ({_line(locate(claim.at))})' if claim.at else ''}" for claim in call.outputs.claims)
    rows.extend(f"           not known: {why}" for why in call.why_unknown)
    if call.outputs.conflict:
        rows.append("           outputs_info and the step contradict each other, so neither is believed")
    if call.foreign:
        rows.append(f"           not judged: it has arguments that {call.api} does not have ({', '.join(call.foreign)})")
    rows.append(f"  returns  {_returns(call)}")
    uses = [use for use in facts.uses if _concerns(use, call.id)]
    rows.extend(f"  {'used' if not number else '    '}     {_use(use, locate(use.at))}" for number, use in enumerate(uses))
    if not uses:
        rows.append("  used     nowhere that could be followed")
    return "\n".join(rows) + "\n"


def _outputs(call: ScanCall) -> str:
    if call.outputs.known is None and call.taken_for is not None:
        return f"unknown; its uses take it for {call.taken_for}"
    if call.outputs.known is not None:
        return "1 output" if call.outputs.known == 1 else f"{call.outputs.known} outputs"
    return "unknown" if call.outputs.count.lo == 0 and call.outputs.count.hi is None else str(call.outputs.count)


def _returns(call: ScanCall) -> str:
    if call.single:
        outputs = "the bare variable"
    elif call.listed or call.outputs.count.lo >= 2:
        outputs = "a list of outputs"
    else:
        outputs = "the bare variable or a list, depending on the number of outputs"
    kept = ", the last step only" if call.reduces else ""
    if call.pair is None:
        return f"{outputs}{kept}; whether with updates is not known"
    return f"({outputs}{kept}, updates)" if call.pair else f"{outputs}{kept}, without updates"


def _concerns(use: Use, call: ScanId) -> bool:
    return any(getattr(member, "call", None) == call for member in members(use.value))


def _use(use: Use, at: Location) -> str:
    what = use.text or "the result"
    sure = "" if len(members(use.value)) == 1 else " (one of several values)"
    held = {"Pair": "the pair", "Outs": "the outputs", "Output": "an output", "Step": "a step", "Updates": "the updates"}
    kinds = sorted({held.get(type(member).__name__, "something else") for member in members(use.value)})
    name = f" {use.name}" if use.name else ""
    targets = f" into {', '.join(target or '..' for target in use.targets)}" if use.kind == "unpack" else ""
    return f"{_line(at)}: {use.kind}{name}{targets} of {what}: {' or '.join(kinds)}{sure}"
