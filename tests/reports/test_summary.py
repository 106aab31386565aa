"""The order of the findings, the counts and the last line."""

from __future__ import annotations

import pytest

from scanlint.finding import Edit, Fix, Location, Verdict
from scanlint.impact import Impact
from scanlint.report import Report, Summary
from scanlint.reports.summary import last_line, most_costly_first, per_impact, per_verdict, place
from tests.reports.samples import finding


def _at(path: str, line: int, column: int = 1, cell: int | None = None) -> Location:
    return Location(path, line, column, line, column + 1, cell)


def test_a_clean_run_counts_no_findings() -> None:
    assert last_line(Report((), Summary(380, 21, 0, 1))) == "no findings (380 read, 21 with scan, 0 unreadable; 1 suppressed)"


def test_the_last_line_counts_impacts_and_files() -> None:
    findings = (
        finding(_at("a.py", 1), impact=Impact.CRASH),
        finding(_at("a.py", 2), impact=Impact.SILENT),
        finding(_at("b.py", 1), impact=Impact.CRASH),
    )
    assert last_line(Report(findings, Summary(380, 21, 0, 1))) == "1 silent, 2 crash in 2 files (380 read, 21 with scan, 0 unreadable; 1 suppressed)"


@pytest.mark.parametrize(
    ("kinds", "fixed", "end"),
    [
        ([], 0, ""),
        (["safe", "safe"], 0, "; 2 fixable with --fix"),
        (["unsafe"], 0, "; 1 fixable with --fix --unsafe-fixes"),
        (["safe", "unsafe", "unsafe"], 3, "; 3 fixed; 1 fixable with --fix (2 more with --unsafe-fixes)"),
    ],
)
def test_the_last_line_tells_what_was_and_can_be_fixed(kinds: list[str], fixed: int, end: str) -> None:
    at = _at("a.py", 1)
    findings = (finding(at), *(finding(at, fix=Fix(kind, "f", (Edit(at, ""),))) for kind in kinds))
    assert last_line(Report(findings, Summary(1, 1, fixed=fixed))).partition("suppressed)")[2] == end


def test_the_last_line_counts_what_the_library_refutes() -> None:
    refuted = finding(_at("a.py", 1), verdict=Verdict("refuted", "Theano 1.0.5", "d"))
    assert last_line(Report((refuted, finding(_at("a.py", 2))), Summary(1, 1))).endswith("; 1 refuted by the library, which is a defect of scanlint")


def test_the_last_line_counts_python_2_where_there_is_any() -> None:
    assert last_line(Report((), Summary(380, 21, 1, 0, python2=7))) == (
        "no findings (380 read, 21 with scan, 1 unreadable, 7 read as Python 2; 0 suppressed)"
    )


def test_one_file_is_singular() -> None:
    assert last_line(Report((finding(_at("a.py", 1)),), Summary(1, 1))) == "1 silent in 1 file (1 read, 1 with scan, 0 unreadable; 0 suppressed)"


def test_most_costly_first_then_path_cell_and_position() -> None:
    expected = [
        finding(_at("b.py", 9), impact=Impact.SILENT),
        finding(_at("a.ipynb", 7, cell=1), impact=Impact.CRASH),
        finding(_at("a.ipynb", 2, cell=2), impact=Impact.CRASH),
        finding(_at("a.py", 2, 1), impact=Impact.CRASH),
        finding(_at("a.py", 2, 5), impact=Impact.CRASH),
        finding(_at("a.py", 10), impact=Impact.CRASH),
        finding(_at("a.py", 1), impact=Impact.FUTURE),
        finding(_at("a.py", 1), impact=Impact.SLOW),
        finding(_at("a.py", 1), impact=Impact.INFO),
    ]
    assert most_costly_first(expected[::-1]) == expected


def test_counts_name_every_impact_and_every_verdict() -> None:
    refuted = finding(_at("a.py", 1), impact=Impact.SLOW, verdict=Verdict("refuted", "Theano 1.0.5", "no"))
    findings = (refuted, finding(_at("a.py", 2)))
    assert per_impact(findings) == {"silent": 1, "crash": 0, "future": 0, "slow": 1, "info": 0}
    assert per_verdict(findings) == {"confirmed": 0, "refuted": 1, "not-run": 0}


def test_a_place_names_the_cell_of_a_notebook() -> None:
    assert place(_at("a.py", 3, 4)) == "a.py:3:4"
    assert place(_at("a.ipynb", 3, 4, cell=2)) == "a.ipynb:cell 2:3:4"
