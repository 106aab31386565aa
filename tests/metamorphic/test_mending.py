"""A bad program of a page with one of its findings mended: that finding is gone, the others stay, and nothing new is there."""

from __future__ import annotations

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.finding import Finding
from tests.metamorphic.pieces import ONE, Edit, edited, end_of, span_of, text_of
from tests.metamorphic.test_metamorphic import in_one, in_terms_of, left_of
from tests.rule_pages import Program, programs, text

FIXES = [
    (program, finding)
    for rule in RULES
    for program in programs(text(rule))
    if program.section == "Bad"
    for finding in in_one(program.source, program.target)
    if finding.fix is not None
]


def _misuses(source: str, target: str | None) -> list[Finding]:
    """Without SCN903, which says of a scan that it was not understood: mended, it may be."""
    return [finding for finding in in_one(source, target) if finding.code != "SCN903"]


@pytest.mark.parametrize(("program", "finding"), FIXES, ids=lambda part: part.code if isinstance(part, Finding) else "")
def test_mending_a_finding_removes_exactly_it(program: Program, finding: Finding) -> None:
    assert finding.fix is not None
    source = program.source
    edits = [Edit(span_of(source, edit.location)[0], end_of(source, edit.location), edit.text) for edit in finding.fix.edits]
    shape = {ONE: edited(program.source, edits)}
    others = [other for other in _misuses(source, program.target) if other != finding]
    assert in_terms_of(source, shape, _misuses(text_of(shape[ONE]), program.target)) == left_of(source, shape, others), text_of(shape[ONE])
