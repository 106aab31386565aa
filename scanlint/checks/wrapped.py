"""What is wrong with the arguments of a scan only for some callers of the function that it stands in: told at their calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from scanlint.finding import Evidence, Finding, Location
from scanlint.scan.facts import Facts, ScanCall

Check = Callable[[Facts], Iterator[Finding]]


def at_callers(facts: Facts, checks: Mapping[str, Check]) -> Iterator[Finding]:
    """The findings of rules on arguments, by their codes, in scans as their callers see them; not those that the function has whoever calls it."""
    own = {call.id.site: call for call in facts.calls.values() if call.id.run == 0}
    known: dict[tuple[int, ...], set[str]] = {}
    seen: set[tuple[Location, str]] = set()
    for call in facts.calls.values():
        if call.id.run == 0 or call.called is None or call.nested:
            continue
        site = call.id.site
        if site not in known:
            known[site] = {finding.code for finding in _of(facts, own[site], checks)} if site in own else set()
        for finding in _of(facts, call, checks):
            if finding.code not in known[site] and (call.called, finding.code) not in seen:
                seen.add((call.called, finding.code))
                yield _moved(finding, call, call.called)


def _of(facts: Facts, call: ScanCall, checks: Mapping[str, Check]) -> list[Finding]:
    """What the rules say of one call, taken as one that is written where it stands."""
    alone = replace(call.id, run=0)
    one = replace(facts, path=call.at.path, calls={alone: replace(call, id=alone)}, uses=())
    return [finding for run in checks.values() for finding in run(one)]


def _moved(finding: Finding, call: ScanCall, place: Location) -> Finding:
    way = [Evidence(call.at, "this is the scan that gets it")] if finding.location != call.at else []
    shown = Evidence(finding.location, finding.label)
    return replace(finding, location=place, evidence=(*way, shown, *finding.evidence), fix=None)
