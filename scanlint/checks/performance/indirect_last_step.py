"""SCN703: the last step picked behind another operation; every step has to be kept, and the operation is done for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from scanlint.checks.catalogue import performance
from scanlint.finding import Evidence, Finding, Location
from scanlint.scan.facts import INDEX, STORE, UNPACK, Facts, ScanCall
from scanlint.scan.time_facts import LatePick
from scanlint.scan.values import Output, Outs, members

RULE = performance.INDIRECT_LAST_STEP


def check(facts: Facts) -> Iterator[Finding]:
    """Findings in one file. What else the outputs of another file's scan are used for is not known, so nothing is said of those."""
    for pick in facts.late_picks:
        call = facts.of(pick.call)
        if pick.at.path == call.at.path == facts.path and not call.foreign and not _kept_anyway(facts, pick):
            yield _finding(call, pick)


def _kept_anyway(facts: Facts, pick: LatePick) -> bool:
    """Whether the outputs are used elsewhere too, other than by picking a step: then they stay in memory whatever is done here."""
    for use in facts.uses:
        ours = any(isinstance(member, (Outs, Output)) and member.call == pick.call for member in members(use.value))
        picks = use.kind == INDEX and use.index is not None and use.index.number is not None
        if ours and use.kind not in (UNPACK, STORE) and not picks and not _within(use.at, pick.at):
            return True
    return False


def _within(inner: Location, outer: Location) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _finding(call: ScanCall, pick: LatePick) -> Finding:
    return Finding(
        pick.at,
        RULE.code,
        RULE.name,
        RULE.impact,
        RULE.confidence,
        f"`{pick.text}` computes every step and keeps the last",
        "only the last step is used",
        "scan keeps one step instead of all where its output is indexed directly; behind another operation it cannot.",
        f"Write `{pick.rewritten}`.",
        (Evidence(call.at, f"the outputs of this {call.api}"),),
    )
