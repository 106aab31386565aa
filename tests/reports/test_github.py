"""A written check of the fields that GitHub documents for workflow commands; no package ships a schema for them."""

from __future__ import annotations

import dataclasses
import re

import pytest

from scanlint.finding import Finding, Location
from scanlint.impact import Impact
from scanlint.report import Report, Summary
from scanlint.reports import github
from tests.reports.samples import everything, finding, single

COMMAND = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]+)")
PROPERTIES = {"title", "file", "line", "endLine", "col", "endColumn"}


def _read(*findings: Finding, root: str | None = None) -> list[tuple[str, dict[str, str], str]]:
    lines = github.render(Report(findings, Summary(1, 1)), root).split("\n")
    assert lines.pop() == ""
    found = [COMMAND.fullmatch(line) for line in lines]
    return [(match[1], dict(pair.split("=", 1) for pair in match[2].split(",")), match[3]) for match in found if match]


def test_a_clean_run_says_nothing() -> None:
    assert github.render(Report((), Summary(3, 1))) == ""


def test_every_finding_is_a_command_with_documented_properties() -> None:
    found = _read(*everything().findings)

    assert len(found) == len(everything().findings)
    assert all(set(properties) <= PROPERTIES for _, properties, _ in found)


def test_a_finding_on_one_line_has_columns() -> None:
    [(command, properties, text)] = _read(single())

    assert command == "error"
    expected = {"title": "scanlint (SCN101)", "file": "models/gru.py", "line": "15", "col": "12", "endLine": "15", "endColumn": "19"}
    assert properties == expected
    assert text.startswith("models/gru.py:15:12: SCN101 single-output-indexed: `rval[0]` takes one time step: ")
    assert text.endswith("%0AUse `rval`, which is the output of every time step.")


def test_a_finding_over_several_lines_has_none_which_github_would_refuse() -> None:
    [(_, properties, _)] = _read(finding(Location("a.py", 3, 5, 7, 2)))

    assert properties == {"title": "scanlint (SCN101)", "file": "a.py", "line": "3", "endLine": "7"}


@pytest.mark.parametrize(("impact", "command"), list(zip(Impact, ["error", "error", "warning", "warning", "notice"], strict=True)))
def test_the_impact_chooses_the_command(impact: Impact, command: str) -> None:
    assert [found[0] for found in _read(finding(Location("a.py", 1, 1, 1, 2), impact=impact))] == [command]


def test_what_would_end_a_property_or_begin_a_command_is_escaped() -> None:
    hostile = finding(Location("a,b:c%\n::error::.py", 1, 1, 1, 2), message="100%\n::error::injected\r\x1b[31m")
    [(_, properties, text)] = _read(dataclasses.replace(hostile, help=""))

    assert properties["file"] == "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.py"
    assert text.endswith("100%25 ::error::injected \\x1b[31m")


def test_a_cell_is_named_and_the_line_is_that_of_the_file() -> None:
    [(_, properties, text)] = _read(finding(Location("a.ipynb", 4, 2, 4, 6, cell=3)))

    assert properties["line"] == "1"
    assert text.startswith("a.ipynb:cell 3:4:2: ")
