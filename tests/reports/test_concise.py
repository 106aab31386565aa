"""One line per finding and nothing else."""

from __future__ import annotations

from dataclasses import replace

from scanlint.finding import Edit, Fix, Location
from scanlint.report import Report, Summary
from scanlint.reports import concise
from tests.reports.samples import everything, finding


def test_a_clean_run_is_empty() -> None:
    assert concise.render(Report((), Summary(3, 1, notes=("a note",)))) == ""


def test_a_line_per_finding_in_the_order_of_the_report() -> None:
    message = "`rval[0]` takes one time step: this scan has one output, so `rval` is that output and not a list of outputs"
    assert concise.render(everything()).splitlines() == [
        f"models/gru.py:15:12 SCN101 single-output-indexed {message}",
        "models/lstm.py:6:11 SCN103 output-list-as-tensor `rval` is a list of two outputs, used as one tensor",
        "models/lstm.py:6:18 SCN102 single-output-unpacked `h, c = rval` unpacks a tensor",
        "models/lstm.py:7:5 SCN101 single-output-indexed `scan(..)[0][0]` takes one time step of the only output",
    ]


def test_what_fix_can_fix_is_marked() -> None:
    at = Location("a.py", 1, 1, 1, 2)
    fixes = [None, *(Fix(kind, "f", (Edit(replace(at, cell=cell), ""),)) for kind, cell in (("unsafe", None), ("safe", 3), ("safe", None)))]
    report = Report(tuple(finding(at, fix=fix) for fix in fixes), Summary(1))
    assert ["[*] a message" in line for line in concise.render(report).splitlines()] == [False, False, True, True]


def test_a_hostile_path_or_message_stays_one_harmless_line() -> None:
    hostile = finding(Location("a\x1b[31m\nb.py", 1, 1, 1, 2), message="one\ntwo\x1b[0m")
    assert concise.render(Report((hostile,), Summary(1))) == "a\\x1b[31m b.py:1:1 SCN101 single-output-indexed one two\\x1b[0m\n"
