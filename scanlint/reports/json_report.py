"""``--format json``: the report as data. Fields are only ever added; none is renamed, removed or changes its type.

The top object::

    version    scanlint's version
    findings   a list, ordered by path, position and code; of each:
               path, line, column, end_line, end_column, cell   lines and columns from 1, columns in code points, ends exclusive;
                                                                cell is the notebook cell from 1, else null
               code, name, impact, confidence, message, help   help: what to write instead, or why no fix does; or ""
               evidence   a list of places (as above), each with its message
               fix        null, or {applicability: "safe" | "unsafe", message, edits: a list of places, each with the text to put there}
               verdict    null, or {state: "confirmed" | "refuted" | "not-run", backend: such as "Theano 1.0.5" or null, detail, seen};
                          seen is null, or {before, after: lists of [axis, size], outputs, steps, of_steps, exception, text,
                          rows: a list of {name, cells: a list of flags, one for each of the columns}, columns: what those are, or null,
                          draws: a list of {name, numbers}}
    summary    {silent, crash, future, slow, info, files, with_scan, unreadable, suppressed, confirmed, refuted, not_run, notes, python2, fixed,
               baseline, added}; python2 counts the files that were read as Python 2, fixed the findings that --fix did away with, baseline those that
               the baseline holds and that are left out, added those that --add-suppressions wrote a comment for
"""

from __future__ import annotations

import json

from scanlint import __version__
from scanlint.finding import Finding, Fix, Location, Seen, Verdict
from scanlint.report import Report
from scanlint.reports.summary import per_impact, per_verdict


def render(report: Report) -> str:
    """Return the report as a JSON document that ends with a line end. Text outside ASCII is escaped, so that any terminal and file can hold it."""
    data = {"version": __version__, "findings": [_finding(finding) for finding in report.findings], "summary": _summary(report)}
    return json.dumps(data, indent=2) + "\n"


def _summary(report: Report) -> dict[str, object]:
    summary = report.summary
    counts = {"files": summary.files, "with_scan": summary.with_scan, "unreadable": summary.unreadable, "suppressed": summary.suppressed}
    verdicts = {state.replace("-", "_"): count for state, count in per_verdict(report.findings).items()}
    later = {"notes": list(summary.notes), "python2": summary.python2, "fixed": summary.fixed, "baseline": summary.baseline, "added": summary.added}
    return {**per_impact(report.findings), **counts, **verdicts, **later}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        **_place(finding.location),
        "code": finding.code,
        "name": finding.name,
        "impact": finding.impact.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "evidence": [{**_place(evidence.location), "message": evidence.message} for evidence in finding.evidence],
        "fix": finding.fix and _fix(finding.fix),
        "verdict": finding.verdict and _verdict(finding.verdict),
        "help": finding.help,
    }


def _place(location: Location) -> dict[str, object]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "cell": location.cell,
    }


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{**_place(edit.location), "text": edit.text} for edit in fix.edits]
    return {"applicability": fix.applicability, "message": fix.message, "edits": edits}


def _verdict(verdict: Verdict) -> dict[str, object]:
    return {"state": verdict.state, "backend": verdict.backend, "detail": verdict.detail, "seen": verdict.seen and _seen(verdict.seen)}


def _seen(seen: Seen) -> dict[str, object]:
    return {
        "before": [list(axis) for axis in seen.before],
        "after": [list(axis) for axis in seen.after],
        "outputs": list(seen.outputs),
        "steps": list(seen.steps),
        "of_steps": seen.of_steps,
        "exception": seen.exception,
        "text": seen.text,
        "rows": [{"name": name, "cells": list(flags)} for name, flags in seen.rows],
        "columns": seen.columns if seen.rows else None,
        "draws": [{"name": name, "numbers": list(numbers)} for name, numbers in seen.draws],
    }
