"""SCN406: PyTensor, updates unpacked from a scan that was told to return none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanlint.checks import blame
from scanlint.checks.catalogue import updates
from scanlint.finding import Edit, Evidence, Finding, Fix
from scanlint.impact import Confidence, Impact
from scanlint.question import Operation, Question
from scanlint.scan.facts import ARGUMENT, UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Output, Outs, members

RULE = updates.NO_UPDATES_RETURNED

#: Names for the updates: not update_gate, nor the update of anything else.
_UPDATES = re.compile(r"(.*_)?(updates|upds?|updts?)(_.*|\d*)", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for use in facts.uses:
        call = _call(facts, use)
        if call is not None and not use.prepared and _is_meant(facts, use, call):
            yield _finding(facts, call, use)


def is_pair_wanted(facts: Facts, use: Use) -> bool:
    """Whether an unpacking is reported here, for rules that would report it too."""
    call = _call(facts, use)
    return call is not None and _is_meant(facts, use, call)


def _call(facts: Facts, use: Use) -> ScanCall | None:
    """The scan without updates whose outputs are unpacked into two targets."""
    value = use.value
    if use.kind != UNPACK or len(use.targets) != 2 or use.star is not None or not isinstance(value, Outs):
        return None
    call = facts.of(value.call)
    return call if call.pair is False and call.outputs.known in (1, 2) and not call.foreign else None


def _is_meant(facts: Facts, use: Use, call: ScanCall) -> bool:
    """One output cannot be unpacked at all. Two are what two targets are for, unless the second goes to function(updates=) or is named for it,
    or the first takes an output apart."""
    first, second = use.targets
    if call.single:
        return second is not None and (second.startswith("_") or second == "u" or _UPDATES.fullmatch(second) is not None)
    if call.outputs.known != 2 or second is None:
        return False
    return first is None or _UPDATES.fullmatch(second) is not None or _passed(facts, call) is not None


def _passed(facts: Facts, call: ScanCall) -> Use | None:
    """The place where the second output is handed over as updates=."""
    for use in facts.by_call.get(call.id, ()):
        second = any(isinstance(member, Output) and member.number == 1 for member in members(use.value))
        if use.kind == ARGUMENT and use.targets == ("updates",) and (use.name or "").endswith(".function") and second:
            return use
    return None


def _finding(facts: Facts, call: ScanCall, use: Use) -> Finding:
    first, second = use.targets
    passed = None if call.single else _passed(facts, call)
    if call.single:
        message = f"`{second}` is unpacked for updates, but {blame.called(call)} has return_updates=False and returns its one output alone"
        consequence = "Building the graph raises TypeError: TensorType does not support iteration (ValueError where the result is a vector)."
    elif first is None:
        message = f"`{second}` is unpacked for updates, but {blame.called(call)} has return_updates=False: the two targets are its two outputs"
        consequence = "The first target unpacks the time steps of the first output, which raises, or takes time steps for outputs."
    else:
        message = f"`{second}` holds the second output of {blame.called(call)}, not updates: with return_updates=False there are none"
        consequence = f"No error here: `{first}` is the first output and `{second}` the second one."
    return Finding(
        use.at,
        RULE.code,
        RULE.name,
        Impact.SILENT if not call.single and first is not None else Impact.CRASH,
        Confidence.CERTAIN if call.single or first is None or passed is not None else Confidence.LIKELY,
        message,
        "no updates here",
        consequence,
        f"Leave `{second}` out: `{_outputs(call, use)} = scan(..)`.",
        (*blame.evidence(call), *((Evidence(passed.at, f"`{second}` is passed as updates= here"),) if passed is not None else ())),
        _fix(call, use),
        question=_question(call, first),
    )


def _question(call: ScanCall, first: str | None) -> Question:
    """What the two targets get: nothing where the one output is unpacked, or the first of two; else the second one is an output."""
    if call.single:
        return blame.question(call, "raises", None, Operation("unpack", (2, None)))
    if first is None:
        return blame.question(call, "raises", None, Operation("unpack", (2, 0)), Operation("unpack", (2, None)))
    return blame.question(call, "other_output", 1, Operation("unpack", (2, 1)))


def _outputs(call: ScanCall, use: Use) -> str:
    first = use.targets[0]
    if first is not None:
        return first if call.single else "first, second"
    return use.parts[0].text.strip("()[]") if use.parts else "first, second"


def _fix(call: ScanCall, use: Use) -> Fix | None:
    """Not with a written n_steps: a vector of a known length is unpacked by PyTensor (3.3.8), and the code runs today."""
    if not call.single or call.n_steps is not None or use.targets[0] is None or len(use.parts) != 2 or use.at.line != use.at.end_line:
        return None
    return Fix("safe", "take the output alone", (Edit(use.at, use.parts[0].text),))
