"""The fields that are promised, with their types, in full."""

from __future__ import annotations

import dataclasses
import json

from scanlint import __version__
from scanlint.report import Report, Summary
from scanlint.reports import json_report
from tests.reports.samples import STEP_0, everything, one_line, raising, single

SPAN = {"path": "models/gru.py", "cell": None}
ZERO = {"silent": 0, "crash": 0, "future": 0, "slow": 0, "info": 0, "confirmed": 0, "refuted": 0, "not_run": 0}


def test_a_clean_run_has_every_field_of_the_summary() -> None:
    assert json.loads(json_report.render(Report((), Summary(3, 1, 0, 2, ("a note",))))) == {
        "version": __version__,
        "findings": [],
        "summary": {
            **ZERO,
            "files": 3,
            "with_scan": 1,
            "unreadable": 0,
            "suppressed": 2,
            "notes": ["a note"],
            "python2": 0,
            "fixed": 0,
            "baseline": 0,
            "added": 0,
        },
    }


def test_a_finding_has_every_documented_field() -> None:
    [found] = json.loads(json_report.render(Report((single(),), Summary(1, 1))))["findings"]
    assert found == {
        **SPAN,
        "line": 15,
        "column": 12,
        "end_line": 15,
        "end_column": 19,
        "code": "SCN101",
        "name": "single-output-indexed",
        "impact": "silent",
        "confidence": "certain",
        "message": "`rval[0]` takes one time step: this scan has one output, so `rval` is that output and not a list of outputs",
        "evidence": [
            {**SPAN, "line": 9, "column": 16, "end_line": 9, "end_column": 17, "message": "the step returns one value"},
            {**SPAN, "line": 11, "column": 21, "end_line": 13, "end_column": 76, "message": "the scan call"},
            {**SPAN, "line": 13, "column": 46, "end_line": 13, "end_column": 75, "message": "outputs_info has one entry"},
        ],
        "fix": {
            "applicability": "unsafe",
            "message": "drop the index",
            "edits": [{**SPAN, "line": 15, "column": 16, "end_line": 15, "end_column": 19, "text": ""}],
        },
        "verdict": {
            "state": "confirmed",
            "backend": "Theano 1.0.5",
            "detail": STEP_0,
            "seen": {
                "before": [["time", 5], ["sample", 3], ["dim", 2]],
                "after": [["sample", 3], ["dim", 2]],
                "outputs": [0],
                "steps": [0],
                "of_steps": 5,
                "exception": None,
                "text": None,
                "rows": [],
                "columns": None,
                "draws": [],
            },
        },
        "help": "Use `rval`, which is the output of every time step.",
    }


def test_what_is_absent_is_null() -> None:
    bare = dataclasses.replace(raising(), verdict=None)
    unseen, unjudged = json.loads(json_report.render(Report((one_line(), bare), Summary(1, 1))))["findings"]
    assert unseen["verdict"] == {"state": "not-run", "backend": None, "detail": "no supported library could be imported", "seen": None}
    assert unjudged["verdict"] is None
    assert unjudged["fix"] is None
    assert unjudged["evidence"] == []


def test_the_summary_counts_impacts_and_verdicts() -> None:
    summary = json.loads(json_report.render(everything()))["summary"]
    assert {key: summary[key] for key in ZERO} == {**ZERO, "silent": 3, "crash": 1, "confirmed": 3, "not_run": 1}


def test_the_document_is_ascii_and_ends_its_line() -> None:
    text = json_report.render(Report((dataclasses.replace(raising(), message="状態\x1b"),), Summary(1)))
    assert text.isascii()
    assert text.endswith("}\n")
    assert "\x1b" not in text
