"""A written check of the fields that GitLab documents for Code Quality reports; no package ships a schema for them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scanlint.finding import Finding, Location
from scanlint.impact import Impact
from scanlint.report import Report, Summary
from scanlint.reports import gitlab
from tests.reports.samples import everything, finding, single

#: "Code Quality report format": what a violation must have, and the closed list of severities.
REQUIRED = {"description": str, "check_name": str, "fingerprint": str, "severity": str, "location": dict}
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def _read(*findings: Finding, root: str | None = None) -> list[dict[str, Any]]:
    data = json.loads(gitlab.render(Report(findings, Summary(1, 1)), root))
    assert isinstance(data, list)
    return data


def test_a_clean_run_is_an_empty_list() -> None:
    assert gitlab.render(Report((), Summary(3, 1))) == "[]\n"


def test_every_finding_has_every_required_field() -> None:
    issues = _read(*everything().findings)

    assert len(issues) == len(everything().findings)
    for issue in issues:
        assert {name: type(issue[name]) for name in REQUIRED} == REQUIRED
        assert issue["severity"] in SEVERITIES
        assert isinstance(issue["location"]["path"], str)
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert isinstance(issue["location"]["positions"]["begin"]["line"], int)


def test_a_finding() -> None:
    [issue] = _read(single())

    assert issue["check_name"] == "SCN101"
    assert issue["severity"] == "critical"
    assert issue["description"].startswith("SCN101 single-output-indexed: `rval[0]` takes one time step: ")
    positions = {"begin": {"line": 15, "column": 12}, "end": {"line": 15, "column": 19}}
    assert issue["location"] == {"path": "models/gru.py", "positions": positions}


@pytest.mark.parametrize(("impact", "severity"), list(zip(Impact, ["critical", "major", "minor", "minor", "info"], strict=True)))
def test_the_impact_chooses_the_severity(impact: Impact, severity: str) -> None:
    assert [issue["severity"] for issue in _read(finding(Location("a.py", 1, 1, 1, 2), impact=impact))] == [severity]


def test_fingerprints_are_unique_and_the_same_on_every_run() -> None:
    twice = (single(), single(), finding(Location("a.py", 1, 1, 1, 2)))
    marks = [issue["fingerprint"] for issue in _read(*twice)]

    assert len(set(marks)) == 3
    assert marks == [issue["fingerprint"] for issue in _read(*twice)]


def test_a_cell_is_named() -> None:
    [issue] = _read(finding(Location("a.ipynb", 4, 2, 4, 6, cell=3)))

    assert issue["description"].endswith(" (cell 3, line 4)")
    assert issue["location"]["positions"]["begin"] == {"line": 1, "column": 1}
