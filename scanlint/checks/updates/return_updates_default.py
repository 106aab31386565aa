"""SCN405: PyTensor, a scan that relies on the (outputs, updates) that the default of return_updates still gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scanlint.checks import asking, blame
from scanlint.checks.catalogue import updates
from scanlint.checks.updates import migration
from scanlint.finding import Finding
from scanlint.scan.facts import Facts, ScanCall
from scanlint.settings.target import Target

RULE = updates.RETURN_UPDATES_DEFAULT

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
    plan = migration.plan(facts, call)
    return Finding(
        call.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"{blame.called(call)} relies on the default return_updates=True, which PyTensor is going to change",
        "(outputs, updates) today, the outputs alone in a later release",
        "PyTensor warns on every call: DeprecationWarning: Scan return signature will change. Updates dict will not be returned.",
        migration.help_text(call, plan),
        fix=plan.fix,
        question=replace(asking.about(asking.sketch(call), call.dialects, "warnings", "warns"), since=SINCE),
    )
