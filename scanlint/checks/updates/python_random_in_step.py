"""SCN403: NumPy or random asked for a number inside a step: it is drawn once, while the graph is built."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks import asking, blame
from scanlint.checks.catalogue import updates
from scanlint.finding import Evidence, Finding
from scanlint.scan.draws import FROZEN, Draw
from scanlint.scan.facts import Facts, ScanCall

RULE = updates.PYTHON_RANDOM_IN_STEP


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one for each draw."""
    found: dict[Draw, ScanCall] = {}
    for call in sorted(facts.calls.values(), key=lambda call: (call.at, call.id.run)):
        for draw in call.draws:
            if draw.how == FROZEN and not call.prepared and not call.foreign:
                found.setdefault(draw, call)
    for draw, call in sorted(found.items(), key=lambda item: item[0]):
        yield _finding(draw, call)


def _finding(draw: Draw, call: ScanCall) -> Finding:
    return Finding(
        draw.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{draw.text}` is called once, when {blame.called(call)} reads its step, not at each time step",
        "one draw for all steps and calls",
        "No error: the numbers are constants of the graph, the same at every time step and in every call of the compiled function.",
        _help(call),
        (Evidence(call.at, f"{blame.called(call)} calls the step once, to build the graph"),),
        question=asking.about(asking.doing(("draw", FROZEN)), call.dialects, "twice", "draws_frozen"),
    )


def _help(call: ScanCall) -> str:
    if call.dialects == ("pytensor",):
        drawn = "carry a generator as a state (`outputs_info=[rng, ..]`) and draw with pytensor.tensor.random"
    else:
        drawn = "draw with a stream object (`srng.normal(..)`) and pass the updates of the scan on"
    return f"For new numbers at each step {drawn}, or draw all of them before and pass them as a sequence."
