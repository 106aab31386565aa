"""The fix of SCN405: the outputs alone, and generators carried as states; or why a call is left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanlint.checks.updates import loss
from scanlint.finding import Edit, Fix, Location
from scanlint.scan.draws import STALE
from scanlint.scan.facts import ARGUMENT, INDEX, UNPACK, Facts, ScanCall, Use
from scanlint.scan.moves import ARGUMENT as AS_ARGUMENT
from scanlint.scan.moves import RETURNED, Carried, Read
from scanlint.scan.values import Pair

_FUNCTION = re.compile(r"pytensor\.(compile\.)?(function\.)*function")


@dataclass(frozen=True, slots=True)
class Plan:
    """``fix``, or None and ``why`` there is none; with a fix that is unsafe, ``why`` tells what is not certain."""

    fix: Fix | None
    why: str = ""


class _Left(Exception):
    """Why a call is left as it is."""


def plan(facts: Facts, call: ScanCall) -> Plan:
    """How one call comes to pass return_updates=False."""
    try:
        if call.makes_updates is not False and call.carried is not None and not call.carried.why and not loss.streams(call):
            return _carry(facts, call, call.carried)
        return _outputs_alone(facts, call)
    except _Left as reason:
        return Plan(None, str(reason))


def _outputs_alone(facts: Facts, call: ScanCall) -> Plan:
    drawn = loss.streams(call)
    if drawn:
        raise _Left(
            f"the step draws from `{drawn[0].rng}` (line {drawn[0].at.line}), which keeps its generators to itself; "
            "make one with pytensor.shared(np.random.default_rng(..)) and carry it as a state"
        )
    if call.makes_updates is True:
        raise _Left(call.carried.why if call.carried is not None else "the step makes updates")
    if call.added is None:
        raise _Left("no argument can be added to the call as it is written")
    edits = [*_taken_apart(facts, call), Edit(*call.added), *_unread(facts, call)]
    doubt = _doubt(call)
    return Plan(Fix("unsafe" if doubt else "safe", "take the outputs alone (PyTensor 2.36.1 or newer)", tuple(edits)), doubt)


def _doubt(call: ScanCall) -> str:
    """Why it is not certain that there are no updates; if there were, the call would raise ValueError once rewritten."""
    if not call.step_known:
        return "the step is not known"
    if call.opaque:
        called = f"the step calls `{call.unfollowed}`" if call.unfollowed else "the step calls something"
        return f"{called}, which is not known"
    if call.makes_updates is None:
        return "what the step returns is not known"
    return "the step draws from a generator that nothing advances (SCN404)" if any(draw.how == STALE for draw in call.draws) else ""


def _taken_apart(facts: Facts, call: ScanCall) -> Iterator[Edit]:
    """The places that take the pair apart, which take the outputs alone instead."""
    uses = [use for use in facts.by_call.get(call.id, ()) if isinstance(use.value, Pair)]
    if not uses:
        raise _Left("nothing in this file takes apart what it returns")
    for use in uses:
        edit = _outputs(use, call)
        if edit is None:
            raise _Left(f"what it returns is not taken apart in a way that can be rewritten (line {use.at.line})")
        yield edit


def _outputs(use: Use, call: ScanCall) -> Edit | None:
    """`(h, c), _ = ..` becomes `h, c = ..`, and `scan(..)[0]` becomes `scan(..)`."""
    if use.kind == UNPACK and len(use.parts) == 2 and use.star is None:
        first = use.parts[0]
        if use.at.line != use.at.end_line:
            return None
        bare = first.text[1:-1] if first.text.startswith("(") and first.text.endswith(")") else first.text
        # The comma of `(h,)` makes it a tuple: what stays unpacks the list of one.
        return Edit(use.at, first.text if bare.rstrip().endswith(",") else bare)
    alone = use.on != call.at or _start(use.at) == _start(use.on)
    picked = use.kind == INDEX and use.index is not None and use.index.number in (0, -2) and alone
    return Edit(use.brackets, "") if picked and use.brackets is not None else None


def _start(at: Location) -> tuple[int, int]:
    return at.line, at.column


def _unread(facts: Facts, call: ScanCall) -> Iterator[Edit]:
    """Empty updates that are passed on are passed on no more."""
    fate = call.updates
    if fate.kept:
        raise _Left(f"the updates{_named(call)} may be used elsewhere")
    for read in fate.reads:
        gone = (read.role == AS_ARGUMENT and _is_function(facts, read)) or (read.role == RETURNED and _is_of_step(facts, read))
        if not gone or read.cut is None:
            raise _Left(f"the updates{_named(call)} are read in line {read.at.line}")
        yield Edit(read.cut, "")


def _named(call: ScanCall) -> str:
    return f" `{call.updates.name}`" if call.updates.name else ""


def _is_function(facts: Facts, read: Read) -> bool:
    """Whether the updates are handed to pytensor.function, where they may be left out."""
    return any(use.kind == ARGUMENT and use.on == read.at and _FUNCTION.fullmatch(use.name or "") for use in facts.uses)


def _is_of_step(facts: Facts, read: Read) -> bool:
    """Whether the function that returns them is a step that nobody else calls."""
    bodies = [body for call in facts.calls.values() for body in call.bodies if any(part.at == read.whole for part in body.returns)]
    return bool(bodies) and all(body.alone for body in bodies)


def _carry(facts: Facts, call: ScanCall, carried: Carried) -> Plan:
    edits = [Edit(at, text) for at, text in carried.edits]
    edits += _bound(facts, call, carried)
    doubt = f"the step calls `{call.unfollowed}`, which is not known" if call.opaque else ""
    if carried.shown:
        doubt = doubt or "other files may call the step by its name"
    number = "the generator" if len(carried.outer) == 1 else "the generators"
    return Plan(Fix("unsafe" if doubt else "safe", f"carry {number} as a state (PyTensor 2.36.1 or newer)", tuple(edits)), doubt)


def _bound(facts: Facts, call: ScanCall, carried: Carried) -> Iterator[Edit]:
    """The targets of the next states, and what the updates were."""
    fate, target = call.updates, carried.target
    if target is None:
        return
    if not fate.used and not fate.reads and fate.name is not None and fate.name.startswith("_"):
        if len(carried.names) > 1:
            yield Edit(target, ", ".join([fate.name] * len(carried.names)))
        return
    yield Edit(target, ", ".join(carried.names))
    inline = not fate.kept and all(read.role == AS_ARGUMENT and _is_function(facts, read) and read.scope == carried.scope for read in fate.reads)
    if inline:
        yield from (Edit(read.at, carried.updates) for read in fate.reads)
    elif carried.line is not None and fate.name is not None:
        yield Edit(carried.line, f"\n{carried.indent}{fate.name} = {carried.updates}")
    else:
        raise _Left("no statement can follow the one with the call")


def help_text(call: ScanCall, found: Plan) -> str:
    """What to do, and what the fix does not do or cannot be certain of."""
    if loss.matters(call):
        advice = "Carry what the updates hold, such as the generator, as a state in outputs_info; then pass return_updates=False (2.36.1 or newer)."
    else:
        advice = "Pass return_updates=False and take the outputs alone: `outputs = scan(.., return_updates=False)` (2.36.1 or newer)."
    if found.fix is None:
        return f"{advice} Not done by --fix: {found.why}."
    return f"{advice} The fix is unsafe: {found.why}." if found.why else advice
