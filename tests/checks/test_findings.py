"""All that is found in the programs of the pages and in the variants, word for word: places, texts, ways, fixes, and what the real library is asked.

A change shows in the snapshots, where it is read before it is taken: `pytest tests/checks/test_findings.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.finding import Finding, Location
from tests.helpers import lint
from tests.rule_pages import programs, text
from tests.variants import everything

VARIANTS = everything()


def _at(place: Location) -> str:
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"


def told(finding: Finding, asked: bool) -> Iterator[str]:
    """A finding in lines; ``asked`` with what the real library is asked."""
    yield f"{_at(finding.location)} {finding.code} {finding.confidence.value} {finding.message} [{finding.label}]"
    yield from (f"    {_at(seen.location)} {seen.message}" for seen in finding.evidence)
    if finding.fix is not None:
        edits = "; ".join(f"{_at(edit.location)} {edit.text!r}" for edit in finding.fix.edits)
        yield f"    fix ({finding.fix.applicability}): {finding.fix.message}: {edits}"
    if asked:
        yield f"    {finding.consequence} {finding.help}"
        yield f"    {finding.question}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_on_the_page_of_a_rule(rule: Rule, snapshot: SnapshotAssertion) -> None:
    said = []
    for number, program in enumerate(programs(text(rule)), start=1):
        found = lint(program.source, select=["ALL"], target_version=program.target)
        said += [f"{program.section} {number}", *(line for finding in found for line in told(finding, asked=True))]
    assert said == snapshot


@pytest.mark.parametrize("stem", sorted({variant.name.partition(":")[0] for variant in VARIANTS}))
def test_in_the_variants(stem: str, snapshot: SnapshotAssertion) -> None:
    said = []
    for variant in VARIANTS:
        if variant.name.partition(":")[0] == stem:
            said += [variant.name, *(line for finding in lint(variant.source) for line in told(finding, asked=False))]
    assert said == snapshot
