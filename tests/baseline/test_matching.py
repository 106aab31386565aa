from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from scanlint.baseline.matching import entries_of, inner, matched, without
from scanlint.baseline.store import Entry
from scanlint.finding import Finding, Location
from tests.reports.samples import finding


def _finding(line: int, statement: str = "a = r[0]", path: str = "m.py") -> Finding:
    return replace(finding(Location(path, line, 1, line, 2)), function="f", statement=statement)


ENTRY = Entry("m.py", "SCN101", "f", "a = r[0]", 2)


def test_known_findings_are_no_news_wherever_they_stand() -> None:
    findings = [_finding(7), _finding(9, "a = (r [0])")]
    result = matched(findings, "m.py", (ENTRY,))

    assert (result.new, result.known, result.stale) == ((), tuple(findings), ())


def test_of_more_findings_than_the_count_the_last_are_new() -> None:
    findings = [_finding(1), _finding(2), _finding(3)]

    assert matched(findings, "m.py", (ENTRY,)).new == (findings[2],)


def test_entries_without_a_finding_are_stale_with_what_is_left_of_their_count() -> None:
    other = replace(ENTRY, statement="b = r[0]", count=1)

    assert matched([_finding(1)], "m.py", (ENTRY, other)).stale == (replace(ENTRY, count=1), other)


@pytest.mark.parametrize("entry", [replace(ENTRY, path="n.py"), replace(ENTRY, code="SCN102"), replace(ENTRY, function="g")])
def test_another_path_rule_or_function_is_another_finding(entry: Entry) -> None:
    assert matched([_finding(1)], "m.py", (entry,)).new == (_finding(1),)


def test_entries_are_counted_and_ordered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    findings = [_finding(3, path=os.path.join("src", "m.py")), _finding(1, path="a.py"), _finding(9, path=os.path.join("src", "m.py"))]

    assert entries_of(findings, "b.json") == [replace(ENTRY, path="a.py", count=1), replace(ENTRY, path="src/m.py")]


def test_paths_count_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path / "src")

    assert inner("m.py", os.path.join(os.pardir, "b.json")) == "src/m.py"
    assert inner("m.py", str(tmp_path / "src" / "b.json")) == "m.py"
    assert inner(str(tmp_path / "n.py"), "b.json") == "../n.py"


def test_what_is_taken_out() -> None:
    other = replace(ENTRY, code="SCN102", count=1)

    assert without([ENTRY, other], [replace(ENTRY, count=1), other]) == [replace(ENTRY, count=1)]
    assert without([ENTRY, other], []) == [ENTRY, other]
