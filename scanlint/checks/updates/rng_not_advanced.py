"""SCN404: PyTensor, a random variable in a step whose generator is not handed on: every step draws the same."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking, blame
from scanlint.checks.catalogue import updates
from scanlint.checks.updates import loss
from scanlint.finding import Evidence, Finding
from scanlint.scan.draws import STALE, Draw
from scanlint.scan.facts import Facts, ScanCall

RULE = updates.RNG_NOT_ADVANCED


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one for each draw."""
    found: dict[Draw, ScanCall] = {}
    for call in sorted(facts.calls.values(), key=lambda call: (call.at, call.id.run)):
        if loss.is_looked_at_only(facts, call):
            continue
        for draw in call.draws:
            if draw.how == STALE and call.dialects == ("pytensor",) and not call.prepared and not call.foreign:
                found.setdefault(draw, call)
    for draw, call in sorted(found.items(), key=lambda item: item[0]):
        yield _finding(draw, call)


def _finding(draw: Draw, call: ScanCall) -> Finding:
    rng = draw.rng or "rng"
    source = f"from `{rng}`" if draw.rng else "from a generator of its own"
    return Finding(
        draw.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{draw.text}` draws {source}, but the step of {blame.called(call)} does not hand the next state on",
        "the same numbers at every step",
        "No error: the generator stands at the same state at every time step, so that all steps draw the same numbers.",
        f"Make the generator a state: `outputs_info=[{rng}, ..]`, in the step `next_rng, x = pt.random.normal(.., rng={rng}).owner.outputs` and "
        f"`return next_rng, x`, with return_updates=False (2.36.1 or newer); or return `x, {{{rng}: next_rng}}` and pass the updates of the scan on.",
        (Evidence(call.at, f"{blame.called(call)} passes no generator from step to step"),),
        question=asking.about(asking.doing(("draw", STALE)), call.dialects, "twice", "draws_frozen"),
    )
