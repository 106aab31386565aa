"""SCN405: PyTensor, a scan that relies on the (outputs, updates) that the default of return_updates still gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking, blame
from scanlint.checks.rule import Rule
from scanlint.checks.updates import loss
from scanlint.finding import Confidence, Edit, Finding, Fix, Impact, Location
from scanlint.scan.facts import INDEX, UNPACK, Facts, ScanCall, Use
from scanlint.scan.values import Pair
from scanlint.settings.target import Target

RULE = Rule(
    "SCN405",
    "return-updates-default",
    Impact.FUTURE,
    Confidence.CERTAIN,
    True,
    "a PyTensor scan that relies on the deprecated (outputs, updates) return",
    libraries="PyTensor",
    fixable="safe",
)

#: return_updates came with this release.
SINCE = (2, 36)


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file, one for each written call."""
    if facts.target is not None and not concerns(facts.target):
        return
    for call in facts.own_calls():
        by_default = call.pair is True and "return_updates" not in dict(call.given)
        if call.dialects == ("pytensor",) and by_default and not call.prepared and not call.foreign:
            yield _finding(facts, call)


def concerns(target: Target) -> bool:
    """Whether every release of the target knows return_updates."""
    return target.library == "pytensor" and not target.before(SINCE)


def _finding(facts: Facts, call: ScanCall) -> Finding:
    if loss.matters(call):
        help_text = (
            "Carry what the updates hold, such as the generator, as a state in outputs_info; then pass return_updates=False (2.36.1 or newer)."
        )
    else:
        help_text = "Pass return_updates=False and take the outputs alone: `outputs = scan(.., return_updates=False)` (2.36.1 or newer)."
    return Finding(
        call.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{blame.called(call)} relies on the default return_updates=True, which PyTensor is going to change",
        "(outputs, updates) today, the outputs alone in a later release",
        "PyTensor warns on every call: DeprecationWarning: Scan return signature will change. Updates dict will not be returned.",
        help_text,
        fix=_fix(facts, call),
        question=replace(asking.about(asking.sketch(call), call.dialects, "warnings", "warns"), since=SINCE),
    )


def _fix(facts: Facts, call: ScanCall) -> Fix | None:
    """Only where the step certainly makes no updates, and where the result is taken apart in one place, at the call."""
    if call.updates.used or call.makes_updates is not False or call.opaque or call.draws or call.room is None:
        return None
    uses = [use for use in facts.by_call.get(call.id, ()) if isinstance(use.value, Pair)]
    taken = _outputs_alone(uses[0]) if len(uses) == 1 and uses[0].on == call.at else None
    if taken is None:
        return None
    return Fix("safe", "take the outputs alone (PyTensor 2.36.1 or newer)", (taken, Edit(call.room, ", return_updates=False")))


def _outputs_alone(use: Use) -> Edit | None:
    """`(h, c), _ = ..` becomes `h, c = ..`, and `scan(..)[0]` becomes `scan(..)`."""
    if use.kind == UNPACK and len(use.parts) == 2 and use.star is None and use.at.line == use.at.end_line:
        text = use.parts[0].text
        bare = text[1:-1] if text.startswith("(") and text.endswith(")") and not text.rstrip(") ").endswith(",") else text
        return Edit(use.at, bare)
    picked = use.kind == INDEX and use.index is not None and use.index.number == 0 and _start(use.at) == _start(use.on)
    return Edit(use.brackets, "") if picked and use.brackets is not None else None


def _start(at: Location) -> tuple[int, int]:
    return at.line, at.column
