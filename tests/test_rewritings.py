"""Every bad program of every rule's page, in every form that a source may have: the same findings, each at the place where its text went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from scanlint.checks.catalogue import RULES
from scanlint.checks.rule import Rule
from scanlint.engine import lint_file
from scanlint.finding import Location
from scanlint.settings import Layer, resolve
from scanlint.source.files import SourceFile
from tests.rewritings import PYTHON_2, REWRITINGS, Rewriting, Rewritten
from tests.rule_pages import programs, text

#: A finding: its code, its place and the places of its evidence.
Found = tuple[str, Location, tuple[Location, ...]]

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_rewriting = pytest.mark.parametrize("rewriting", REWRITINGS.values(), ids=list(REWRITINGS))
every_python2 = pytest.mark.parametrize("rewriting", PYTHON_2.values(), ids=list(PYTHON_2))


def _same(at: Location) -> Location:
    return at


def _found(rewritten: Rewritten, move: Callable[[Location], Location] = _same) -> list[Found]:
    """What is found in it, every place moved and without its path, in order."""
    result = lint_file(SourceFile(rewritten.path, rewritten.path, resolve(RULES, Layer(("ALL",)))), rewritten.data)
    assert result.failure is None

    def moved(at: Location) -> Location:
        return replace(move(at), path="")

    return sorted(
        (finding.code, moved(finding.location), tuple(sorted(moved(seen.location) for seen in finding.evidence))) for finding in result.findings
    )


def _check(rule: Rule, rewriting: Rewriting, section: str) -> None:
    for program in programs(text(rule)):
        if program.section == section:
            rewritten = rewriting(program.source)
            expected = _found(Rewritten(program.source.encode(), _same), rewritten.move)
            assert _found(rewritten) == expected, rewritten.data.decode("latin-1")


@every_rule
@every_rewriting
def test_false_alarm_a_good_program_stays_good(rule: Rule, rewriting: Rewriting) -> None:
    _check(rule, rewriting, "Good")


@every_rule
@every_python2
def test_false_alarm_a_good_program_stays_good_in_python_2(rule: Rule, rewriting: Rewriting) -> None:
    _check(rule, rewriting, "Good")


@every_rule
@every_rewriting
def test_missed_alarm_a_bad_program_has_its_findings_at_the_places_where_they_went(rule: Rule, rewriting: Rewriting) -> None:
    _check(rule, rewriting, "Bad")


@every_rule
@every_python2
def test_missed_alarm_a_bad_program_has_its_findings_in_python_2(rule: Rule, rewriting: Rewriting) -> None:
    _check(rule, rewriting, "Bad")
