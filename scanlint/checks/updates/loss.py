"""What the rules on dropped updates share: which scans lose updates that matter, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking, blame
from scanlint.finding import Evidence, Location
from scanlint.impact import Confidence
from scanlint.question import Act, Question, Sketch, Step
from scanlint.scan.draws import STREAM, Draw
from scanlint.scan.facts import ARGUMENT, ATTRIBUTE, UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Pair, members

#: pymc.pytensorf.collect_default_updates (PyMC 5 and later) finds the updates of a scan in its graph, so nobody has to pass them on.
_COLLECTING = frozenset(("pymc", "pymc_extras", "pymc_experimental", "preliz"))

#: Parts of the names of functions that take a random graph for its density.
_DENSITIES = ("logp", "logcdf", "log_prob")
#: Draws that are shown as evidence.
_SHOWN = 3


def losers(facts: Facts, *, nested: bool) -> Iterator[ScanCall]:
    """The scans whose step draws or makes updates, and whose updates reach nothing: those inside a step, or all others. Each written call once, and
    each caller once to whom the function with the call returns them."""
    if facts.imports & _COLLECTING:
        return
    groups: dict[Location, list[ScanCall]] = {}
    for call in facts.calls.values():
        groups.setdefault(where(call) if call.updates.passed else call.at, []).append(call)
    for at in sorted(groups):
        group = sorted(groups[at], key=lambda call: call.id.run)
        inside = any(call.nested for call in group)
        losing = [call for call in group if matters(call)]
        excused = any(call.updates.used or call.foreign or call.prepared or not call.pair or is_looked_at_only(facts, call) for call in group)
        if losing and inside is nested and not excused:
            yield losing[0]


def matters(call: ScanCall) -> bool:
    """Whether the updates of a call hold anything: the next state of a generator, or what the step returned."""
    return bool(streams(call)) or call.makes_updates is True


def is_looked_at_only(facts: Facts, call: ScanCall) -> bool:
    """Whether the outputs serve to look at the graph, to ask for its log-probability, or to provoke an error: nobody computes with the numbers."""
    uses = [
        use for use in facts.by_call.get(call.id, ()) if use.kind != UNPACK and not any(isinstance(member, Pair) for member in members(use.value))
    ]
    return any(_only_looks(use) for use in uses) or (bool(uses) and all(use.prepared for use in uses))


def _only_looks(use: Use) -> bool:
    """`outputs.owner`, `outputs.clone()` (a value variable, as PyMC and AePPL want it), `logp(outputs, ..)`."""
    name = (use.name or "").rpartition(".")[2]
    return (use.kind == ATTRIBUTE and name in ("owner", "clone")) or (use.kind == ARGUMENT and any(word in name.lower() for word in _DENSITIES))


def streams(call: ScanCall) -> tuple[Draw, ...]:
    """The draws whose next state travels in the updates of the call."""
    return tuple(draw for draw in call.draws if draw.how == STREAM)


def scan(call: ScanCall) -> Sketch:
    """A scan whose step draws, or updates a shared variable, as that of the call does; its updates reach the function if those of the call do."""
    drawn = call.draws[:1] if not streams(call) else streams(call)
    acts: tuple[Act, ...] = tuple(("draw", draw.how) for draw in drawn[:1]) or ((("count",),) if call.makes_updates else ())
    return Sketch(step=Step(acts=acts), updates=call.updates.used)


def question(call: ScanCall, *, nested: bool) -> Question:
    """Whether a second call of the function, or the next step of the outer scan, repeats the numbers of the one before."""
    return asking.about(scan(call), call.dialects, "nested" if nested else "twice", "draws_repeated")


def confidence(call: ScanCall) -> Confidence:
    """Certain, unless each generator is only known from the default of a parameter."""
    sure = call.makes_updates is True or any(draw.sure for draw in streams(call))
    return Confidence.CERTAIN if sure else Confidence.LIKELY


def where(call: ScanCall) -> Location:
    """What to underline: the name that the updates are bound to, else the call."""
    return call.updates.at or call.at


def cause(call: ScanCall) -> str:
    """Why the updates matter."""
    drawn = streams(call)
    if not drawn:
        return f"the step of {blame.called(call)} updates shared variables"
    at = drawn[0].at
    file = "" if at.path == where(call).path else f"{at.path.replace(chr(92), '/').rpartition('/')[2]}, "
    return f"the step of {blame.called(call)} draws random numbers (`{drawn[0].text}`, {file}line {at.line})"


def loss(call: ScanCall) -> str:
    """How the updates get lost."""
    fate = call.updates
    if fate.name is None:
        return "its updates are not taken from what " + ("this call returns" if fate.passed else "it returns")
    if fate.taken_by is not None:
        return f"`{fate.name}` is overwritten by the scan on line {fate.taken_by.line} before anything reads it"
    return f"its updates, bound to `{fate.name}`, reach nothing"


def evidence(call: ScanCall) -> tuple[Evidence, ...]:
    """The call, the draws of its step, and what overwrites the updates."""
    found = [*blame.trail(call), Evidence(call.at, f"{blame.called(call)} returns the updates beside its outputs")]
    found.extend(Evidence(draw.at, f"the step draws from `{draw.rng}` here") for draw in streams(call)[:_SHOWN])
    if call.updates.taken_by is not None and call.updates.name is not None:
        found.append(Evidence(call.updates.taken_by, f"the updates of this scan take the name `{call.updates.name}`"))
    return tuple(found)
