"""SCN202: a key in an entry of outputs_info or sequences that scan never reads."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking, blame
from scanlint.checks.catalogue import states
from scanlint.checks.judged import built, finding, nearest
from scanlint.finding import Edit, Finding, Fix
from scanlint.impact import Impact
from scanlint.question import Question
from scanlint.scan.facts import Facts, ScanCall
from scanlint.scan.given import Entry, Key

RULE = states.UNKNOWN_STATE_KEY

#: What scan reads of an entry (Theano 1.0.5 and PyTensor 3.3.8, scan and its `inplace` for the GPU).
_ALLOWED = {"outputs_info": ("initial", "taps", "inplace"), "sequences": ("input", "taps")}
_MEANT = {
    "outputs_info": {**dict.fromkeys(("init", "initial_state", "initial_value", "input", "value"), "initial"), "lags": "taps"},
    "sequences": {**dict.fromkeys(("initial", "seq", "sequence", "value"), "input"), "lags": "taps"},
}


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file."""
    for call in built(facts):
        for name, entries in (("outputs_info", call.written.states), ("sequences", call.written.sequences)):
            for entry in entries or ():
                found = [_finding(call, name, entry, key) for key in entry.keys if key.name not in _ALLOWED[name]]
                yield from (one for one in found if not call.prepared or one.impact is Impact.CRASH)


def _finding(call: ScanCall, name: str, entry: Entry, key: Key) -> Finding:
    wanted = nearest(key.name, _ALLOWED[name], _MEANT[name])
    if wanted is not None and any(other.name == wanted for other in entry.keys):
        wanted = None
    consequence, impact = _consequence(call, name, entry, wanted)
    keys = " and ".join(f"`{word}`" for word in _ALLOWED[name][:2])
    fix = None
    if wanted is not None and key.at is not None:
        fix = Fix("safe" if impact is Impact.CRASH else "unsafe", f"rename `{key.name}` to `{wanted}`", (Edit(key.at, wanted),))
    return finding(
        RULE,
        key.at or entry.given.at,
        f"`{key.name}` is no key of an entry of {name}: {blame.called(call)} reads only {keys}",
        f"not read{f', `{wanted}` is meant' if wanted else ''}",
        consequence,
        f"Write `{wanted}`." if wanted else f"Leave `{key.name}` out; an entry of {name} has the keys {keys}.",
        fix=fix,
        impact=impact,
        question=_question(call, name, impact),
    )


def _question(call: ScanCall, name: str, impact: Impact) -> Question:
    scan = asking.sketch(call, counted=True)
    if impact is Impact.CRASH:
        return asking.raising(scan, call.dialects, "state_keys" if name == "outputs_info" else "no_input")
    return asking.about(scan, call.dialects, "without", "ignored", part="keys")


def _consequence(call: ScanCall, name: str, entry: Entry, wanted: str | None) -> tuple[str, Impact]:
    if name == "outputs_info":
        if call.dialects == ("pytensor",):
            return "PyTensor 2.8.12 and newer raise ValueError: These keys were unexpected in Scan outputs_info.", Impact.CRASH
        if wanted == "initial" and entry.taps is not None:
            return "The call raises ValueError: If you are using slices of an output you need to provide a initial state for it.", Impact.CRASH
        if wanted == "initial" and _lacks_argument(call):
            return "The output has no initial state, so the step does not get it: TypeError, an argument is missing.", Impact.CRASH
        if wanted == "initial":
            return "No error: the output has no initial state, so it does not feed back and the step never gets it.", Impact.SILENT
        if wanted == "taps":
            return "No error: the taps are those of an entry without any, [-1].", Impact.SILENT
        return "No error: what stands under it has no effect.", Impact.SILENT
    if entry.main is None and entry.closed:
        return "The call raises KeyError: 'input'.", Impact.CRASH
    if wanted == "taps":
        return "No error: the taps are those of an entry without any, [0].", Impact.SILENT
    return "No error: what stands under it has no effect.", Impact.SILENT


def _lacks_argument(call: ScanCall) -> bool:
    """Whether the step needs more arguments than it gets without that state."""
    needed = min((sum(not parameter.optional for parameter in body.parameters) for body in call.bodies), default=0)
    return call.passing.least < needed
