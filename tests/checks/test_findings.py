"""All that is found in the programs of the pages and in the variants, word for word: places, texts, ways, fixes, and what the real library is asked.

A change shows in the snapshots, where it is read before it is taken: `pytest tests/checks/test_findings.py --snapshot-update`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from syrupy.assertion import SnapshotAssertion

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.finding import Finding, Location
from tests.helpers import lint
from tests.migrations import everything as migrations
from tests.rule_pages import programs, text
from tests.variants import everything

VARIANTS = everything()
MIGRATIONS = migrations()


def _at(place: Location) -> str:
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"


def told(finding: Finding, asked: set[str]) -> Iterator[str]:
    """A finding in lines; what the real library is asked, and the longer texts, are told once of all that share ``asked``."""
    yield f"{_at(finding.location)} {finding.code} {finding.confidence.value} {finding.impact.value} {finding.message} [{finding.label}]"
    yield from (f"    {_at(seen.location)} {seen.message}" for seen in finding.evidence)
    if finding.fix is not None:
        edits = "; ".join(f"{_at(edit.location)} {edit.text!r}" for edit in finding.fix.edits)
        yield f"    fix ({finding.fix.applicability}): {finding.fix.message}: {edits}"
    for line in (f"    {finding.consequence} {finding.help}", f"    {_shown(finding.question)}"):
        if line not in asked:
            asked.add(line)
            yield line


def _shown(value: object) -> str:
    """A dataclass with its fields that are not at their defaults."""
    if not is_dataclass(value):
        return f"({', '.join(map(_shown, value))})" if isinstance(value, tuple) else repr(value)
    held = [(field, getattr(value, field.name)) for field in fields(value)]
    return f"{type(value).__name__}({', '.join(f'{field.name}={_shown(it)}' for field, it in held if it != field.default)})"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_on_the_page_of_a_rule(rule: Rule, snapshot: SnapshotAssertion) -> None:
    said, asked = list[str](), set[str]()
    for number, program in enumerate(programs(text(rule)), start=1):
        found = lint(program.source, select=["ALL"], target_version=program.target)
        said += [f"{program.section} {number}", *(line for finding in found for line in told(finding, asked))]
    assert said == snapshot


@pytest.mark.parametrize("stem", sorted({variant.name.partition(":")[0] for variant in VARIANTS}))
def test_in_the_variants(stem: str, snapshot: SnapshotAssertion) -> None:
    said, asked = list[str](), set[str]()
    for variant in VARIANTS:
        if variant.name.partition(":")[0] == stem:
            said += [variant.name, *(line for finding in lint(variant.source, select=["ALL"]) for line in told(finding, asked))]
    assert said == snapshot


@pytest.mark.parametrize("stem", sorted({program.name.partition(":")[0] for program in MIGRATIONS}))
def test_before_a_migration(stem: str, snapshot: SnapshotAssertion) -> None:
    said, asked = list[str](), set[str]()
    for program in MIGRATIONS:
        if program.name.partition(":")[0] == stem:
            said += [program.name, *(line for finding in lint(program.before, select=["SCN4"]) for line in told(finding, asked))]
    assert said == snapshot
