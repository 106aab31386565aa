"""What every format says of a run as a whole: the order of the findings, the counts, the last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scanlint.fixes.applicable import fixable
from scanlint.impact import Impact
from scanlint.report import Report

if TYPE_CHECKING:
    from scanlint.finding import Finding, Location

_RANK = {impact: rank for rank, impact in enumerate(Impact)}


def most_costly_first(findings: Sequence[Finding]) -> list[Finding]:
    """Sort by impact (silent, crash, future, slow, info), then by path, position and code."""
    return sorted(findings, key=lambda finding: (_RANK[finding.impact], _position(finding.location), finding.code))


def per_impact(findings: Sequence[Finding]) -> dict[str, int]:
    """Count the findings of every impact, zeros included, most costly first."""
    seen = Counter(finding.impact for finding in findings)
    return {impact.value: seen[impact] for impact in Impact}


def per_verdict(findings: Sequence[Finding]) -> dict[str, int]:
    """Count the verdicts of the companion: confirmed, refuted, not-run. A finding without a verdict counts nowhere."""
    seen = Counter(finding.verdict.state for finding in findings if finding.verdict)
    return {state: seen[state] for state in ("confirmed", "refuted", "not-run")}


def place(location: Location) -> str:
    """``path:line:column`` of the first character, with the cell in a notebook: ``demo.ipynb:cell 3:2:5``."""
    cell = "" if location.cell is None else f"cell {location.cell}:"
    return f"{location.path}:{cell}{location.line}:{location.column}"


def last_line(report: Report) -> str:
    """Sum up the run: ``1 silent, 2 crash in 2 files (380 read, 21 with scan, 0 unreadable; 1 suppressed)``.

    Behind ``unreadable`` stands ``, 7 read as Python 2`` and behind ``suppressed`` ``, 12 in the baseline`` where there were any; at the end
    ``; 3 fixed``, ``; 4 suppressed by new comments``, ``; 1 refuted by the library, which is a defect of scanlint`` and
    ``; 2 fixable with --fix (1 more with --unsafe-fixes)``.
    """
    summary = report.summary
    old = f", {summary.python2} read as Python 2" if summary.python2 else ""
    known = f", {summary.baseline} in the baseline" if summary.baseline else ""
    read = f"{summary.files} read, {summary.with_scan} with scan, {summary.unreadable} unreadable{old}; {summary.suppressed} suppressed{known}"
    counts = ", ".join(f"{count} {impact}" for impact, count in per_impact(report.findings).items() if count)
    fixed = f"{summary.fixed} fixed" if summary.fixed else ""
    added = f"{summary.added} suppressed by new comments" if summary.added else ""
    refuted = per_verdict(report.findings)["refuted"]
    wrong = f"{refuted} refuted by the library, which is a defect of scanlint" if refuted else ""
    mending = "".join(f"; {part}" for part in (fixed, added, wrong, _fixable(report)) if part)
    if not counts:
        return f"no findings ({read}){mending}"
    files = len({finding.location.path for finding in report.findings})
    return f"{counts} in {files} {'file' if files == 1 else 'files'} ({read}){mending}"


def _fixable(report: Report) -> str:
    safe, unsafe = fixable(report.findings)
    if not safe:
        return f"{unsafe} fixable with --fix --unsafe-fixes" if unsafe else ""
    return f"{safe} fixable with --fix" + (f" ({unsafe} more with --unsafe-fixes)" if unsafe else "")


def _position(location: Location) -> tuple[str, int, int, int]:
    return (location.path, location.cell or 0, location.line, location.column)
