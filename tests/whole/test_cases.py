"""Whole programs: every misuse is found at its use with the path that leads there, and every right form is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanlint.engine import Options, Outcome, run
from scanlint.finding import Location
from tests.whole.cases import Case, Place, everything

CASES = everything()


def linted(case: Case, folder: Path) -> Outcome:
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    for name, text in case.modules.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = run([str(folder)], Options(jobs=1))
    assert outcome.failures == ()
    return outcome


def place(at: Location, folder: Path) -> Place:
    return Path(at.path).relative_to(folder).as_posix(), at.line


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
    assert all(len(case.modules) > 1 for case in CASES if case.bad and "method" not in case.name and "self.h" not in case.name)


@pytest.mark.parametrize("case", [case for case in CASES if not case.bad], ids=str)
def test_false_alarm_the_right_form_is_silent(case: Case, tmp_path: Path) -> None:
    found = [(place(finding.location, tmp_path), finding.code, finding.message) for finding in linted(case, tmp_path).findings]
    assert found == [], "false alarm"


@pytest.mark.parametrize("case", [case for case in CASES if case.bad], ids=str)
def test_missed_alarm_the_misuse_is_found_with_its_path(case: Case, tmp_path: Path) -> None:
    findings = linted(case, tmp_path).findings
    found = sorted((place(finding.location, tmp_path), finding.code) for finding in findings)
    assert found == sorted((at, code) for at, code, _ in case.expected), "missed alarm, or false alarm"
    shown = [[place(seen.location, tmp_path) for seen in finding.evidence] for finding in findings]
    for at, code, path in case.expected:
        assert any(_leads(those, path) for those, finding in zip(shown, findings, strict=True) if place(finding.location, tmp_path) == at), (
            f"{code} at {at}: {path} is not the path that is shown, {shown}"
        )


def _leads(shown: list[Place], path: tuple[Place, ...]) -> bool:
    """Whether the places of a path are shown in its order, whatever stands between them."""
    rest = iter(shown)
    return all(step in rest for step in path)
